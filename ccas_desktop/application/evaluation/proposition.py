"""Prepare the decision of a request: what the calculation suggests, who may sign, and the reasons already known.

The program proposes; a person who holds the power decides and gives the reasons (domain.md, fact 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.demandes.decision import (
    Agent,
    Delegation,
    Organe,
    ProjetDecision,
    SensDecision,
    delegation_applicable,
    signataires_d_un_organe,
)
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ESPACE_INSECABLE, arrondir_au_centime, ecrire_montant
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.modele.model import Aide, Issue, Voie

_ORGANES_DE_LA_VOIE = {
    Voie.DELEGATION: (Organe.PRESIDENT_DELEGUE, Organe.VICE_PRESIDENT_DELEGUE),
    Voie.COMMISSION: (Organe.COMMISSION_PERMANENTE,),
    Voie.CONSEIL: (Organe.CONSEIL_ADMINISTRATION,),
}


@dataclass(frozen=True)
class VoieDecision:
    """One way to decide a request.

    Attributes:
        signataire: who signs the letter.
        plafond: largest amount this person may decide alone; None for a collegial organ.
        empechement: code of the refusal this way meets for the suggested amount, empty when it is open.
    """

    organe: Organe
    signataire: Agent
    plafond: Decimal | None
    empechement: str = ""


@dataclass(frozen=True)
class Proposition:
    """What is suggested for a decision, nothing of it being decided.

    Attributes:
        sens: None when the calculation leaves it to people (commission, or information missing).
        voies: ways to decide, the open ones first.
    """

    sens: SensDecision | None
    montant: Decimal
    montant_reference: Decimal | None
    motif_fait: str
    motif_droit: str
    voies: tuple[VoieDecision, ...]


def proposer(
    complete: DemandeComplete, reglages: Reglages, aide: Aide, evaluation: Evaluation | None, *, jour: date
) -> Proposition:
    """Return what the calculation suggests for this request and who may decide it."""
    demande = complete.demande
    montant = arrondir_au_centime(evaluation.montant) if evaluation and evaluation.montant else Decimal(0)
    sens = _sens(evaluation, montant, demande.montant_demande)
    fait, droit = _motifs(sens, aide, evaluation, demande.montant_demande)
    voulue = voie_voulue(aide, evaluation.issue if evaluation else None)
    return Proposition(
        sens=sens,
        montant=montant,
        montant_reference=demande.montant_demande or montant or None,
        motif_fait=fait,
        motif_droit=droit,
        voies=voies_de_decision(demande, reglages, montant=montant, jour=jour, voulue=voulue),
    )


def voies_de_decision(
    demande: Demande, reglages: Reglages, *, montant: Decimal, jour: date, voulue: Voie = Voie.DELEGATION
) -> tuple[VoieDecision, ...]:
    """Return who may decide a request of that amount on that day: the open ways first, then as the règlement wants."""
    agents = {agent.id: agent for agent in reglages.agents if agent.actif}
    voies = [
        _voie_deleguee(demande, delegation, agents[delegation.agent_id], montant=montant, jour=jour)
        for delegation in reglages.delegations
        if delegation.agent_id in agents
    ]
    permis = signataires_d_un_organe(reglages.agents, reglages.delegations)
    for organe in (Organe.COMMISSION_PERMANENTE, Organe.CONSEIL_ADMINISTRATION):
        voies += [VoieDecision(organe, agent, None) for agent in permis]
    voies.sort(key=lambda voie: (bool(voie.empechement), voie.organe not in _ORGANES_DE_LA_VOIE[voulue]))
    # Several delegations may name one person: the best of them is the way.
    uniques = {(voie.organe, voie.signataire.id): voie for voie in reversed(voies)}
    return tuple(voie for voie in voies if uniques[voie.organe, voie.signataire.id] is voie)


def voie_voulue(aide: Aide, issue: Issue | None) -> Voie:
    """Return who the règlement wants to decide: the commission when the calculation leaves it the case, or who may
    depart from a condition."""
    if issue is Issue.DEROGATION:
        return next((c.derogation_par for c in aide.conditions if c.derogation_par), Voie.COMMISSION)
    return Voie.COMMISSION if issue is Issue.COMMISSION else aide.voie


def _voie_deleguee(
    demande: Demande, delegation: Delegation, agent: Agent, *, montant: Decimal, jour: date
) -> VoieDecision:
    projet = ProjetDecision(SensDecision.ACCORD, montant, delegation.organe, agent.id, jour)
    try:
        delegation_applicable(projet, [delegation], aide=demande.aide)
    except RefusMetier as refus:
        return VoieDecision(delegation.organe, agent, delegation.plafond, refus.code)
    return VoieDecision(delegation.organe, agent, delegation.plafond)


def _sens(evaluation: Evaluation | None, montant: Decimal, demande: Decimal | None) -> SensDecision | None:
    if evaluation is None:
        return None
    if evaluation.issue is Issue.NON_ELIGIBLE:
        return SensDecision.REFUS
    if evaluation.issue is not Issue.ELIGIBLE:
        return None
    return SensDecision.ACCORD_PARTIEL if demande is not None and montant < demande else SensDecision.ACCORD


def _motifs(
    sens: SensDecision | None, aide: Aide, evaluation: Evaluation | None, demande: Decimal | None
) -> tuple[str, str]:
    """Return reasons of fact and of law for the agent to reread: they are due to refuse or reduce (CRPA L211-5)."""
    if evaluation is None or sens is SensDecision.ACCORD:
        return "", ""
    if sens is SensDecision.ACCORD_PARTIEL and evaluation.montant is not None and demande is not None:
        calcule, voulu = ecrire_montant(evaluation.montant), ecrire_montant(demande)
        fait = f"Le montant calculé pour votre situation est de {calcule}, pour {voulu} demandés."
        return fait, _article(aide.montant.article, aide.montant.texte)
    faits = "\n".join(motif.en_fait for motif in evaluation.motifs)
    return faits, "\n".join(motif.en_droit for motif in evaluation.motifs)


def _article(article: str, texte: str) -> str:
    return f"Article {article}{ESPACE_INSECABLE}: {texte}"
