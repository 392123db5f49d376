"""What names a record, by the foreign keys of the schema: a new kind is known without a line here."""

from __future__ import annotations

from collections.abc import Collection

import sqlite_utils

from ccas_desktop.application.errors import AnnulationRefusee, RaisonAnnulation
from ccas_desktop.application.journal import EntreeJournal

_LIENS = (
    "SELECT t.name, f.\"from\", EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id')"
    " FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f"
    " WHERE t.schema = 'main' AND f.\"table\" = ?"
)


class Liens:
    """The links towards each kind of record, read from the schema once."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        self._requetes: dict[str, str] = {}

    def objets_qui_nomment(self, objet: str, identifiant: str) -> tuple[str, ...]:
        """Return the kinds of records that name this one."""
        return tuple(dict.fromkeys(table for table, _ in self._nommants(objet, identifiant)))

    def exiger_seule(self, entree: EntreeJournal, parmi: Collection[str]) -> None:
        """Refuse to remove a record that something else than these names. Raises AnnulationRefusee."""
        autres = [table for table, nommant in self._nommants(entree.objet, entree.objet_id) if nommant not in parmi]
        if autres:
            raise AnnulationRefusee(RaisonAnnulation.SERT_AILLEURS, entree, nomme_par=tuple(dict.fromkeys(autres)))

    def _nommants(self, objet: str, identifiant: str) -> list[tuple[str, str | None]]:
        if objet not in self._requetes:
            self._requetes[objet] = _requete(self._db, objet)
        requete = self._requetes[objet]
        return self._db.execute(requete, (identifiant,)).fetchall() if requete else []


def _requete(db: sqlite_utils.Database, objet: str) -> str:
    """Return one query for all the links, each answered by its index; empty when nothing may name this kind."""
    return " UNION ALL ".join(
        f'SELECT \'{table}\', {"id" if a_un_id else "NULL"} FROM "{table}" WHERE "{colonne}" = ?1'  # noqa: S608 our names
        for table, colonne, a_un_id in db.execute(_LIENS, (objet,)).fetchall()
    )
