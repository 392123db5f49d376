"""Where a request stands, and where the procedure may lead it (domain.md 1.3): one table for the whole program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import RefusMetier


class StatutDemande(StrEnum):
    """Where a request stands, in the order of the procedure."""

    BROUILLON = "brouillon"
    DEPOSEE = "deposee"
    INCOMPLETE = "incomplete"
    EN_INSTRUCTION = "en_instruction"
    EVALUEE = "evaluee"
    A_DECIDER = "a_decider"
    AJOURNEE = "ajournee"
    ACCORDEE = "accordee"
    ACCORDEE_PARTIELLEMENT = "accordee_partiellement"
    REFUSEE = "refusee"
    IRRECEVABLE = "irrecevable"
    NOTIFIEE = "notifiee"
    EN_PAIEMENT = "en_paiement"
    SOLDEE = "soldee"
    RECOURS_EN_COURS = "recours_en_cours"
    DECISION_CONFIRMEE = "decision_confirmee"
    DECISION_RETIREE = "decision_retiree"
    RETIREE_PAR_USAGER = "retiree_par_usager"
    SANS_SUITE = "sans_suite"
    TRANSMISE_AUTRE_AUTORITE = "transmise_autre_autorite"

    @property
    def est_en_instruction(self) -> bool:
        """Tell whether the request waits for its decision: silence still rejects it (CRPA L231-4)."""
        return self in _INSTRUCTION

    @property
    def est_decide(self) -> bool:
        """Tell whether a decision stands, notified or not."""
        return self in _DECIDES

    @property
    def est_clos_sans_decision(self) -> bool:
        """Tell whether nothing more is to be decided: withdrawn, left without a follow-up, or passed on."""
        return self in _ABANDONS

    @property
    def suites(self) -> frozenset[StatutDemande]:
        """Return where the procedure may lead from here."""
        return TRANSITIONS[self]


class OrganeSaisi(StrEnum):
    """Who a request `a_decider` is put before."""

    COMMISSION = "commission"
    PRESIDENT_URGENCE = "president_urgence"
    CONSEIL_ADMINISTRATION = "ca"


class NatureDemande(StrEnum):
    """Whether the person already had this aid."""

    PREMIERE = "premiere"
    RENOUVELLEMENT = "renouvellement"


@dataclass(frozen=True, kw_only=True)
class TransitionDemande(Enregistrement):
    """One change of status, kept for ever: from what to what, when, by whom, why.

    Attributes:
        instant: UTC moment it was recorded.
        le: civil day it took effect when that is another one: a session, a notification, an appeal received.
        motif: why, in the words of the agent.
        decision_id: the decision that it takes, notifies, contests or withdraws.
    """

    dossier_id: str
    demande_id: str
    avant: StatutDemande
    apres: StatutDemande
    instant: datetime
    agent: str
    le: date | None = None
    motif: str = ""
    decision_id: str | None = None


_S = StatutDemande
_INSTRUCTION = frozenset({_S.DEPOSEE, _S.INCOMPLETE, _S.EN_INSTRUCTION, _S.EVALUEE, _S.A_DECIDER, _S.AJOURNEE})
_PRISES = frozenset({_S.ACCORDEE, _S.ACCORDEE_PARTIELLEMENT, _S.REFUSEE})
_DECISIONS = _PRISES | {_S.IRRECEVABLE}
_DECIDES = _DECISIONS | {_S.NOTIFIEE, _S.EN_PAIEMENT, _S.SOLDEE, _S.RECOURS_EN_COURS, _S.DECISION_CONFIRMEE}
_ABANDONS = frozenset({_S.RETIREE_PAR_USAGER, _S.SANS_SUITE, _S.TRANSMISE_AUTRE_AUTORITE})

TRANSITIONS: Mapping[StatutDemande, frozenset[StatutDemande]] = MappingProxyType(
    {
        _S.BROUILLON: frozenset({_S.DEPOSEE, _S.RETIREE_PAR_USAGER, _S.SANS_SUITE}),
        **{statut: (_INSTRUCTION - {statut, _S.AJOURNEE}) | _DECISIONS | _ABANDONS for statut in _INSTRUCTION},
        # Only who was to decide puts a decision off.
        _S.A_DECIDER: (_INSTRUCTION - {_S.A_DECIDER}) | _DECISIONS | _ABANDONS,
        # Put off, it is worked on again before anyone decides.
        _S.AJOURNEE: frozenset({_S.EN_INSTRUCTION, _S.RETIREE_PAR_USAGER}),
        **{statut: frozenset({_S.NOTIFIEE}) for statut in _DECISIONS},
        _S.NOTIFIEE: frozenset({_S.EN_PAIEMENT, _S.RECOURS_EN_COURS}),
        _S.EN_PAIEMENT: frozenset({_S.SOLDEE, _S.RECOURS_EN_COURS}),
        _S.SOLDEE: frozenset({_S.RECOURS_EN_COURS}),
        _S.RECOURS_EN_COURS: frozenset({_S.DECISION_CONFIRMEE, _S.DECISION_RETIREE}),
        # A part granted is still paid; a second appeal, before the court, may follow the first.
        _S.DECISION_CONFIRMEE: frozenset({_S.EN_PAIEMENT, _S.RECOURS_EN_COURS}),
        _S.DECISION_RETIREE: frozenset({_S.A_DECIDER}),
        **{statut: frozenset() for statut in _ABANDONS},
    }
)


def changer_statut(actuel: StatutDemande, voulu: StatutDemande) -> StatutDemande:
    """Return the wanted status. Raises RefusMetier `statut_impossible` when the procedure does not lead there."""
    if voulu is not actuel and voulu not in actuel.suites:
        raise RefusMetier("statut_impossible", actuel=actuel, voulu=voulu)
    return voulu
