"""Twenty-second step: who lived in the foyer when a budget was kept. Frozen."""

from __future__ import annotations

import sqlite_utils

_FOYER = """
ALTER TABLE instantane_budget ADD COLUMN foyer TEXT NOT NULL DEFAULT '[]';
DROP TRIGGER instantane_fige;
CREATE TRIGGER instantane_fige BEFORE UPDATE ON instantane_budget
WHEN OLD.lignes IS NOT NEW.lignes OR OLD.pris_le IS NOT NEW.pris_le OR OLD.personnes IS NOT NEW.personnes
    OR OLD.foyer IS NOT NEW.foyer
BEGIN SELECT RAISE (ABORT, 'instantane_inalterable'); END;
"""


def foyer_des_budgets_gardes(db: sqlite_utils.Database) -> None:
    """Let a budget kept hold the people of its day; those kept before hold their number only."""
    db.executescript(_FOYER)
