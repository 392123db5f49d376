"""Where a request stands, and where the procedure may lead it (domain.md 1.3): one table for the whole program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise, permutations
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
_DECISIONS = frozenset({_S.ACCORDEE, _S.ACCORDEE_PARTIELLEMENT, _S.REFUSEE, _S.IRRECEVABLE})
_DECIDES = _DECISIONS | {_S.NOTIFIEE, _S.EN_PAIEMENT, _S.SOLDEE, _S.RECOURS_EN_COURS, _S.DECISION_CONFIRMEE}
_ABANDONS = frozenset({_S.RETIREE_PAR_USAGER, _S.SANS_SUITE, _S.TRANSMISE_AUTRE_AUTORITE})

# The drawing of domain.md 1.3, arrow by arrow.
DESSIN: Mapping[StatutDemande, frozenset[StatutDemande]] = MappingProxyType(
    {
        **{statut: frozenset() for statut in StatutDemande},
        _S.BROUILLON: frozenset({_S.DEPOSEE}),
        _S.DEPOSEE: frozenset({_S.INCOMPLETE, _S.EN_INSTRUCTION}) | _ABANDONS,
        _S.INCOMPLETE: frozenset({_S.DEPOSEE}),
        _S.EN_INSTRUCTION: frozenset({_S.EVALUEE}) | _ABANDONS,
        _S.EVALUEE: frozenset({_S.A_DECIDER}),
        _S.A_DECIDER: frozenset({_S.AJOURNEE}) | _DECISIONS,
        _S.AJOURNEE: frozenset({_S.EN_INSTRUCTION}),
        **{statut: frozenset({_S.NOTIFIEE}) for statut in _DECISIONS},
        _S.NOTIFIEE: frozenset({_S.EN_PAIEMENT, _S.RECOURS_EN_COURS}),
        _S.EN_PAIEMENT: frozenset({_S.SOLDEE}),
        _S.RECOURS_EN_COURS: frozenset({_S.DECISION_CONFIRMEE, _S.DECISION_RETIREE}),
        _S.DECISION_RETIREE: frozenset({_S.A_DECIDER}),
    }
)
# What a small CCAS needs beside the drawing, each with its reason.
ECARTS: Mapping[tuple[StatutDemande, StatutDemande], str] = MappingProxyType(
    {
        (_S.BROUILLON, _S.RETIREE_PAR_USAGER): "prepared and never deposited, it must be able to end",
        (_S.BROUILLON, _S.SANS_SUITE): "prepared and never deposited, it must be able to end",
        (_S.INCOMPLETE, _S.EN_INSTRUCTION): "asked for while it was studied, the papers lead back to that study",
        (_S.INCOMPLETE, _S.RETIREE_PAR_USAGER): "who does not bring the papers often says they give up",
        (_S.INCOMPLETE, _S.SANS_SUITE): "papers that never came are the first reason to leave it there",
        (_S.INCOMPLETE, _S.TRANSMISE_AUTRE_AUTORITE): "another authority does not wait for our papers (CRPA L114-2)",
        (_S.EN_INSTRUCTION, _S.INCOMPLETE): "a paper may be found missing until the decision (CRPA L114-5)",
        (_S.EN_INSTRUCTION, _S.IRRECEVABLE): "what the CCAS may not take up is not evaluated first",
        (_S.EVALUEE, _S.EN_INSTRUCTION): "a fact that changed is studied again",
        (
            _S.A_DECIDER,
            _S.EN_INSTRUCTION,
        ): "taken off the agenda: a fact changed, a paper is missing, or it is withdrawn",
        (_S.AJOURNEE, _S.RETIREE_PAR_USAGER): "who withdraws needs no further study",
        (_S.EN_PAIEMENT, _S.RECOURS_EN_COURS): "the time to appeal runs whatever was paid (CJA R421-1)",
        (_S.SOLDEE, _S.RECOURS_EN_COURS): "the time to appeal runs whatever was paid (CJA R421-1)",
        (_S.DECISION_CONFIRMEE, _S.EN_PAIEMENT): "a part granted, contested then confirmed, is still paid",
        (_S.DECISION_CONFIRMEE, _S.RECOURS_EN_COURS): "an appeal before the court may follow that to the CCAS",
    }
)
TRANSITIONS: Mapping[StatutDemande, frozenset[StatutDemande]] = MappingProxyType(
    {statut: suites | {vers for depuis, vers in ECARTS if depuis is statut} for statut, suites in DESSIN.items()}
)
# The steps that an act passes by itself, in order: who records the decision has studied and evaluated the request.
_FRANCHIES = (_S.EN_INSTRUCTION, _S.EVALUEE, _S.A_DECIDER)
_EN_MAIN = _INSTRUCTION - {_S.AJOURNEE}
_D_UN_GESTE = frozenset({_S.INCOMPLETE, _S.EVALUEE, _S.A_DECIDER}) | _DECISIONS | _ABANDONS


def chemin(actuel: StatutDemande, voulu: StatutDemande) -> tuple[StatutDemande, ...]:
    """Return the steps that lead from one status to another, the last one included: none when it is already there.

    While a request is in hand, one act may pass several: a decision taken on a request just deposited passes its
    study, its evaluation and its being put before who decides. Put off, it is worked on again first, by an act of its
    own. Raises RefusMetier `statut_impossible` when the procedure does not lead there.
    """
    if voulu is actuel:
        return ()
    if voulu in actuel.suites:
        return (voulu,)
    if actuel in _EN_MAIN and voulu in _D_UN_GESTE and not _revient(actuel, voulu):
        return _plus_court(actuel, voulu)
    raise RefusMetier("statut_impossible", actuel=actuel, voulu=voulu)


def atteignables(actuel: StatutDemande) -> frozenset[StatutDemande]:
    """Return every status that one act may lead to from here."""
    if actuel not in _EN_MAIN:
        return actuel.suites
    return actuel.suites | {voulu for voulu in _D_UN_GESTE if voulu is not actuel and not _revient(actuel, voulu)}


def _revient(actuel: StatutDemande, voulu: StatutDemande) -> bool:
    return actuel in _FRANCHIES and voulu in _FRANCHIES and _FRANCHIES.index(voulu) < _FRANCHIES.index(actuel)


def _plus_court(actuel: StatutDemande, voulu: StatutDemande) -> tuple[StatutDemande, ...]:
    """Return the shortest way through the steps that may be passed; onwards rather than back when two are equal."""
    essais = (etapes for n in range(len(_FRANCHIES) + 1) for etapes in permutations(reversed(_FRANCHIES), n))
    return next((*e, voulu) for e in essais if all(b in a.suites for a, b in pairwise((actuel, *e, voulu))))
