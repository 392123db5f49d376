"""Sixteenth step: the aids of the former tool count like the others; a column that nothing read goes. Frozen."""

from __future__ import annotations

import sqlite_utils

_AIDES_REPRISES = """
ALTER TABLE aide_reprise DROP COLUMN comptee;
CREATE INDEX aide_reprise_par_aide ON aide_reprise (aide, accordee_le) WHERE aide != '';
"""


def aides_reprises_comptees(db: sqlite_utils.Database) -> None:
    """Count by aid and by day the aids of the former tool."""
    db.executescript(_AIDES_REPRISES)
