"""Who may still sign a letter: on the day it was decided, and on the day the pen is put to it."""

from __future__ import annotations

import json
from datetime import date

from ccas_desktop.application.courriers.composition_etapes import signataires_permis
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete, Reglages
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.lecture import depuis_json
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Decision, peut_signer
from ccas_desktop.domain.errors import RefusMetier

ECHUE, ECHUE_NOTIFIEE, ECHUE_SANS_DECISION = "signature_echue", "signature_echue_notifiee", "signature_echue_etape"


def exiger_signature_de_la_decision(complete: DemandeComplete, reglages: Reglages, jour: date) -> None:
    """Refuse to date that day the letter of a decision whose signatory may not sign it then.

    Raises RefusMetier `signature_echue`, or `signature_echue_notifiee` when the decision cannot be taken again.
    """
    decision = complete.decision
    if decision is None or peut_signer(
        decision, reglages.agents, reglages.delegations, aide=complete.demande.aide, jour=jour
    ):
        return
    code = ECHUE if decision.notifiee_le is None else ECHUE_NOTIFIEE
    raise RefusMetier(code, champ="signataire_id", nom=_nom(reglages, decision), jour=f"{jour:%d/%m/%Y}")


def exiger_premiere_signature(services: Services, courrier: Courrier) -> None:
    """Refuse the first printing of a letter that its signatory may no longer sign, made while that was possible.

    One printed, or handed over, was signed then: its duplicata is always possible. Raises RefusMetier
    `signature_echue`, `signature_echue_notifiee` or `signature_echue_etape`.
    """
    with services.base.lecture() as base:
        exiger_signature_du_courrier(base, courrier, services.horloge.aujourdhui())


def exiger_signature_du_courrier(base: Lecture, courrier: Courrier, jour: date) -> None:
    """As `exiger_premiere_signature`, with the store already read from."""
    modele = Modele(courrier.modele)
    if courrier.deja_signe or (modele.sens is None and modele is not Modele.IRRECEVABILITE):
        return
    complete, reglages = base.demande(courrier.demande_id), base.reglages()
    if modele is Modele.IRRECEVABILITE:
        _exiger_signataire_ecrit(complete, reglages, courrier, jour)
    elif complete.decision is not None and complete.decision.id == courrier.decision_id:
        exiger_signature_de_la_decision(complete, reglages, jour)


def _exiger_signataire_ecrit(complete: DemandeComplete, reglages: Reglages, courrier: Courrier, jour: date) -> None:
    """The letter of a step names its signatory and holds nothing else of who that is."""
    ecrit = depuis_json(json.loads(courrier.contenu)).signataire
    permis = {(agent.prenom, agent.nom) for agent in signataires_permis(complete, reglages, jour)}
    if ecrit is not None and (ecrit.prenom, ecrit.nom) not in permis:
        nom = f"{ecrit.prenom} {ecrit.nom.upper()}"
        raise RefusMetier(ECHUE_SANS_DECISION, champ="signataire_id", nom=nom, jour=f"{jour:%d/%m/%Y}")


def _nom(reglages: Reglages, decision: Decision) -> str:
    return next(agent.nom_complet for agent in reglages.agents if agent.id == decision.signataire_id)
