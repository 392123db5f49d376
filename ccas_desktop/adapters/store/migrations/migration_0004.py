"""Fourth step: what each act was done with, and what it undoes. Frozen."""

from __future__ import annotations

import sqlite_utils

_ETAPES = (
    # NULL for the entries of the former versions: they are not undone.
    "ALTER TABLE journal ADD COLUMN lot TEXT",
    "ALTER TABLE journal ADD COLUMN annule TEXT",
    "CREATE INDEX journal_par_lot ON journal (lot, numero) WHERE lot IS NOT NULL",
    "CREATE INDEX journal_par_annulation ON journal (annule, lot) WHERE annule IS NOT NULL",
)


def lots_du_journal(db: sqlite_utils.Database) -> None:
    """Add the unit of work of an entry and the one that it undoes."""
    for etape in _ETAPES:
        db.execute(etape)
