"""Evaluate a request by the version of the rules it is under, and explain the result."""

from __future__ import annotations

from ccas_desktop.application.evaluation.baremes import baremes_connus
from ccas_desktop.application.evaluation.faits_demande import situation_de as situation_de
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.explication.et_si import Cas


def evaluer_demande(services: Services, demande_id: str) -> Evaluation | None:
    """Return the outcome of a request with its explanation, or None when no règlement was brought in.

    Raises ReglementIllisible, BaremesIllisibles, or RefusMetier `aide_inconnue` when the règlement no longer has this
    aid.
    """
    with services.base.lecture() as base:
        return evaluer_complete(services, base, base.demande(demande_id))


def evaluer_complete(services: Services, base: Lecture, complete: DemandeComplete) -> Evaluation | None:
    """Return the same from a reading already open."""
    cas = cas_de(services, base, complete)
    return cas.evaluer() if cas else None


def cas_de(services: Services, base: Lecture, complete: DemandeComplete) -> Cas | None:
    """Return what the rules are applied to for a request, or None when no règlement was brought in.

    Raises as `evaluer_demande`.
    """
    version = version_applicable(services, base, complete.demande)
    if version is None:
        return None
    reglement = version.reglement
    aujourdhui = services.horloge.aujourdhui()
    regi_au = reglement.jour_qui_regit(depot=complete.demande.deposee_le, decision=aujourdhui)
    situation = situation_de(base, complete, aujourdhui=aujourdhui, vocabulaire=reglement.vocabulaire, regi_au=regi_au)
    return Cas(version.aide, situation, reglement, baremes_connus(services, base.reglages()))
