"""The table of the procedure (domain.md 1.3)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ccas_desktop.domain.demandes.statuts import DESSIN, ECARTS, TRANSITIONS, StatutDemande, atteignables, chemin
from ccas_desktop.domain.errors import RefusMetier

S = StatutDemande
DECISIONS = (S.ACCORDEE, S.ACCORDEE_PARTIELLEMENT, S.REFUSEE, S.IRRECEVABLE)
ABANDONS = (S.RETIREE_PAR_USAGER, S.SANS_SUITE, S.TRANSMISE_AUTRE_AUTORITE)
EN_MAIN = (S.DEPOSEE, S.INCOMPLETE, S.EN_INSTRUCTION, S.EVALUEE, S.A_DECIDER)
# The drawing of domain.md 1.3, arrow by arrow.
FLECHES = (
    (S.BROUILLON, S.DEPOSEE),
    (S.DEPOSEE, S.INCOMPLETE),
    (S.INCOMPLETE, S.DEPOSEE),
    (S.DEPOSEE, S.EN_INSTRUCTION),
    (S.EN_INSTRUCTION, S.EVALUEE),
    (S.EVALUEE, S.A_DECIDER),
    (S.A_DECIDER, S.AJOURNEE),
    (S.AJOURNEE, S.EN_INSTRUCTION),
    *((S.A_DECIDER, decision) for decision in DECISIONS),
    *((decision, S.NOTIFIEE) for decision in DECISIONS),
    (S.NOTIFIEE, S.EN_PAIEMENT),
    (S.EN_PAIEMENT, S.SOLDEE),
    (S.NOTIFIEE, S.RECOURS_EN_COURS),
    (S.RECOURS_EN_COURS, S.DECISION_CONFIRMEE),
    (S.RECOURS_EN_COURS, S.DECISION_RETIREE),
    (S.DECISION_RETIREE, S.A_DECIDER),
    *((depuis, abandon) for depuis in (S.DEPOSEE, S.EN_INSTRUCTION) for abandon in ABANDONS),
)
TOUTES = {(avant, apres) for avant, suites in TRANSITIONS.items() for apres in suites}


def test_the_drawing_is_that_of_the_procedure() -> None:
    assert {(avant, apres) for avant, suites in DESSIN.items() for apres in suites} == set(FLECHES)


def test_what_is_not_drawn_has_its_reason_beside_it() -> None:
    assert TOUTES - set(FLECHES) == set(ECARTS)
    assert not set(ECARTS) & set(FLECHES)
    assert all(len(raison) > 20 for raison in ECARTS.values())


@pytest.mark.parametrize(("avant", "apres"), sorted(TOUTES))
def test_each_step_is_one_passage(avant: StatutDemande, apres: StatutDemande) -> None:
    assert chemin(avant, apres) == (apres,)


@pytest.mark.parametrize("avant", EN_MAIN)
@pytest.mark.parametrize("apres", [*DECISIONS, *ABANDONS, S.INCOMPLETE])
def test_one_act_passes_the_steps_on_its_way(avant: StatutDemande, apres: StatutDemande) -> None:
    etapes = chemin(avant, apres)

    assert all(fleche in TOUTES for fleche in pairwise((avant, *etapes)))
    assert etapes[-1:] == (() if avant is apres else (apres,))
    assert set(etapes[:-1]) <= {S.EN_INSTRUCTION, S.EVALUEE, S.A_DECIDER}


@pytest.mark.parametrize(
    ("avant", "etapes"),
    [
        (S.DEPOSEE, (S.EN_INSTRUCTION, S.EVALUEE, S.A_DECIDER, S.ACCORDEE)),
        (S.INCOMPLETE, (S.EN_INSTRUCTION, S.EVALUEE, S.A_DECIDER, S.ACCORDEE)),
        (S.EN_INSTRUCTION, (S.EVALUEE, S.A_DECIDER, S.ACCORDEE)),
        (S.EVALUEE, (S.A_DECIDER, S.ACCORDEE)),
        (S.DEPOSEE, (S.EN_INSTRUCTION, S.IRRECEVABLE)),
        # Already evaluated, it is put before who decides rather than studied again.
        (S.EVALUEE, (S.A_DECIDER, S.IRRECEVABLE)),
        (S.EVALUEE, (S.EN_INSTRUCTION, S.SANS_SUITE)),
        (S.A_DECIDER, (S.EN_INSTRUCTION, S.INCOMPLETE)),
        (S.DEPOSEE, (S.EN_INSTRUCTION, S.EVALUEE)),
    ],
)
def test_the_steps_passed_are_those_of_the_drawing(avant: StatutDemande, etapes: tuple[StatutDemande, ...]) -> None:
    assert chemin(avant, etapes[-1]) == etapes


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        (S.NOTIFIEE, S.EN_INSTRUCTION),
        (S.NOTIFIEE, S.ACCORDEE),
        (S.ACCORDEE, S.EN_PAIEMENT),
        (S.DEPOSEE, S.AJOURNEE),
        (S.EN_INSTRUCTION, S.AJOURNEE),
        (S.EN_INSTRUCTION, S.DEPOSEE),
        (S.EVALUEE, S.DEPOSEE),
        (S.A_DECIDER, S.EVALUEE),
        (S.AJOURNEE, S.ACCORDEE),
        (S.AJOURNEE, S.A_DECIDER),
        (S.AJOURNEE, S.SANS_SUITE),
        (S.SANS_SUITE, S.DEPOSEE),
        (S.BROUILLON, S.ACCORDEE),
        (S.BROUILLON, S.INCOMPLETE),
        (S.DECISION_RETIREE, S.NOTIFIEE),
        (S.DECISION_RETIREE, S.ACCORDEE),
        (S.REFUSEE, S.ACCORDEE),
        (S.DEPOSEE, S.BROUILLON),
    ],
)
def test_the_procedure_does_not_lead_there(avant: StatutDemande, apres: StatutDemande) -> None:
    with pytest.raises(RefusMetier) as refus:
        chemin(avant, apres)
    assert refus.value.code == "statut_impossible"
    assert apres not in atteignables(avant)


@pytest.mark.parametrize("avant", StatutDemande)
def test_what_is_offered_is_what_a_path_leads_to(avant: StatutDemande) -> None:
    def mene(apres: StatutDemande) -> bool:
        try:
            return chemin(avant, apres) != ()
        except RefusMetier:
            return False

    assert atteignables(avant) == {apres for apres in StatutDemande if mene(apres)}


@pytest.mark.parametrize("statut", StatutDemande)
def test_every_status_is_in_the_table_and_can_be_reached(statut: StatutDemande) -> None:
    assert statut not in TRANSITIONS[statut]
    assert chemin(statut, statut) == ()
    assert statut is S.BROUILLON or any(statut in suites for suites in TRANSITIONS.values())


@pytest.mark.parametrize("statut", StatutDemande)
def test_a_status_is_in_hand_decided_closed_or_one_of_two(statut: StatutDemande) -> None:
    sortes = (statut.est_en_instruction, statut.est_decide, statut.est_clos_sans_decision)
    # Being prepared, no clock runs; withdrawn, the decision no longer stands.
    assert sum(sortes) == (0 if statut in (S.BROUILLON, S.DECISION_RETIREE) else 1)


def test_nothing_follows_what_is_closed_without_a_decision() -> None:
    assert {s for s in StatutDemande if not s.suites} == {s for s in StatutDemande if s.est_clos_sans_decision}
