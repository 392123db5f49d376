"""Fifteenth step: the papers that a legal aid waits for, and the longer time to ask for a lodging. Frozen."""

from __future__ import annotations

import sqlite_utils

_COLONNES = """
ALTER TABLE aide_legale ADD COLUMN effet_prolonge INTEGER NOT NULL DEFAULT 0;
ALTER TABLE piece_attendue ADD COLUMN aide_legale_id TEXT REFERENCES aide_legale (id);
CREATE INDEX piece_par_aide_legale ON piece_attendue (aide_legale_id) WHERE aide_legale_id IS NOT NULL;
CREATE INDEX aide_legale_a_confirmer ON aide_legale (prononcee_le)
    WHERE prononcee_le IS NOT NULL AND decidee_le IS NULL;
"""


def suites_des_aides_legales(db: sqlite_utils.Database) -> None:
    """Add what the legal aids wait for."""
    db.executescript(_COLONNES)
