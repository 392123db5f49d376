"""Seventeenth step: why a budget was kept, as a code; what was typed for it stays as a remark. Frozen."""

from __future__ import annotations

import sqlite_utils

# Kept with a decision, it was made after it in the same act: ids are in the order of time.
_OCCASION = """
ALTER TABLE instantane_budget ADD COLUMN occasion TEXT NOT NULL DEFAULT 'a_la_main';
UPDATE instantane_budget SET occasion = CASE
    WHEN EXISTS (SELECT 1 FROM decision WHERE decision.demande_id = instantane_budget.demande_id
        AND decision.id < instantane_budget.id) THEN 'decision'
    ELSE 'depot' END
WHERE demande_id IS NOT NULL;
"""


def occasion_des_budgets_gardes(db: sqlite_utils.Database) -> None:
    """Say why each budget was kept: a request deposited, a decision, by hand."""
    db.executescript(_OCCASION)
