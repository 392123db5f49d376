"""The table of the procedure (domain.md 1.3)."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.statuts import TRANSITIONS, StatutDemande, changer_statut

S = StatutDemande
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
    (S.A_DECIDER, S.ACCORDEE),
    (S.A_DECIDER, S.ACCORDEE_PARTIELLEMENT),
    (S.A_DECIDER, S.REFUSEE),
    (S.A_DECIDER, S.IRRECEVABLE),
    (S.ACCORDEE, S.NOTIFIEE),
    (S.ACCORDEE_PARTIELLEMENT, S.NOTIFIEE),
    (S.REFUSEE, S.NOTIFIEE),
    (S.IRRECEVABLE, S.NOTIFIEE),
    (S.NOTIFIEE, S.EN_PAIEMENT),
    (S.EN_PAIEMENT, S.SOLDEE),
    (S.NOTIFIEE, S.RECOURS_EN_COURS),
    (S.RECOURS_EN_COURS, S.DECISION_CONFIRMEE),
    (S.RECOURS_EN_COURS, S.DECISION_RETIREE),
    (S.DECISION_RETIREE, S.A_DECIDER),
    (S.DEPOSEE, S.RETIREE_PAR_USAGER),
    (S.EN_INSTRUCTION, S.SANS_SUITE),
    (S.EN_INSTRUCTION, S.TRANSMISE_AUTRE_AUTORITE),
)


@pytest.mark.parametrize(("avant", "apres"), FLECHES)
def test_the_procedure_leads_there(avant: StatutDemande, apres: StatutDemande) -> None:
    assert changer_statut(avant, apres) is apres


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        (S.NOTIFIEE, S.EN_INSTRUCTION),
        (S.NOTIFIEE, S.ACCORDEE),
        (S.ACCORDEE, S.EN_PAIEMENT),
        (S.DEPOSEE, S.AJOURNEE),
        (S.AJOURNEE, S.ACCORDEE),
        (S.AJOURNEE, S.A_DECIDER),
        (S.SANS_SUITE, S.DEPOSEE),
        (S.BROUILLON, S.ACCORDEE),
        (S.DECISION_RETIREE, S.NOTIFIEE),
        (S.REFUSEE, S.ACCORDEE),
    ],
)
def test_the_procedure_does_not_lead_there(avant: StatutDemande, apres: StatutDemande) -> None:
    with pytest.raises(RefusMetier) as refus:
        changer_statut(avant, apres)
    assert refus.value.code == "statut_impossible"


@pytest.mark.parametrize("statut", StatutDemande)
def test_every_status_is_in_the_table_and_can_be_reached(statut: StatutDemande) -> None:
    assert statut not in TRANSITIONS[statut]
    assert changer_statut(statut, statut) is statut
    assert statut is S.BROUILLON or any(statut in suites for suites in TRANSITIONS.values())


@pytest.mark.parametrize("statut", StatutDemande)
def test_a_status_is_in_hand_decided_closed_or_one_of_two(statut: StatutDemande) -> None:
    sortes = (statut.est_en_instruction, statut.est_decide, statut.est_clos_sans_decision)
    # Being prepared, no clock runs; withdrawn, the decision no longer stands.
    assert sum(sortes) == (0 if statut in (S.BROUILLON, S.DECISION_RETIREE) else 1)


def test_nothing_follows_what_is_closed_without_a_decision() -> None:
    assert {s for s in StatutDemande if not s.suites} == {s for s in StatutDemande if s.est_clos_sans_decision}
