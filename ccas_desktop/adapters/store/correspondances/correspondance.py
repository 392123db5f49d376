"""How one kind of record goes to its table and back, and the SQL that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, cast

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, json_de, sans_demi_caractere
from ccas_desktop.application.errors import ConflitDeVersion, EnregistrementAbsent
from ccas_desktop.domain.enregistrement import Enregistrement

E = TypeVar("E", bound=Enregistrement)


@dataclass(frozen=True)
class Correspondance(Generic[E]):
    """The mapping of one kind of record.

    Attributes:
        colonnes: every column of the record but `id` and `version`, as `vers_ligne` names them.
    """

    objet: str
    type: type[E]
    colonnes: tuple[str, ...]
    vers_ligne: Callable[[E], dict[str, Any]]
    depuis_ligne: Callable[[Ligne], E]

    def ligne_de(self, enregistrement: E) -> dict[str, Any]:
        """Return the columns of a record, such as the driver and the journal take them."""
        ligne = self.vers_ligne(enregistrement)
        for nom, valeur in ligne.items():
            if isinstance(valeur, str) and not valeur.isascii():
                ligne[nom] = sans_demi_caractere(valeur)
        return ligne

    def ligne(self, db: sqlite_utils.Database, identifiant: str) -> dict[str, Any] | None:
        """Return the stored row of an id, or None."""
        return premiere(db, self._sql_lire, (identifiant,))

    def colonnes_de(self, db: sqlite_utils.Database, ids: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the id and the columns of each of these records that there are, read at once."""
        for identifiant, *valeurs in db.execute(self._sql_lire_plusieurs, (json_de(list(ids)),)):
            yield identifiant, dict(zip(self.colonnes, valeurs, strict=True))

    def lire(self, db: sqlite_utils.Database, identifiant: str) -> E:
        """Return the record of an id. Raises EnregistrementAbsent."""
        ligne = self.ligne(db, identifiant)
        if ligne is None:
            raise EnregistrementAbsent(self.objet)
        return self.depuis_ligne(ligne)

    def lister(self, db: sqlite_utils.Database, condition: str, parametres: tuple[Any, ...] = ()) -> tuple[E, ...]:
        """Return the records that meet a condition written by us; values go in `parametres`."""
        sql = f"SELECT * FROM {self.objet} {condition}"  # noqa: S608 constant names, bound values
        return tuple(self.depuis_ligne(ligne) for ligne in lignes(db, sql, parametres))

    def dossier_de(self, identifiant: str, colonnes: Ligne) -> str | None:
        """Return the dossier that a record belongs to, None for the settings of the office."""
        return identifiant if self.objet == "dossier" else colonnes.get("dossier_id")

    def par(
        self,
        db: sqlite_utils.Database,
        colonne: str,
        valeurs: Collection[str],
        *,
        ordre: str = "id",
        condition: str = "1",
    ) -> defaultdict[str, list[E]]:
        """Return the records of which a column, written by us, is one of these values, by it: one query for all."""
        sql = (
            f"SELECT * FROM {self.objet} WHERE {colonne} IN (SELECT value FROM json_each(?))"  # noqa: S608 constant names
            f" AND {condition} ORDER BY {ordre}"
        )
        rendus: defaultdict[str, list[E]] = defaultdict(list)
        for ligne in lignes(db, sql, (json_de(list(valeurs)),)):
            rendus[ligne[colonne]].append(self.depuis_ligne(ligne))
        return rendus

    def inserer(self, db: sqlite_utils.Database, ligne: Ligne) -> int:
        """Add a row: the columns of the record, its id and its version; return its rank in the table.

        Raises ConflitDeVersion when the id is taken: nothing is then written.
        """
        curseur = db.execute(_sql_inserer(self.objet, tuple(ligne)), tuple(ligne.values()))
        if not curseur.rowcount:
            raise ConflitDeVersion(self.objet)
        return cast("int", curseur.lastrowid)

    def remplacer(self, db: sqlite_utils.Database, ligne: Ligne) -> None:
        """Write a row over the one of the same id."""
        db.execute(_sql_remplacer(self.objet, tuple(ligne)), (*ligne.values(), ligne["id"]))

    def effacer(self, db: sqlite_utils.Database, identifiant: str) -> None:
        """Remove the row of an id."""
        db.execute(self._sql_effacer, (identifiant,))

    def valeurs_par_defaut(self, db: sqlite_utils.Database) -> dict[str, Any]:
        """Return what each column holds when a row is added without it."""
        sql = "SELECT name, dflt_value FROM pragma_table_info(?)"
        defauts = dict(db.execute(sql, (self.objet,)).fetchall())
        # A default is a literal of our own steps.
        return {nom: db.execute(f"SELECT {defauts[nom] or 'NULL'}").fetchone()[0] for nom in self.colonnes}

    @cached_property
    def _sql_lire(self) -> str:
        noms = ", ".join(("id", "version", *self.colonnes))
        return f"SELECT {noms} FROM {self.objet} WHERE id = ?"  # noqa: S608 constant names

    @cached_property
    def _sql_lire_plusieurs(self) -> str:
        noms = ", ".join(("id", *self.colonnes))
        return f"SELECT {noms} FROM {self.objet} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 constant names

    @cached_property
    def _sql_effacer(self) -> str:
        return f"DELETE FROM {self.objet} WHERE id = ?"  # noqa: S608 constant names


@cache
def _sql_inserer(table: str, noms: tuple[str, ...]) -> str:
    valeurs = ", ".join("?" * len(noms))
    return f"INSERT INTO {table} ({', '.join(noms)}) VALUES ({valeurs}) ON CONFLICT (id) DO NOTHING"  # noqa: S608 constant names


@cache
def _sql_remplacer(table: str, noms: tuple[str, ...]) -> str:
    affectations = ", ".join(f"{nom} = ?" for nom in noms)
    return f"UPDATE {table} SET {affectations} WHERE id = ?"  # noqa: S608 constant names


def lignes(db: sqlite_utils.Database, sql: str, parametres: tuple[Any, ...] = ()) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query as dictionaries."""
    curseur = db.execute(sql, parametres)
    noms = [colonne[0] for colonne in curseur.description]
    for valeurs in curseur:
        yield dict(zip(noms, valeurs, strict=True))


def premiere(db: sqlite_utils.Database, sql: str, parametres: tuple[Any, ...] = ()) -> dict[str, Any] | None:
    """Return the first row of a query, or None."""
    return next(lignes(db, sql, parametres), None)
