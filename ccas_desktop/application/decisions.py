"""Record the decision of the one who may take it, then its notification."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.demandes.procedure import passer, reprendre
from ccas_desktop.application.demandes.verbes import exiger_en_instruction
from ccas_desktop.application.dossiers.instantanes import figer_budget, instantanes_de
from ccas_desktop.application.evaluation.verbes import evaluer_complete
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.acheminement import RAISONS
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.demandes.decision import (
    Decision,
    ProjetDecision,
    SensDecision,
    delegation_applicable,
    exiger_modifiable,
    exiger_signataire,
    numero_de_decision,
    signataires_d_un_organe,
    verifier_projet,
)
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.domain.dossiers.acheminement import acheminement
from ccas_desktop.domain.dossiers.instantanes import Occasion, foyer_fige
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.calcul.evaluation_json import evaluation_en_json

REPRISE = "décision reprise avant sa notification"
_STATUT_DU_SENS = {
    SensDecision.ACCORD: StatutDemande.ACCORDEE,
    SensDecision.ACCORD_PARTIEL: StatutDemande.ACCORDEE_PARTIELLEMENT,
    SensDecision.REFUS: StatutDemande.REFUSEE,
}
# The way of delivery that goes by post.
MODE_COURRIER = "courrier"


@dataclass(frozen=True)
class Cadre:
    """What a decision is taken under: the powers and agents of the office, the digest of the file of its règlement."""

    reglages: Reglages
    reglement: str


def decider(services: Services, auteur: Auteur, demande_id: str, projet: ProjetDecision) -> Decision:
    """Record a decision with the calculation it was taken on, frozen.

    Raises SaisieInvalide (reasons or amount), or RefusMetier: no delegation, ceiling passed, already decided.
    """
    verifier_projet(projet)
    if projet.prise_le > services.horloge.aujourdhui():
        raise RefusMetier("date_future", champ="prise_le")
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        exiger_en_instruction(complete.demande)
        evaluation = evaluer_complete(services, base, complete)
        version = version_applicable(services, base, complete.demande)
        cadre = Cadre(base.reglages(), version.empreinte if version else "")
        decision = base.enregistrer(preparer_decision(base, complete, projet, evaluation, cadre))
        passer(base, complete.demande, _STATUT_DU_SENS[projet.sens], le=projet.prise_le, decision_id=decision.id)
        if _a_refiger(base, complete):
            jour = services.horloge.aujourdhui()
            figer_budget(base, complete.dossier, jour, Occasion.DECISION, demande_id=demande_id)
        return decision


def preparer_decision(
    base: Ecriture, complete: DemandeComplete, projet: ProjetDecision, evaluation: Evaluation | None, cadre: Cadre
) -> Decision:
    """Return, in a unit of work, the decision that a project makes, with its number and the calculation frozen.

    Raises RefusMetier: no delegation, ceiling passed, or a signature without a power.
    """
    reglages = cadre.reglages
    delegation = delegation_applicable(projet, reglages.delegations, aide=complete.demande.aide)
    if delegation is None:
        exiger_signataire(projet.signataire_id, signataires_d_un_organe(reglages.agents, reglages.delegations))
    rang = base.numero_suivant(f"decision/{projet.prise_le.year}")
    return Decision(
        id=nouvel_id(),
        dossier_id=complete.demande.dossier_id,
        demande_id=complete.demande.id,
        numero=numero_de_decision(projet.prise_le.year, rang),
        sens=projet.sens,
        montant=projet.montant,
        organe=projet.organe,
        signataire_id=projet.signataire_id,
        prise_le=projet.prise_le,
        motif_fait=projet.motif_fait.strip(),
        motif_droit=projet.motif_droit.strip(),
        modalites=projet.modalites.strip(),
        delegation_id=delegation.id if delegation else None,
        montant_reference=projet.montant_reference,
        valable_jusqu_au=projet.valable_jusqu_au,
        suit_le_calcul=_suit_le_calcul(projet, evaluation),
        evaluation=json.dumps(evaluation_en_json(evaluation), ensure_ascii=False) if evaluation else "",
        reglement=cadre.reglement,
    )


def annuler_avant_notification(services: Services, auteur: Auteur, decision: Decision) -> None:
    """Take back a decision that nobody was told of yet; the journal keeps it. Raises `decision_notifiee`."""
    exiger_modifiable(decision)
    with services.base.ecriture(auteur) as base:
        complete = base.demande(decision.demande_id)
        base.supprimer(decision)
        reprendre(base, complete.demande, motif=REPRISE)


def notifier(services: Services, auteur: Auteur, decision: Decision, *, le: date, mode: str) -> Decision:
    """Date the notification, which opens the time for appeal; the decision can no longer be edited.

    Raises RefusMetier `envoi_interdit` when it is said to be posted to someone to whom nothing may be.
    """
    exiger_modifiable(decision)
    if le < decision.prise_le:
        raise RefusMetier("notification_avant_decision", champ="notifiee_le")
    if le > services.horloge.aujourdhui():
        raise RefusMetier("date_future", champ="notifiee_le")
    with services.base.ecriture(auteur) as base:
        complete = base.demande(decision.demande_id)
        if mode == MODE_COURRIER:
            _exiger_envoi_possible(complete, services.horloge.aujourdhui())
        passer(base, complete.demande, StatutDemande.NOTIFIEE, le=le, decision_id=decision.id)
        return base.enregistrer(replace(decision, notifiee_le=le, mode_remise=mode))


def _a_refiger(base: Ecriture, complete: DemandeComplete) -> bool:
    """Tell whether the budget or the people that the decision rests on are not the last ones frozen for the request."""
    figes, dossier = instantanes_de(base, complete.demande), complete.dossier
    if not figes:
        return True
    return (figes[-1].lignes, figes[-1].foyer) != (dossier.budget, foyer_fige(dossier.usagers))


def _exiger_envoi_possible(complete: DemandeComplete, jour: date) -> None:
    personne = complete.dossier.usager(complete.demande.demandeur_id)
    empechement = acheminement(complete.dossier.dossier, personne, jour).empechement
    if empechement is not None:
        raise RefusMetier("envoi_interdit", champ="mode", raison=RAISONS[empechement])


def _suit_le_calcul(projet: ProjetDecision, evaluation: Evaluation | None) -> bool:
    """Tell whether the decision is the one the calculation proposed; the letter must say so (CRPA R311-3-1-2)."""
    if evaluation is None:
        return False
    return (evaluation.montant or 0) == projet.montant
