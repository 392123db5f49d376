"""Twentieth step: of which pupil a value kept for a request is, one each. Frozen."""

from __future__ import annotations

import sqlite_utils

_PAR_ELEVE = """
ALTER TABLE donnee_retenue ADD COLUMN usager_id TEXT REFERENCES usager (id);
CREATE INDEX donnee_retenue_par_usager ON donnee_retenue (usager_id) WHERE usager_id IS NOT NULL;
"""


def donnees_par_eleve(db: sqlite_utils.Database) -> None:
    """Let a value kept name the person it is about; the values kept before name nobody, or their provenance does."""
    db.executescript(_PAR_ELEVE)
