"""Every table with what it holds, for whoever leaves with everything: a new table follows without a line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes

# What the program makes again by itself, or keeps for the time of typing.
_SANS_CONTENU = frozenset(("annulation_en_cours", "brouillon", "recherche", "ressemblance", "_sqlite_migrations"))
_OMBRES = ("recherche_", "ressemblance_", "sqlite_")


def tables(db: sqlite_utils.Database) -> tuple[str, ...]:
    """Return the names of the tables that hold something of the office."""
    return tuple(nom for nom in sorted(db.table_names()) if nom not in _SANS_CONTENU and not nom.startswith(_OMBRES))


def contenu(db: sqlite_utils.Database, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one of these tables, oldest first. Raises KeyError for another name."""
    if table not in tables(db):
        raise KeyError(table)
    yield from lignes(db, f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608 a name of the list above


def contenu_du_dossier(db: sqlite_utils.Database, dossier_id: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of the table and the row of all that belongs to a dossier, by the indexes; files left out."""
    for table in tables(db):
        ou = _ou_est_le_dossier(db, table)
        if ou:
            sql = f'SELECT * FROM "{table}" WHERE {ou} ORDER BY rowid'  # noqa: S608 names of the schema
            for ligne in lignes(db, sql, (dossier_id,)):
                yield table, {nom: valeur for nom, valeur in ligne.items() if not isinstance(valeur, bytes)}


def _ou_est_le_dossier(db: sqlite_utils.Database, table: str) -> str:
    """Return the condition that finds the rows of a dossier; empty for a table that holds none."""
    if table == "dossier":
        return "id = ?"
    noms = {colonne.name for colonne in db.table(table).columns}
    indexees = {index.columns[0] for index in db.table(table).indexes if index.columns}
    if "dossier_id" in noms and ("dossier_id" in indexees or "demande_id" not in indexees):
        return "dossier_id = ?"
    return "demande_id IN (SELECT id FROM demande WHERE dossier_id = ?)" if "demande_id" in noms else ""
