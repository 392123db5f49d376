"""Where a request stands and when a call is lawful."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.demande import (
    Demande,
    InformationRemise,
    StatutDemande,
    exiger_appel_permis,
    numero_de_demande,
)
from ccas_desktop.domain.demandes.statuts import chemin
from ccas_desktop.domain.errors import RefusMetier

INFORMATION = InformationRemise(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "Jeanne MARTIN")
DEMANDE = Demande(
    id="m",
    dossier_id="d",
    numero=numero_de_demande("2026-0042", 1),
    demandeur_id="u",
    aide="aide_energie",
    deposee_le=date(2026, 11, 23),
    information=INFORMATION,
)

QF = Source.QUOTIENT_FAMILIAL
PERMISES = frozenset({QF})


def code_du_refus(demande: Demande, permises: frozenset[Source] = PERMISES) -> str:
    with pytest.raises(RefusMetier) as refus:
        exiger_appel_permis(demande, QF, permises=permises)
    return refus.value.code


def test_a_lawful_call_is_allowed() -> None:
    exiger_appel_permis(DEMANDE, QF, permises=PERMISES)
    assert DEMANDE.numero == "2026-0042-1"


def test_no_call_before_the_person_is_informed() -> None:
    assert code_du_refus(replace(DEMANDE, information=None)) == "information_non_remise"


def test_who_prefers_papers_is_not_looked_up() -> None:
    assert code_du_refus(replace(DEMANDE, information=replace(INFORMATION, prefere_papiers=True))) == "prefere_papiers"


def test_only_what_the_deliberation_and_the_token_share() -> None:
    assert code_du_refus(DEMANDE, frozenset()) == "source_non_permise"


@pytest.mark.parametrize("statut", [StatutDemande.NOTIFIEE, StatutDemande.REFUSEE, StatutDemande.SANS_SUITE])
def test_no_call_for_a_request_already_closed(statut: StatutDemande) -> None:
    assert code_du_refus(replace(DEMANDE, statut=statut)) == "appel_hors_instruction"


def test_a_decided_request_can_only_be_notified() -> None:
    assert chemin(StatutDemande.REFUSEE, StatutDemande.NOTIFIEE) == (StatutDemande.NOTIFIEE,)
    with pytest.raises(RefusMetier, match="statut_impossible"):
        chemin(StatutDemande.REFUSEE, StatutDemande.EN_INSTRUCTION)
    with pytest.raises(RefusMetier, match="statut_impossible"):
        chemin(StatutDemande.NOTIFIEE, StatutDemande.ACCORDEE)


def test_a_request_in_hand_may_go_to_the_commission_or_be_withdrawn() -> None:
    for voulu in (StatutDemande.A_DECIDER, StatutDemande.RETIREE_PAR_USAGER):
        assert chemin(StatutDemande.EN_INSTRUCTION, voulu)[-1] is voulu
    assert replace(DEMANDE, statut=StatutDemande.ACCORDEE).est_decidee
