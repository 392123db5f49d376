"""Receive a request, inform the person, follow the request up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.procedure import clore_sans_decision, presenter_en_commission
from ccas_desktop.application.demandes.verbes import (
    SaisieDemande,
    deposer_demande,
    echeance_implicite,
    lire_demande,
    modifier_demande,
    passer_en_instruction,
    remettre_information,
)
from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet, saisie_de


def deposer(ouvert: Bureau, saisie: SaisieDemande) -> None:
    deposer_demande(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def test_numbers_the_requests_of_a_dossier(ouvert: Bureau) -> None:
    assert [ouvert.deposer(informee=False).numero for _ in range(2)] == ["2026-0001-1", "2026-0001-2"]


def test_keeps_what_was_typed(ouvert: Bureau) -> None:
    demande = ouvert.deposer(
        informee=False, objet=" Facture ", montant_facture=Decimal("312.40"), urgence="coupure", tiers_paye="EDF "
    )

    lue = lire_demande(ouvert.services.base, demande.id).demande
    assert (lue.objet, lue.montant_facture, lue.urgence, lue.tiers_paye) == (
        "Facture",
        Decimal("312.40"),
        "coupure",
        "EDF",
    )
    assert lue.statut is StatutDemande.DEPOSEE


def test_refuses_at_once_every_field_that_cannot_stand(ouvert: Bureau) -> None:
    saisie = SaisieDemande(
        "", ouvert.dossier.demandeur.id, date(2026, 11, 24), montant_demande=Decimal(-1), montant_facture=Decimal(-1)
    )

    with pytest.raises(SaisieInvalide) as leve:
        deposer(ouvert, saisie)

    assert {(e.champ, e.code) for e in leve.value.erreurs} == {
        ("aide", "obligatoire"),
        ("deposee_le", "date_future"),
        ("montant_demande", "montant_negatif"),
        ("montant_facture", "montant_negatif"),
    }


def test_the_information_is_dated_and_puts_the_request_in_hand(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)

    informee = remettre_information(ouvert.services, ouvert.auteur, demande)

    assert informee.information is not None
    assert informee.information.remise_le == ouvert.horloge.maintenant()
    assert informee.information.agent == "Nadia BENALI"
    assert informee.statut is StatutDemande.EN_INSTRUCTION


def test_a_save_over_another_one_is_refused(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    modifier_demande(ouvert.services, ouvert.auteur, demande, saisie_de(demande, objet="Le premier"))

    with pytest.raises(ConflitDeVersion):
        modifier_demande(ouvert.services, ouvert.auteur, demande, saisie_de(demande, objet="Le second"))

    assert lire_demande(ouvert.services.base, demande.id).demande.objet == "Le premier"


def test_a_request_decided_no_longer_changes(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
    decidee = lire_demande(ouvert.services.base, demande.id).demande

    with pytest.raises(RefusMetier, match="demande_close"):
        modifier_demande(ouvert.services, ouvert.auteur, decidee, saisie_de(decidee))
    with pytest.raises(RefusMetier, match="demande_close"):
        remettre_information(ouvert.services, ouvert.auteur, decidee)
    with pytest.raises(RefusMetier, match="statut_impossible"):
        presenter_en_commission(ouvert.services, ouvert.auteur, decidee)


def test_waits_for_the_commission(ouvert: Bureau) -> None:
    demande = presenter_en_commission(ouvert.services, ouvert.auteur, ouvert.deposer())

    assert demande.statut is StatutDemande.A_DECIDER


@pytest.mark.parametrize(
    ("retiree", "statut"), [(True, StatutDemande.RETIREE_PAR_USAGER), (False, StatutDemande.SANS_SUITE)]
)
def test_closes_without_a_decision(ouvert: Bureau, *, retiree: bool, statut: StatutDemande) -> None:
    demande = clore_sans_decision(ouvert.services, ouvert.auteur, ouvert.deposer(), retiree=retiree)

    assert demande.statut is statut
    with pytest.raises(RefusMetier, match="statut_impossible"):
        presenter_en_commission(ouvert.services, ouvert.auteur, demande)


def test_silence_rejects_after_two_months(ouvert: Bureau) -> None:
    demande = ouvert.deposer(deposee_le=date(2026, 9, 10))

    assert echeance_implicite(demande, aujourdhui=AUJOURDHUI) == date(2026, 11, 10)


def test_the_first_work_on_a_request_is_noted_once(ouvert: Bureau) -> None:
    demande = ouvert.deposer(informee=False)

    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        premiere = passer_en_instruction(base, demande)
        seconde = passer_en_instruction(base, premiere)

    assert premiere.statut is StatutDemande.EN_INSTRUCTION
    assert seconde is premiere
