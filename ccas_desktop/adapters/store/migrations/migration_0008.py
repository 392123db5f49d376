"""Eighth step: the documents of a dossier, the likely duplicates set aside, the dossiers merged. Frozen."""

from __future__ import annotations

import sqlite_utils

# The contents outlive their document: what was removed can come back until a purge.
_DOCUMENTS = """
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT REFERENCES demande (id),
    genre TEXT NOT NULL,
    theme TEXT,
    titre TEXT NOT NULL,
    piece TEXT NOT NULL,
    type TEXT NOT NULL,
    taille INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    empreinte TEXT NOT NULL,
    ajoute_le TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX document_par_dossier ON document (dossier_id);
CREATE INDEX document_par_demande ON document (demande_id) WHERE demande_id IS NOT NULL;

CREATE TABLE document_contenu (
    document_id TEXT NOT NULL,
    rang INTEGER NOT NULL,
    morceau BLOB NOT NULL,
    PRIMARY KEY (document_id, rang)
) STRICT;
CREATE TRIGGER document_contenu_jamais_modifie BEFORE UPDATE ON document_contenu
BEGIN SELECT RAISE (ABORT, 'document_inalterable'); END;
CREATE TRIGGER document_contenu_garde BEFORE DELETE ON document_contenu
WHEN EXISTS (SELECT 1 FROM document WHERE id = OLD.document_id)
BEGIN SELECT RAISE (ABORT, 'document_inalterable'); END;
"""

_DOUBLONS = """
CREATE TABLE paire_ecartee (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    premier_id TEXT NOT NULL,
    second_id TEXT NOT NULL,
    ecartee_le TEXT NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX paire_ecartee_par_personnes ON paire_ecartee (premier_id, second_id);

CREATE TABLE dossier_fusionne (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ancien_id TEXT NOT NULL UNIQUE,
    ancien_numero TEXT NOT NULL,
    fusionne_le TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_fusionne_par_dossier ON dossier_fusionne (dossier_id);
"""

# What was notified stays as it was; its dossier alone may become another, in a merge and its undoing.
_DECISION = """
DROP TRIGGER decision_notifiee_jamais_modifiee;
CREATE TRIGGER decision_notifiee_jamais_modifiee BEFORE UPDATE ON decision
WHEN OLD.notifiee_le IS NOT NULL AND NOT (
    OLD.dossier_id IS NOT NEW.dossier_id AND OLD.id IS NEW.id AND OLD.demande_id IS NEW.demande_id
    AND OLD.numero IS NEW.numero AND OLD.sens IS NEW.sens AND OLD.montant IS NEW.montant
    AND OLD.organe IS NEW.organe AND OLD.signataire_id IS NEW.signataire_id AND OLD.prise_le IS NEW.prise_le
    AND OLD.motif_fait IS NEW.motif_fait AND OLD.motif_droit IS NEW.motif_droit
    AND OLD.modalites IS NEW.modalites AND OLD.delegation_id IS NEW.delegation_id
    AND OLD.montant_reference IS NEW.montant_reference AND OLD.valable_jusqu_au IS NEW.valable_jusqu_au
    AND OLD.suit_le_calcul IS NEW.suit_le_calcul AND OLD.evaluation IS NEW.evaluation
    AND OLD.reglement IS NEW.reglement AND OLD.notifiee_le IS NEW.notifiee_le
    AND OLD.mode_remise IS NEW.mode_remise
)
BEGIN SELECT RAISE (ABORT, 'decision_notifiee'); END;
"""


def documents_et_doublons(db: sqlite_utils.Database) -> None:
    """Add the documents with their contents, the pairs set aside and the dossiers merged."""
    for script in (_DOCUMENTS, _DOUBLONS, _DECISION):
        db.executescript(script)
