"""What is suggested for a decision, and who may take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.evaluation.proposition import Proposition, proposer, voies_de_decision
from ccas_desktop.application.instruction.page import PageDemande, lire_page, voies_de_la_page
from ccas_desktop.application.reglages import enregistrer_agent, enregistrer_delegation
from ccas_desktop.domain.demandes.decision import Organe, SensDecision
from ccas_desktop.domain.reglement.modele.model import Voie
from tests.fakes.bureau import AUJOURDHUI, Bureau


def energie(ouvert: Bureau, *, ressources: str = "600", voulu: str | None = None) -> PageDemande:
    """A request on an invoice of 300 €, with charges of 500 €."""
    ouvert.avec_budget(ressources=ressources)
    montant_demande = Decimal(voulu) if voulu else None
    demande = ouvert.deposer("aide_energie", montant_facture=Decimal(300), montant_demande=montant_demande)
    return lire_page(ouvert.services, demande.id)


def proposition(page: PageDemande) -> Proposition:
    assert page.proposition is not None
    return page.proposition


def test_suggests_the_amount_computed(ouvert: Bureau) -> None:
    proposee = proposition(energie(ouvert))

    assert (proposee.sens, proposee.montant) == (SensDecision.ACCORD, Decimal("150.00"))
    assert (proposee.motif_fait, proposee.motif_droit) == ("", "")


def test_suggests_a_partial_grant_below_what_was_asked_with_its_reasons(ouvert: Bureau) -> None:
    proposee = proposition(energie(ouvert, voulu="300"))

    assert proposee.sens is SensDecision.ACCORD_PARTIEL
    assert proposee.montant_reference == Decimal(300)
    assert "150,00" in proposee.motif_fait
    assert proposee.motif_droit.startswith("Article 4.3")


def test_suggests_a_refusal_with_the_conditions_that_fail(ouvert: Bureau) -> None:
    proposee = proposition(energie(ouvert, ressources="1500"))

    assert (proposee.sens, proposee.montant) == (SensDecision.REFUS, Decimal(0))
    assert "Reste à vivre par personne" in proposee.motif_fait
    assert "4.3" in proposee.motif_droit


def test_suggests_nothing_while_a_fact_is_missing(ouvert: Bureau) -> None:
    page = lire_page(ouvert.services, ouvert.deposer("aide_energie").id)

    assert proposition(page).sens is None


def test_suggests_nothing_when_no_rule_could_be_applied(ouvert: Bureau) -> None:
    page = energie(ouvert)
    assert page.aide is not None

    proposee = proposer(page.complete, page.reglages, page.aide, None, jour=AUJOURDHUI)

    assert (proposee.sens, proposee.montant, proposee.montant_reference) == (None, Decimal(0), None)


def test_leaves_the_case_to_the_commission(ouvert: Bureau) -> None:
    ouvert.avec_budget(ressources="1500")
    page = lire_page(ouvert.services, ouvert.deposer("aide_alimentaire").id)

    proposee = proposition(page)

    assert proposee.sens is None
    assert proposee.motif_fait
    assert proposee.voies[0].organe is Organe.COMMISSION_PERMANENTE


def test_the_organ_that_the_reglement_names_comes_first(ouvert: Bureau) -> None:
    page = energie(ouvert)

    def premier(voulue: Voie) -> Organe:
        return voies_de_decision(page.demande, page.reglages, montant=Decimal(1), jour=AUJOURDHUI, voulue=voulue)[
            0
        ].organe

    assert premier(Voie.DELEGATION) is Organe.PRESIDENT_DELEGUE
    assert premier(Voie.COMMISSION) is Organe.COMMISSION_PERMANENTE
    assert premier(Voie.CONSEIL) is Organe.CONSEIL_ADMINISTRATION


@pytest.mark.parametrize(
    ("montant", "jour", "raison"),
    [
        (Decimal("300.01"), AUJOURDHUI, "plafond_delegation_depasse"),
        (Decimal(10), date(2026, 1, 1), "sans_delegation"),
    ],
)
def test_a_way_that_is_closed_comes_last_with_its_reason(
    ouvert: Bureau, montant: Decimal, jour: date, raison: str
) -> None:
    voies = voies_de_la_page(energie(ouvert), montant=montant, jour=jour)

    assert [(v.organe, v.empechement) for v in voies] == [
        (Organe.COMMISSION_PERMANENTE, ""),
        (Organe.CONSEIL_ADMINISTRATION, ""),
        (Organe.PRESIDENT_DELEGUE, raison),
    ]


def test_the_best_of_several_delegations_is_the_way(ouvert: Bureau) -> None:
    (premiere,) = ouvert.reglages.delegations
    seconde = replace(premiere, id="0198f000-0000-7000-8000-0000000000d2", version=0, plafond=Decimal(900))
    enregistrer_delegation(ouvert.services, ouvert.auteur, seconde)

    voies = voies_de_la_page(energie(ouvert), montant=Decimal(500), jour=AUJOURDHUI)

    assert [(v.organe, v.plafond) for v in voies if v.organe is Organe.PRESIDENT_DELEGUE] == [
        (Organe.PRESIDENT_DELEGUE, Decimal(900))
    ]


def test_an_agent_who_left_decides_nothing(ouvert: Bureau) -> None:
    president = next(agent for agent in ouvert.reglages.agents if agent.nom == "Durand")
    enregistrer_agent(ouvert.services, ouvert.auteur, replace(president, actif=False))

    voies = voies_de_la_page(energie(ouvert), montant=Decimal(10), jour=AUJOURDHUI)

    assert {v.signataire.nom for v in voies} == {"Benali"}
    assert all(v.organe is not Organe.PRESIDENT_DELEGUE for v in voies)


def test_no_way_without_a_reglement(ouvert: Bureau) -> None:
    page = replace(energie(ouvert), aide=None)

    assert voies_de_la_page(page, montant=Decimal(10), jour=AUJOURDHUI) == ()
