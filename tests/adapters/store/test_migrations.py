"""What the steps do to the rows of an older base."""

from __future__ import annotations

import sqlite_utils

from ccas_desktop.adapters.store.migrations.migration_0017 import occasion_des_budgets_gardes


def test_each_budget_kept_says_why_it_was() -> None:
    db = sqlite_utils.Database(memory=True)
    db.execute("CREATE TABLE decision (id TEXT, demande_id TEXT)")
    db.execute("CREATE TABLE instantane_budget (id TEXT, demande_id TEXT, motif TEXT)")
    # Decided twice: kept at its deposit, then nothing more. Without a budget then: kept with its decision. By hand.
    db.execute("INSERT INTO decision VALUES ('3', 'deposee'), ('5', 'decidee'), ('8', 'deposee')")
    db.execute(
        "INSERT INTO instantane_budget VALUES ('1', 'deposee', ''), ('6', 'decidee', ''), ('2', 'seule', ''),"
        " ('7', NULL, 'avant le départ')"
    )

    occasion_des_budgets_gardes(db)

    assert db.execute("SELECT id, occasion, motif FROM instantane_budget ORDER BY id").fetchall() == [
        ("1", "depot", ""),
        ("2", "depot", ""),
        ("6", "decision", ""),
        ("7", "a_la_main", "avant le départ"),
    ]
