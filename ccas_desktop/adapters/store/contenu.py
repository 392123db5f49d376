"""Every table with what it holds, for whoever leaves with everything: a new table follows without a line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondance import lignes

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
