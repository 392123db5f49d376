"""First step: every table of the first version. Frozen: a released step never changes (docs/store.md)."""

from __future__ import annotations

import sqlite_utils

_DOSSIER = """
CREATE TABLE dossier (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    numero TEXT NOT NULL UNIQUE,
    ouvert_le TEXT NOT NULL,
    adresse TEXT NOT NULL,
    note TEXT NOT NULL,
    derniere_ecriture INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX dossier_par_ecriture ON dossier (derniere_ecriture);

CREATE TABLE usager (
    rang INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    nom_famille TEXT NOT NULL,
    nom_usage TEXT,
    prenoms TEXT NOT NULL,
    sexe TEXT,
    date_naissance TEXT,
    lieu_naissance TEXT,
    lien TEXT NOT NULL,
    arrivee TEXT,
    depart TEXT,
    presence TEXT NOT NULL,
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    rang_recherche INTEGER UNIQUE
) STRICT;
CREATE INDEX usager_par_dossier ON usager (dossier_id);
CREATE INDEX usager_par_naissance ON usager (date_naissance);

CREATE TABLE ligne_budget (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    usager_id TEXT REFERENCES usager (id),
    nature TEXT NOT NULL,
    precision TEXT NOT NULL,
    montant TEXT NOT NULL,
    debut TEXT,
    fin TEXT,
    provenance TEXT NOT NULL
) STRICT;
CREATE INDEX ligne_budget_par_dossier ON ligne_budget (dossier_id);
"""

_DEMANDE = """
CREATE TABLE demande (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    numero TEXT NOT NULL UNIQUE,
    demandeur_id TEXT NOT NULL REFERENCES usager (id),
    allocataire_id TEXT REFERENCES usager (id),
    aide TEXT NOT NULL,
    deposee_le TEXT NOT NULL,
    objet TEXT NOT NULL,
    montant_demande TEXT,
    montant_facture TEXT,
    tiers_paye TEXT NOT NULL,
    urgence TEXT NOT NULL,
    reponses TEXT NOT NULL,
    information TEXT,
    statut TEXT NOT NULL
) STRICT;
CREATE INDEX demande_par_dossier ON demande (dossier_id);
CREATE INDEX demande_par_statut ON demande (statut, deposee_le);

CREATE TABLE reponse (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT NOT NULL REFERENCES demande (id),
    usager_id TEXT NOT NULL REFERENCES usager (id),
    source TEXT NOT NULL,
    contenu TEXT NOT NULL
) STRICT;
CREATE INDEX reponse_par_demande ON reponse (demande_id);

CREATE TABLE donnee_retenue (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT NOT NULL REFERENCES demande (id),
    indicateur TEXT NOT NULL,
    valeur TEXT NOT NULL,
    provenance TEXT NOT NULL
) STRICT;
CREATE INDEX donnee_retenue_par_demande ON donnee_retenue (demande_id);

CREATE TABLE trace (
    id TEXT NOT NULL PRIMARY KEY,
    instant TEXT NOT NULL,
    agent TEXT NOT NULL,
    source TEXT NOT NULL,
    base_legale TEXT NOT NULL,
    empreinte TEXT NOT NULL,
    demande_id TEXT,
    motif TEXT NOT NULL,
    etat TEXT,
    http INTEGER,
    code TEXT,
    requete_id TEXT
) STRICT;
CREATE INDEX trace_par_demande ON trace (demande_id);
CREATE INDEX trace_par_instant ON trace (instant);
"""

_DECISION = """
CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT NOT NULL REFERENCES demande (id),
    numero TEXT NOT NULL UNIQUE,
    sens TEXT NOT NULL,
    montant TEXT NOT NULL,
    organe TEXT NOT NULL,
    signataire_id TEXT NOT NULL REFERENCES agent (id),
    prise_le TEXT NOT NULL,
    motif_fait TEXT NOT NULL,
    motif_droit TEXT NOT NULL,
    modalites TEXT NOT NULL,
    delegation_id TEXT REFERENCES delegation (id),
    montant_reference TEXT,
    valable_jusqu_au TEXT,
    suit_le_calcul INTEGER NOT NULL,
    evaluation TEXT NOT NULL,
    reglement TEXT NOT NULL,
    notifiee_le TEXT,
    mode_remise TEXT NOT NULL
) STRICT;
CREATE INDEX decision_par_demande ON decision (demande_id);
CREATE INDEX decision_par_dossier ON decision (dossier_id, prise_le);

CREATE TABLE courrier (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    demande_id TEXT NOT NULL REFERENCES demande (id),
    decision_id TEXT,
    modele TEXT NOT NULL,
    produit_le TEXT NOT NULL,
    contenu TEXT NOT NULL,
    caracteres_remplaces TEXT NOT NULL,
    impressions INTEGER NOT NULL
) STRICT;
CREATE INDEX courrier_par_demande ON courrier (demande_id);

CREATE TABLE courrier_pdf (
    courrier_id TEXT NOT NULL PRIMARY KEY REFERENCES courrier (id),
    pdf BLOB NOT NULL
) STRICT;
"""

_REGLAGES = """
CREATE TABLE ccas (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    nom TEXT NOT NULL,
    commune TEXT NOT NULL,
    siret TEXT NOT NULL,
    adresse TEXT NOT NULL,
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    horaires TEXT NOT NULL,
    tribunal TEXT NOT NULL,
    tribunal_adresse TEXT NOT NULL,
    dpo TEXT NOT NULL,
    duree_active TEXT NOT NULL,
    api_url TEXT NOT NULL,
    logo BLOB NOT NULL
) STRICT;

CREATE TABLE agent (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    prenom TEXT NOT NULL,
    nom TEXT NOT NULL,
    qualite TEXT NOT NULL,
    telephone TEXT NOT NULL,
    courriel TEXT NOT NULL,
    actif INTEGER NOT NULL
) STRICT;

CREATE TABLE delegation (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    agent_id TEXT NOT NULL REFERENCES agent (id),
    organe TEXT NOT NULL,
    plafond TEXT NOT NULL,
    deliberation TEXT NOT NULL,
    deliberation_date TEXT NOT NULL,
    debut TEXT NOT NULL,
    fin TEXT,
    aides TEXT NOT NULL
) STRICT;

CREATE TABLE reglement (
    rang INTEGER PRIMARY KEY,
    texte TEXT NOT NULL,
    nom_fichier TEXT NOT NULL,
    importe_le TEXT NOT NULL,
    empreinte TEXT NOT NULL
) STRICT;

CREATE TABLE habilitation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    scopes TEXT NOT NULL,
    expire_le TEXT
) STRICT;
"""

_TRAVAIL = """
CREATE TABLE journal (
    numero INTEGER PRIMARY KEY,
    instant TEXT NOT NULL,
    auteur_id TEXT,
    auteur_nom TEXT NOT NULL,
    action TEXT NOT NULL,
    objet TEXT NOT NULL,
    objet_id TEXT NOT NULL,
    dossier_id TEXT,
    avant TEXT NOT NULL,
    apres TEXT NOT NULL
) STRICT;
CREATE INDEX journal_par_dossier ON journal (dossier_id, numero);

CREATE TABLE serie (
    nom TEXT NOT NULL PRIMARY KEY,
    dernier INTEGER NOT NULL
) STRICT;

CREATE TABLE brouillon (
    cle TEXT NOT NULL PRIMARY KEY,
    contenu TEXT NOT NULL,
    modifie_le TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE recherche USING fts5 (
    noms, autres, content = '', contentless_delete = 1, detail = 'column', prefix = '1 2 3', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE ressemblance USING fts5 (
    formes, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);
"""

_INTERDITS = """
CREATE TRIGGER journal_jamais_modifie BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'journal_inalterable'); END;
CREATE TRIGGER journal_jamais_efface BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'journal_inalterable'); END;

CREATE TRIGGER decision_notifiee_jamais_modifiee BEFORE UPDATE ON decision WHEN OLD.notifiee_le IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'decision_notifiee'); END;
CREATE TRIGGER decision_notifiee_jamais_effacee BEFORE DELETE ON decision WHEN OLD.notifiee_le IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'decision_notifiee'); END;

CREATE TRIGGER trace_completee_une_fois BEFORE UPDATE ON trace
WHEN OLD.etat IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.instant IS NOT OLD.instant OR NEW.agent IS NOT OLD.agent
    OR NEW.source IS NOT OLD.source OR NEW.base_legale IS NOT OLD.base_legale
    OR NEW.empreinte IS NOT OLD.empreinte OR NEW.demande_id IS NOT OLD.demande_id OR NEW.motif IS NOT OLD.motif
BEGIN SELECT RAISE (ABORT, 'trace_inalterable'); END;
CREATE TRIGGER trace_gardee_36_mois BEFORE DELETE ON trace
WHEN OLD.instant > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-36 months')
BEGIN SELECT RAISE (ABORT, 'trace_inalterable'); END;

CREATE TRIGGER courrier_pdf_jamais_modifie BEFORE UPDATE ON courrier_pdf
BEGIN SELECT RAISE (ABORT, 'courrier_inalterable'); END;
CREATE TRIGGER reglement_jamais_modifie BEFORE UPDATE ON reglement
BEGIN SELECT RAISE (ABORT, 'reglement_inalterable'); END;
CREATE TRIGGER reglement_jamais_efface BEFORE DELETE ON reglement
BEGIN SELECT RAISE (ABORT, 'reglement_inalterable'); END;
"""


def premieres_tables(db: sqlite_utils.Database) -> None:
    """Create the tables, their indexes, the search and what the store itself forbids."""
    for script in (_DOSSIER, _DEMANDE, _DECISION, _REGLAGES, _TRAVAIL, _INTERDITS):
        db.executescript(script)
