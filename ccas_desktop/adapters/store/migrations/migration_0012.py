"""Twelfth step: the legal aids received and passed on, and those who owe maintenance. Frozen."""

from __future__ import annotations

import sqlite_utils

_TABLES = """
CREATE TABLE aide_legale (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demandeur_id TEXT NOT NULL REFERENCES usager (id),
    genre TEXT NOT NULL,
    depose_le TEXT NOT NULL,
    depose_a TEXT NOT NULL,
    autorite TEXT NOT NULL,
    precision TEXT NOT NULL,
    entree_le TEXT,
    prononcee_le TEXT,
    departement_averti_le TEXT,
    pieces TEXT NOT NULL,
    observations TEXT NOT NULL,
    transmis_le TEXT,
    decidee_le TEXT,
    suite TEXT NOT NULL
) STRICT;
CREATE INDEX aide_legale_par_dossier ON aide_legale (dossier_id);
CREATE INDEX aide_legale_a_transmettre ON aide_legale (depose_le) WHERE transmis_le IS NULL;
-- The day of deposit is opposed to the authority: the moment it was recorded never changes.
CREATE TRIGGER aide_legale_horodatee BEFORE UPDATE ON aide_legale WHEN OLD.depose_a IS NOT NEW.depose_a
BEGIN SELECT RAISE (ABORT, 'horodatage_inalterable'); END;

CREATE TABLE oblige_alimentaire (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    aide_legale_id TEXT NOT NULL REFERENCES aide_legale (id),
    nom TEXT NOT NULL,
    prenom TEXT NOT NULL,
    lien TEXT NOT NULL,
    adresse TEXT NOT NULL,
    information_le TEXT,
    reponse TEXT NOT NULL
) STRICT;
CREATE INDEX oblige_par_aide_legale ON oblige_alimentaire (aide_legale_id);
CREATE INDEX oblige_par_dossier ON oblige_alimentaire (dossier_id);
"""


def aides_legales(db: sqlite_utils.Database) -> None:
    """Add the tables of the legal aids."""
    db.executescript(_TABLES)
