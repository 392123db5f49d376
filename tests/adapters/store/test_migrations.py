"""What the steps do to the rows of an older base."""

from __future__ import annotations

import json

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.adapters.store.migrations.migration_0017 import occasion_des_budgets_gardes
from ccas_desktop.adapters.store.migrations.migration_0021 import rapports_des_imports
from ccas_desktop.adapters.store.migrations.migration_0022 import foyer_des_budgets_gardes


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


def test_the_reports_of_the_batches_leave_their_rows() -> None:
    db = sqlite_utils.Database(memory=True)
    db.execute("CREATE TABLE import (id TEXT PRIMARY KEY, etat TEXT, rapport TEXT NOT NULL)")
    entier = [
        {"ligne": 2, "personne": "DUPONT Léa", "issue": "Dossier créé", "dossier": "2026-0001", "raison": "",
         "importee": True},
        {"ligne": 3, "personne": "", "issue": "Non reprise", "dossier": "", "raison": "Cette ligne ne nomme personne.",
         "importee": False},
    ]  # fmt: skip
    refus = {"code": "annulation_change_depuis"}
    for identifiant, rapport in (("1", json.dumps(entier)), ("2", json.dumps(refus)), ("3", "")):
        db.execute("INSERT INTO import VALUES (?, 'termine', ?)", (identifiant, rapport))

    rapports_des_imports(db)

    assert db.execute("SELECT * FROM rapport_import").fetchall() == [
        ("1", 2, "DUPONT Léa", "Dossier créé", "2026-0001", "", 1),
        ("1", 3, "", "Non reprise", "", "Cette ligne ne nomme personne.", 0),
    ]
    assert db.execute("SELECT id, refus FROM import").fetchall() == [("1", ""), ("2", json.dumps(refus)), ("3", "")]


def test_a_budget_kept_before_the_people_were_holds_none_and_those_kept_do_not_change() -> None:
    db = sqlite_utils.Database(memory=True)
    db.execute("CREATE TABLE instantane_budget (id TEXT, dossier_id TEXT, pris_le TEXT, lignes TEXT, personnes TEXT)")
    db.execute(
        "CREATE TRIGGER instantane_fige BEFORE UPDATE ON instantane_budget"
        " BEGIN SELECT RAISE (ABORT, 'instantane_inalterable'); END"
    )
    db.execute("INSERT INTO instantane_budget VALUES ('1', 'd', '2026-01-01', '[]', '2')")

    foyer_des_budgets_gardes(db)

    assert db.execute("SELECT foyer FROM instantane_budget").fetchall() == [("[]",)]
    for change in ("foyer = '[1]'", "lignes = '[1]'", "personnes = '3'", "pris_le = '2026-01-02'"):
        with pytest.raises(sqlcipher.IntegrityError, match="instantane_inalterable"):
            db.execute(f"UPDATE instantane_budget SET {change}")  # noqa: S608 constants
    db.execute("UPDATE instantane_budget SET dossier_id = 'autre'")
