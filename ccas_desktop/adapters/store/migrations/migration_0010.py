"""Tenth step: what comes from the former tool of the office. Frozen."""

from __future__ import annotations

import sqlite_utils

_TABLES = (
    """
CREATE TABLE import (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    lot TEXT NOT NULL UNIQUE,
    fichier TEXT NOT NULL,
    empreinte TEXT NOT NULL,
    auteur TEXT NOT NULL,
    commence_le TEXT NOT NULL,
    etat TEXT NOT NULL,
    fini_le TEXT,
    compte TEXT NOT NULL,
    rapport TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE modele_colonnes (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    signature TEXT NOT NULL UNIQUE,
    nom TEXT NOT NULL,
    cibles TEXT NOT NULL,
    natures TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE aide_reprise (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    usager_id TEXT NOT NULL REFERENCES usager (id),
    import_id TEXT NOT NULL REFERENCES import (id),
    nature TEXT NOT NULL,
    aide TEXT NOT NULL,
    accordee_le TEXT,
    montant TEXT,
    sens TEXT NOT NULL,
    numero TEXT NOT NULL,
    motif TEXT NOT NULL,
    tiers TEXT NOT NULL,
    comptee INTEGER NOT NULL
) STRICT
""",
    "CREATE INDEX aide_reprise_dossier ON aide_reprise (dossier_id)",
    "CREATE INDEX aide_reprise_usager ON aide_reprise (usager_id)",
    "CREATE INDEX aide_reprise_import ON aide_reprise (import_id)",
)


def reprise_de_l_existant(db: sqlite_utils.Database) -> None:
    """Add the batches, the saved mappings and the past aids."""
    for sql in _TABLES:
        db.execute(sql)
