"""Fourteenth step: where a long undo stands, and an index for each link that a removal looks at. Frozen."""

from __future__ import annotations

import sqlite_utils

_ETAPES = (
    """
CREATE TABLE annulation_en_cours (
    lot TEXT NOT NULL PRIMARY KEY,
    annulant TEXT NOT NULL,
    jusqu_a INTEGER NOT NULL,
    auteur_id TEXT,
    auteur_nom TEXT NOT NULL
) STRICT
""",
    # Before it removes a row, SQLite looks for those that name it: without an index, it reads their whole table.
    "CREATE INDEX ligne_budget_par_usager ON ligne_budget (usager_id) WHERE usager_id IS NOT NULL",
    "CREATE INDEX demande_par_allocataire ON demande (allocataire_id) WHERE allocataire_id IS NOT NULL",
    "CREATE INDEX reponse_par_usager ON reponse (usager_id) WHERE usager_id IS NOT NULL",
    "CREATE INDEX reponse_par_dossier ON reponse (dossier_id)",
    "CREATE INDEX donnee_retenue_par_dossier ON donnee_retenue (dossier_id)",
    "CREATE INDEX courrier_par_dossier ON courrier (dossier_id)",
    "CREATE INDEX aide_exterieure_par_demande ON aide_exterieure (demande_id) WHERE demande_id IS NOT NULL",
    "CREATE INDEX rappel_par_demande ON rappel (demande_id) WHERE demande_id IS NOT NULL",
    "CREATE INDEX aide_legale_par_demandeur ON aide_legale (demandeur_id) WHERE demandeur_id IS NOT NULL",
    "CREATE INDEX decision_par_delegation ON decision (delegation_id) WHERE delegation_id IS NOT NULL",
    "CREATE INDEX decision_par_signataire ON decision (signataire_id)",
    "CREATE INDEX delegation_par_agent ON delegation (agent_id)",
    "CREATE INDEX rappel_par_agent ON rappel (agent_id) WHERE agent_id IS NOT NULL",
)


def annulations_longues(db: sqlite_utils.Database) -> None:
    """Add the table of the undos under way and the indexes of the links."""
    for etape in _ETAPES:
        db.execute(etape)
