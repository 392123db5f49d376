"""Sixth step: the budget in four blocks and its snapshots, the whole procedure of a demande. Frozen."""

from __future__ import annotations

import sqlite_utils

_COLONNES = """
ALTER TABLE ligne_budget ADD COLUMN intitule TEXT NOT NULL DEFAULT '';
ALTER TABLE ligne_budget ADD COLUMN bloc_ajoute TEXT;
ALTER TABLE ligne_budget ADD COLUMN creancier TEXT NOT NULL DEFAULT '';
ALTER TABLE ligne_budget ADD COLUMN reste_du TEXT;
ALTER TABLE demande ADD COLUMN renouvelle_id TEXT REFERENCES demande (id);
ALTER TABLE demande ADD COLUMN organe_saisi TEXT;
ALTER TABLE demande ADD COLUMN autorite TEXT NOT NULL DEFAULT '';
ALTER TABLE ccas ADD COLUMN territoire TEXT NOT NULL DEFAULT 'metropole';
ALTER TABLE ccas ADD COLUMN delai_pieces INTEGER NOT NULL DEFAULT 15;
ALTER TABLE ccas ADD COLUMN fraicheur_pieces INTEGER NOT NULL DEFAULT 3;
CREATE INDEX demande_par_ancienne ON demande (renouvelle_id) WHERE renouvelle_id IS NOT NULL;
"""

# The text of the refusal is that of a foreign key: a nature in use is used, whoever says so.
_BUDGET = """
CREATE TABLE nature_budget (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    libelle TEXT NOT NULL,
    bloc TEXT NOT NULL,
    en_service INTEGER NOT NULL
) STRICT;
CREATE TRIGGER nature_en_usage_jamais_effacee BEFORE DELETE ON nature_budget
WHEN EXISTS (SELECT 1 FROM ligne_budget WHERE nature = 'ccas/' || OLD.id)
BEGIN SELECT RAISE (ABORT, 'FOREIGN KEY constraint failed'); END;

CREATE TABLE instantane_budget (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT REFERENCES demande (id),
    pris_le TEXT NOT NULL,
    motif TEXT NOT NULL,
    lignes TEXT NOT NULL,
    noms TEXT NOT NULL,
    personnes TEXT NOT NULL
) STRICT;
CREATE INDEX instantane_par_dossier ON instantane_budget (dossier_id, pris_le);
CREATE INDEX instantane_par_demande ON instantane_budget (demande_id) WHERE demande_id IS NOT NULL;
CREATE TRIGGER instantane_fige BEFORE UPDATE ON instantane_budget
WHEN OLD.lignes IS NOT NEW.lignes OR OLD.pris_le IS NOT NEW.pris_le OR OLD.personnes IS NOT NEW.personnes
BEGIN SELECT RAISE (ABORT, 'instantane_inalterable'); END;
"""

_DEMANDE = """
CREATE TABLE transition_demande (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT NOT NULL REFERENCES demande (id),
    avant TEXT NOT NULL,
    apres TEXT NOT NULL,
    instant TEXT NOT NULL,
    agent TEXT NOT NULL,
    le TEXT,
    motif TEXT NOT NULL,
    decision_id TEXT
) STRICT;
CREATE INDEX transition_par_demande ON transition_demande (demande_id);
CREATE INDEX transition_par_dossier ON transition_demande (dossier_id);
CREATE INDEX decision_retiree ON transition_demande (decision_id) WHERE apres = 'decision_retiree';

CREATE TABLE piece_attendue (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT REFERENCES demande (id),
    libelle TEXT NOT NULL,
    texte TEXT NOT NULL,
    demandee_le TEXT NOT NULL,
    attendue_le TEXT NOT NULL,
    sort TEXT NOT NULL,
    reglee_le TEXT,
    relancee_le TEXT
) STRICT;
CREATE INDEX piece_par_demande ON piece_attendue (demande_id);
CREATE INDEX piece_par_dossier ON piece_attendue (dossier_id);
CREATE INDEX piece_attendue_par_jour ON piece_attendue (attendue_le) WHERE sort = 'attendue';

CREATE TABLE aide_exterieure (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT REFERENCES demande (id),
    organisme TEXT NOT NULL,
    precision TEXT NOT NULL,
    objet TEXT NOT NULL,
    orientee_le TEXT NOT NULL,
    montant_demande TEXT,
    montant_recu TEXT,
    issue TEXT NOT NULL,
    repondue_le TEXT
) STRICT;
CREATE INDEX aide_exterieure_par_dossier ON aide_exterieure (dossier_id);
"""


def budget_et_procedure(db: sqlite_utils.Database) -> None:
    """Add the blocks and snapshots of the budget, the changes of status, the papers awaited, the aids elsewhere."""
    for script in (_COLONNES, _BUDGET, _DEMANDE):
        db.executescript(script)
