from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Composition
from ccas_desktop.domain.provenance import DECLARE, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.faits_derives import LigneMontant, deriver, faits_du_foyer, total
from ccas_desktop.domain.reglement.modele.situation import Fait
from tests.domain.reglement.outils import CERTIFIE_CAF, situation

VU = Provenance(NatureProvenance.VU_SUR_PIECE)


def test_a_total_is_as_trusted_as_its_weakest_line() -> None:
    lignes = [LigneMontant("RSA", Decimal("603.80"), CERTIFIE_CAF), LigneMontant("Salaire", Decimal(800), VU)]

    fait = total(lignes)

    assert (fait.valeur, fait.provenance) == (Decimal("1403.80"), VU)
    assert "RSA\u00a0: 603,80\u00a0€, certifié CAF · octobre 2026" in fait.precision


def test_a_total_of_one_line_is_no_computation() -> None:
    assert total([LigneMontant("RSA", Decimal("603.80"))]).derivation is None


def test_a_budget_with_no_line_is_a_declared_zero() -> None:
    assert total([]) == Fait(Decimal(0), DECLARE, precision="aucune ligne saisie")


def test_an_unknown_count_stays_unknown() -> None:
    faits = faits_du_foyer(Composition(Decimal(3), None, None, None, Decimal(3)), CERTIFIE_CAF)

    assert faits == {
        "nombre_personnes": Fait(Decimal(3), CERTIFIE_CAF),
        "parts": Fait(Decimal(3), CERTIFIE_CAF),
        "uc_cheque_energie": Fait(Decimal("1.8"), CERTIFIE_CAF),
    }


def test_the_reste_a_vivre_is_divided_by_persons_adults_and_days() -> None:
    faits = situation(
        ressources_mensuelles="1200", charges_mensuelles="600", nombre_personnes="4", nombre_adultes="2"
    ).faits

    derives = deriver(faits)

    assert derives["reste_a_vivre"].valeur == 600
    assert derives["reste_a_vivre_par_personne"].valeur == 150
    assert derives["reste_a_vivre_par_adulte"].valeur == 300
    assert derives["moyenne_economique_journaliere"].valeur == 5


def test_the_formula_is_kept_with_its_brackets() -> None:
    # « ressources − charges / parts » written without brackets has misled a département (domain.md 3.1).
    faits = situation(ressources_mensuelles="1450.32", charges_mensuelles="1012.75", nombre_personnes="3").faits

    derivation = deriver(faits)["moyenne_economique_journaliere"].derivation

    assert derivation is not None
    assert derivation.expression == "(1450.32 - 1012.75) / 3 / 30"
    assert derivation.formule == "(1\u202f450,32 − 1\u202f012,75) ÷ 3 ÷ 30"


def test_a_reste_a_vivre_that_was_given_is_divided_as_it_is() -> None:
    derivation = deriver(situation(reste_a_vivre="-30", nombre_personnes="2").faits)[
        "reste_a_vivre_par_personne"
    ].derivation

    assert derivation is not None
    assert (derivation.expression, derivation.formule) == ("-30 / 2", "−30,00 ÷ 2")


def test_nothing_is_derived_from_what_is_not_known() -> None:
    faits = situation(ressources_mensuelles="1200", nombre_personnes="4").faits

    assert deriver(faits) == faits


def test_nothing_is_divided_by_an_empty_foyer() -> None:
    assert "reste_a_vivre_par_personne" not in deriver(situation(reste_a_vivre="30", nombre_personnes="0").faits)


def test_a_derived_fact_is_as_trusted_as_its_weakest_part() -> None:
    faits = {
        "ressources_mensuelles": Fait(Decimal(1000), CERTIFIE_CAF),
        "charges_mensuelles": Fait(Decimal(400), VU),
        "nombre_personnes": Fait(Decimal(2), CERTIFIE_CAF),
    }

    assert deriver(faits)["reste_a_vivre_par_personne"].provenance == VU
