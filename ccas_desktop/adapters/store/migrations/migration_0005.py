"""Fifth step: the person, the foyer and the address in full. Frozen: a released step never changes (docs/store.md)."""

from __future__ import annotations

import sqlite_utils

_ETAPES = """
ALTER TABLE dossier ADD COLUMN adresse_depuis TEXT;
ALTER TABLE dossier ADD COLUMN arrivee_commune TEXT;
ALTER TABLE dossier ADD COLUMN adresse_confidentielle INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN ne_pas_ecrire INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN domiciliation_debut TEXT;
ALTER TABLE dossier ADD COLUMN domiciliation_fin TEXT;
ALTER TABLE dossier ADD COLUMN logement TEXT NOT NULL DEFAULT '{}';
ALTER TABLE dossier ADD COLUMN orientation TEXT;
ALTER TABLE dossier ADD COLUMN prescripteur TEXT NOT NULL DEFAULT '';
ALTER TABLE dossier ADD COLUMN referent_id TEXT REFERENCES agent (id);
CREATE INDEX dossier_par_referent ON dossier (referent_id);

ALTER TABLE usager ADD COLUMN autre_telephone TEXT NOT NULL DEFAULT '';
ALTER TABLE usager ADD COLUMN foyer_caf INTEGER;
ALTER TABLE usager ADD COLUMN foyer_fiscal INTEGER;
ALTER TABLE usager ADD COLUMN hebergeant_id TEXT REFERENCES usager (id);
ALTER TABLE usager ADD COLUMN hebergeant TEXT NOT NULL DEFAULT '';
ALTER TABLE usager ADD COLUMN situation TEXT NOT NULL DEFAULT '{}';
ALTER TABLE usager ADD COLUMN a_prevenir TEXT NOT NULL DEFAULT '{}';
ALTER TABLE usager ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}';
ALTER TABLE usager ADD COLUMN protection TEXT;
CREATE INDEX usager_par_hebergeant ON usager (hebergeant_id) WHERE hebergeant_id IS NOT NULL;

CREATE TABLE adresse_ancienne (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    adresse TEXT NOT NULL,
    debut TEXT,
    fin TEXT
) STRICT;
CREATE INDEX adresse_ancienne_par_dossier ON adresse_ancienne (dossier_id);

CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ecrite_le TEXT NOT NULL,
    auteur TEXT NOT NULL,
    texte TEXT NOT NULL
) STRICT;
CREATE INDEX note_par_dossier ON note (dossier_id);
"""


def personne_foyer_adresse(db: sqlite_utils.Database) -> None:
    """Add what is known of a person, of the places in the foyer, of the addresses, and the dated notes."""
    db.executescript(_ETAPES)
