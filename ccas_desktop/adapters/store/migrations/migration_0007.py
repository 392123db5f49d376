"""Seventh step: the passages, the reminders and the visitors of the day. Frozen."""

from __future__ import annotations

import sqlite_utils

_TABLES = """
CREATE TABLE passage (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    jour TEXT NOT NULL,
    canal TEXT NOT NULL,
    motif TEXT NOT NULL,
    suite TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX passage_par_dossier ON passage (dossier_id);
CREATE INDEX passage_par_jour ON passage (jour);

CREATE TABLE rappel (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    jour TEXT NOT NULL,
    texte TEXT NOT NULL,
    agent_id TEXT REFERENCES agent (id),
    dossier_id TEXT REFERENCES dossier (id),
    demande_id TEXT REFERENCES demande (id),
    fait_le TEXT
) STRICT;
CREATE INDEX rappel_par_dossier ON rappel (dossier_id);
CREATE INDEX decision_par_validite ON decision (valable_jusqu_au) WHERE valable_jusqu_au IS NOT NULL;
CREATE INDEX rappel_a_faire ON rappel (jour) WHERE fait_le IS NULL;

CREATE TABLE visiteur (
    id TEXT NOT NULL PRIMARY KEY,
    initiales TEXT NOT NULL,
    motif TEXT NOT NULL,
    arrive_le TEXT NOT NULL,
    dossier_id TEXT,
    etat TEXT NOT NULL
) STRICT;
"""


def vie_du_guichet(db: sqlite_utils.Database) -> None:
    """Add the tables of what happens at the counter from day to day."""
    db.executescript(_TABLES)
