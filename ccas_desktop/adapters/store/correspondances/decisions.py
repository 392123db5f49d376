"""The decision, as a row."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, date_ou_rien, decimal_ou_rien, texte_ou_rien
from ccas_desktop.domain.demandes.decision import Decision, Organe, SensDecision


def _ligne_decision(decision: Decision) -> dict[str, Any]:
    return {
        "dossier_id": decision.dossier_id,
        "demande_id": decision.demande_id,
        "numero": decision.numero,
        "sens": str(decision.sens),
        "montant": str(decision.montant),
        "organe": str(decision.organe),
        "signataire_id": decision.signataire_id,
        "prise_le": str(decision.prise_le),
        "motif_fait": decision.motif_fait,
        "motif_droit": decision.motif_droit,
        "modalites": decision.modalites,
        "delegation_id": decision.delegation_id,
        "montant_reference": texte_ou_rien(decision.montant_reference),
        "valable_jusqu_au": texte_ou_rien(decision.valable_jusqu_au),
        "suit_le_calcul": int(decision.suit_le_calcul),
        "evaluation": decision.evaluation,
        "reglement": decision.reglement,
        "notifiee_le": texte_ou_rien(decision.notifiee_le),
        "mode_remise": decision.mode_remise,
    }


def _decision(ligne: Ligne) -> Decision:
    return Decision(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        numero=ligne["numero"],
        sens=SensDecision(ligne["sens"]),
        montant=Decimal(ligne["montant"]),
        organe=Organe(ligne["organe"]),
        signataire_id=ligne["signataire_id"],
        prise_le=date.fromisoformat(ligne["prise_le"]),
        motif_fait=ligne["motif_fait"],
        motif_droit=ligne["motif_droit"],
        modalites=ligne["modalites"],
        delegation_id=ligne["delegation_id"],
        montant_reference=decimal_ou_rien(ligne["montant_reference"]),
        valable_jusqu_au=date_ou_rien(ligne["valable_jusqu_au"]),
        suit_le_calcul=bool(ligne["suit_le_calcul"]),
        evaluation=ligne["evaluation"],
        reglement=ligne["reglement"],
        notifiee_le=date_ou_rien(ligne["notifiee_le"]),
        mode_remise=ligne["mode_remise"],
    )


DECISION = Correspondance(
    "decision",
    Decision,
    (
        "dossier_id",
        "demande_id",
        "numero",
        "sens",
        "montant",
        "organe",
        "signataire_id",
        "prise_le",
        "motif_fait",
        "motif_droit",
        "modalites",
        "delegation_id",
        "montant_reference",
        "valable_jusqu_au",
        "suit_le_calcul",
        "evaluation",
        "reglement",
        "notifiee_le",
        "mode_remise",
    ),
    _ligne_decision,
    _decision,
)


# A decision withdrawn is kept, but stands no more.
NON_RETIREE = (
    "NOT EXISTS (SELECT 1 FROM transition_demande WHERE apres = 'decision_retiree' AND decision_id = decision.id)"
)


def dernieres_decisions(db: sqlite_utils.Database, ids: Collection[str]) -> dict[str, Decision]:
    """Return, by demande, the decision that stands: the last one when it was taken again."""
    par_demande = DECISION.par(db, "demande_id", ids, condition=NON_RETIREE)
    return {demande_id: decisions[-1] for demande_id, decisions in par_demande.items()}
