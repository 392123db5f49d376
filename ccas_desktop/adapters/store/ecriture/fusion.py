"""What a merge moves: every record of a dossier, of whatever kind, and every link to a person found to be another.

The kinds come from the catalogue and the links from the schema: a kind added later is moved without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.catalogue import correspondances
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes
from ccas_desktop.adapters.store.ecriture.changement import Changement

# The journal tells the past as it was, under the id the dossier had then.
TABLES_QUI_RESTENT = frozenset({"journal"})


def deplacements(
    db: sqlite_utils.Database, depuis: str, vers: str, personnes: Mapping[str, str]
) -> Iterator[Changement]:
    """Yield the change of each record of a dossier, or that names a person of `personnes` (id, id of who it is)."""
    for correspondance in correspondances():
        liens = _liens_vers_une_personne(db, correspondance)
        for ligne in _concernees(db, correspondance, depuis, liens, personnes):
            avant = {nom: ligne[nom] for nom in correspondance.colonnes}
            apres = {nom: _deplacee(nom, valeur, liens, personnes) for nom, valeur in avant.items()}
            if avant.get("dossier_id") == depuis:
                apres["dossier_id"] = vers
            # A person found to be another is removed, not moved.
            if correspondance.objet != "usager" or ligne["id"] not in personnes:
                yield Changement(correspondance, ligne["id"], avant, apres)


def deplacer_le_reste(db: sqlite_utils.Database, depuis: str, vers: str) -> None:
    """Move what belongs to a dossier and is no record, such as who waits; an undo leaves it where it went."""
    connues = {correspondance.objet for correspondance in correspondances()} | TABLES_QUI_RESTENT
    for table in tables_d_un_dossier(db):
        if table not in connues:
            db.execute(f'UPDATE "{table}" SET dossier_id = ? WHERE dossier_id = ?', (vers, depuis))  # noqa: S608 ours


def tables_d_un_dossier(db: sqlite_utils.Database) -> tuple[str, ...]:
    """Return the tables whose rows say of which dossier they are."""
    sql = (
        "SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.schema = 'main' AND t.type = 'table' AND c.name = 'dossier_id' ORDER BY t.name"
    )
    return tuple(nom for (nom,) in db.execute(sql))


def _concernees(
    db: sqlite_utils.Database,
    correspondance: Correspondance[Any],
    depuis: str,
    liens: tuple[str, ...],
    personnes: Mapping[str, str],
) -> list[dict[str, Any]]:
    places = ", ".join("?" * len(personnes))
    conditions = [f"{lien} IN ({places})" for lien in liens if personnes]
    parametres = [identifiant for _ in conditions for identifiant in personnes]
    if "dossier_id" in correspondance.colonnes:
        conditions.append("dossier_id = ?")
        parametres.append(depuis)
    if not conditions:
        return []
    noms = ", ".join(("id", *correspondance.colonnes))
    sql = f"SELECT {noms} FROM {correspondance.objet} WHERE {' OR '.join(conditions)} ORDER BY id"  # noqa: S608 ours
    return list(lignes(db, sql, tuple(parametres)))


def _liens_vers_une_personne(db: sqlite_utils.Database, correspondance: Correspondance[Any]) -> tuple[str, ...]:
    sql = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'usager\''
    liens = [colonne for (colonne,) in db.execute(sql, (correspondance.objet,))]
    return tuple(colonne for colonne in liens if colonne in correspondance.colonnes)


def _deplacee(nom: str, valeur: Any, liens: tuple[str, ...], personnes: Mapping[str, str]) -> Any:
    return personnes.get(valeur, valeur) if nom in liens and valeur is not None else valeur
