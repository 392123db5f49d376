from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.modele.model import Issue
from ccas_desktop.domain.reglement.modele.situation import Situation
from tests.domain.reglement.fabrique import C2S, MEJ, QF, RSA, evaluer_essai, reglement
from tests.domain.reglement.outils import situation


def _manquants(evaluation: Evaluation) -> list[str]:
    return [manquant.code for manquant in evaluation.manquants]


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"beneficiaire_rsa": True, "quotient_familial": "700"}, Issue.ELIGIBLE),
        ({"beneficiaire_rsa": False}, Issue.NON_ELIGIBLE),
        ({"quotient_familial": "700.01"}, Issue.NON_ELIGIBLE),
        ({"beneficiaire_rsa": True}, Issue.INFORMATION_MANQUANTE),
        ({}, Issue.INFORMATION_MANQUANTE),
    ],
)
def test_all_conditions_must_hold_and_one_certain_failure_decides(faits: dict[str, Any], issue: Issue) -> None:
    assert evaluer_essai(reglement(RSA, QF), **faits).issue is issue


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"beneficiaire_rsa": True}, Issue.ELIGIBLE),
        ({"beneficiaire_rsa": False, "beneficiaire_c2s": True}, Issue.ELIGIBLE),
        ({"beneficiaire_rsa": False, "beneficiaire_c2s": False}, Issue.NON_ELIGIBLE),
        ({"beneficiaire_rsa": False}, Issue.INFORMATION_MANQUANTE),
    ],
)
def test_one_of_a_group_is_enough(faits: dict[str, Any], issue: Issue) -> None:
    assert evaluer_essai(reglement({"au_moins_une": [RSA, C2S]}), **faits).issue is issue


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"beneficiaire_rsa": False}, Issue.ELIGIBLE),
        ({"beneficiaire_rsa": True}, Issue.NON_ELIGIBLE),
        ({}, Issue.INFORMATION_MANQUANTE),
    ],
)
def test_the_contrary_of_unknown_is_unknown(faits: dict[str, Any], issue: Issue) -> None:
    assert evaluer_essai(reglement({"sauf": RSA}), **faits).issue is issue


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"beneficiaire_c2s": False}, Issue.NON_ELIGIBLE),
        ({"beneficiaire_c2s": True}, Issue.INFORMATION_MANQUANTE),
        ({"beneficiaire_c2s": True, "quotient_familial": "701"}, Issue.ELIGIBLE),
        ({"beneficiaire_c2s": True, "beneficiaire_rsa": False}, Issue.ELIGIBLE),
        ({"beneficiaire_c2s": True, "beneficiaire_rsa": True, "quotient_familial": "700"}, Issue.NON_ELIGIBLE),
    ],
)
def test_groups_may_be_nested(faits: dict[str, Any], issue: Issue) -> None:
    nid = {"toutes": [C2S, {"sauf": {"toutes": [RSA, QF]}}]}

    assert evaluer_essai(reglement(nid), **faits).issue is issue


@pytest.mark.parametrize(
    ("test", "valeur", "tenue"),
    [
        ({"moins_de": 3}, "3", False),
        ({"jusqu_a": 3}, "3", True),
        ({"plus_de": 3}, "3", False),
        ({"a_partir_de": 3}, "3", True),
        ({"plus_de": 3}, "3.01", True),
        ({"egal": 3}, "3.0", True),
        ({"egal": 3}, "3.01", False),
        ({"dans": [1, 3]}, "3", True),
        ({"dans": [1, 3]}, "2", False),
        ({"plus_de": 1, "moins_de": 3}, "1", False),
        ({"a_partir_de": 1, "moins_de": 3}, "1", True),
    ],
)
def test_each_operator_draws_its_line(test: dict[str, Any], valeur: str, tenue: bool) -> None:
    lu = reglement({"indicateur": "nombre_personnes", **test})

    assert (evaluer_essai(lu, nombre_personnes=valeur).issue is Issue.ELIGIBLE) is tenue


def test_a_text_is_one_of_some() -> None:
    lu = reglement({"indicateur": "nature_depense", "dans": ["cantine", "garderie"]})

    assert evaluer_essai(lu, nature_depense="garderie").issue is Issue.ELIGIBLE
    assert evaluer_essai(lu, nature_depense="vacances").issue is Issue.NON_ELIGIBLE


def test_the_answer_of_the_agent_to_a_question_counts() -> None:
    lu = reglement({"question": "Le projet est présenté", "code": "projet", "est": True})

    assert evaluer_essai(lu, projet=True).issue is Issue.ELIGIBLE
    assert _manquants(evaluer_essai(lu)) == ["projet"]


@pytest.mark.parametrize(
    ("faits", "issue"),
    [
        ({"moyenne_economique_journaliere": "8", "beneficiaire_rsa": True}, Issue.COMMISSION),
        ({"moyenne_economique_journaliere": "8", "beneficiaire_rsa": False}, Issue.NON_ELIGIBLE),
        ({"moyenne_economique_journaliere": "8"}, Issue.INFORMATION_MANQUANTE),
        ({"moyenne_economique_journaliere": "7.99", "beneficiaire_rsa": True}, Issue.ELIGIBLE),
        ({"beneficiaire_rsa": True}, Issue.INFORMATION_MANQUANTE),
        ({"beneficiaire_rsa": False}, Issue.NON_ELIGIBLE),
    ],
)
def test_the_commission_is_announced_only_when_no_refusal_is_left_possible(faits: dict[str, Any], issue: Issue) -> None:
    assert evaluer_essai(reglement(MEJ, RSA), **faits).issue is issue


def test_the_commission_is_certain_when_another_condition_could_only_lead_there_too() -> None:
    lu = reglement(MEJ, {**QF, "sinon": "commission"})

    evaluation = evaluer_essai(lu, quotient_familial="900")

    assert evaluation.issue is Issue.COMMISSION
    assert [motif.article for motif in evaluation.motifs] == ["2"]
    assert evaluation.montant is None


def test_all_that_is_missing_is_asked_at_once() -> None:
    montant = {
        "article": "9",
        "texte": "t",
        "de": "montant_facture",
        "indicateur": "reste_a_vivre_par_personne",
        "tranches": [{"moins_de": 120, "pour_cent": 50}, {"au_dela": True, "pour_cent": 0}],
    }
    lu = reglement(RSA, QF, montant=montant, plafonds={"par_an": 400, "par_foyer_an": 800})

    assert _manquants(evaluer_essai(lu, quotient_familial="500", charges_mensuelles="10")) == [
        "beneficiaire_rsa",
        "ressources_mensuelles",
        "nombre_personnes",
        "montant_facture",
        "deja_verse_annee_aide",
        "deja_verse_annee_foyer",
    ]


def test_a_computed_fact_that_no_part_explains_is_asked_for_itself() -> None:
    lu = reglement(MEJ)
    parts = {"ressources_mensuelles": "1", "charges_mensuelles": "1", "nombre_personnes": "0"}

    assert _manquants(evaluer_essai(lu, **parts)) == ["moyenne_economique_journaliere"]


def test_an_incomplete_evaluation_proposes_no_amount() -> None:
    evaluation = evaluer_essai(reglement(RSA))

    assert (evaluation.montant, evaluation.montant_exact, evaluation.motifs) == (None, None, ())
    assert not any("Montant proposé" in operation.texte for operation in evaluation.trace.operations)


def _tableau(**plafonds: int) -> Any:
    colonnes = {"indicateur": "nombre_personnes", "tranches": [{"jusqu_a": 2}, {"au_dela": True}]}
    tranches = [
        {"jusqu_a": 400, "montants": [90, 135]},
        {"jusqu_a": 700, "montants": [60, 60]},
        {"jusqu_a": 800, "issue": "commission"},
        {"au_dela": True, "issue": "non_eligible"},
    ]
    montant = {
        "article": "9",
        "texte": "t",
        "indicateur": "quotient_familial",
        "colonnes": colonnes,
        "tranches": tranches,
    }
    return reglement(montant=montant, plafonds=plafonds or None)


@pytest.mark.parametrize(
    ("quotient", "personnes", "montant"),
    [("400", "2", 90), ("400.01", "2", 60), ("400", "2.5", 135), ("0", "6", 135), ("700", "1", 60)],
)
def test_a_table_of_two_entries_gives_its_case(quotient: str, personnes: str, montant: int) -> None:
    evaluation = evaluer_essai(_tableau(), quotient_familial=quotient, nombre_personnes=personnes)

    assert evaluation.montant == montant


@pytest.mark.parametrize(("quotient", "issue"), [("701", Issue.COMMISSION), ("801", Issue.NON_ELIGIBLE)])
def test_a_row_may_send_elsewhere(quotient: str, issue: Issue) -> None:
    evaluation = evaluer_essai(_tableau(), quotient_familial=quotient, nombre_personnes="2")

    assert evaluation.issue is issue
    assert evaluation.motifs[0].article == "9"
    assert "Quotient familial" in evaluation.motifs[0].en_fait


def test_an_unknown_fact_that_changes_nothing_is_not_asked_for() -> None:
    assert evaluer_essai(_tableau(), quotient_familial="500").montant == 60
    assert evaluer_essai(_tableau(), quotient_familial="900").issue is Issue.NON_ELIGIBLE


def test_an_unknown_fact_that_changes_the_amount_is_asked_for() -> None:
    evaluation = evaluer_essai(_tableau(par_an=100), quotient_familial="300")

    assert evaluation.issue is Issue.INFORMATION_MANQUANTE
    assert _manquants(evaluation) == ["nombre_personnes", "deja_verse_annee_aide"]


def _taux(**plafonds: int) -> Any:
    montant = {"article": "9", "texte": "t", "de": "montant_facture", "pour_cent": 50}
    return reglement(montant=montant, plafonds=plafonds or None)


@pytest.mark.parametrize(
    ("plafonds", "facture", "faits", "montant"),
    [
        ({}, "300.01", {}, "150.01"),  # 150.005 is rounded half up
        ({"par_demande": 100}, "300", {}, "100.00"),
        ({"par_an": 400}, "300", {"deja_verse_annee_aide": "350"}, "50.00"),
        ({"par_foyer_an": 800}, "300", {"deja_verse_annee_foyer": "650"}, "150.00"),
        (
            {"par_an": 400, "par_foyer_an": 800},
            "300",
            {"deja_verse_annee_aide": "300", "deja_verse_annee_foyer": "790"},
            "10.00",
        ),
        ({"par_an": 400, "minimum_versement": 35}, "70", {"deja_verse_annee_aide": "0"}, "35.00"),
    ],
)
def test_the_smallest_limit_wins(plafonds: dict[str, int], facture: str, faits: dict[str, Any], montant: str) -> None:
    evaluation = evaluer_essai(_taux(**plafonds), montant_facture=facture, **faits)

    assert evaluation.issue is Issue.ELIGIBLE
    assert str(evaluation.montant) == montant


def test_the_amount_is_known_before_rounding_too() -> None:
    assert evaluer_essai(_taux(), montant_facture="300.01").montant_exact == Decimal("150.005")


@pytest.mark.parametrize(
    ("plafonds", "facture", "faits", "article"),
    [
        ({"minimum_versement": 35}, "69.99", {}, "10"),
        ({"par_an": 400}, "300", {"deja_verse_annee_aide": "400"}, "10"),
        ({"par_an": 400}, "300", {"deja_verse_annee_aide": "450"}, "10"),
        ({}, "0", {}, "9"),
    ],
)
def test_nothing_to_pay_is_no_grant(
    plafonds: dict[str, int], facture: str, faits: dict[str, Any], article: str
) -> None:
    evaluation = evaluer_essai(_taux(**plafonds), montant_facture=facture, **faits)

    assert (evaluation.issue, evaluation.montant) == (Issue.NON_ELIGIBLE, Decimal(0))
    assert [motif.article for motif in evaluation.motifs] == [article]


def test_the_minimum_is_compared_before_rounding() -> None:
    # 34.995 would be 35.00 once rounded: it is below the minimum all the same.
    assert evaluer_essai(_taux(minimum_versement=35), montant_facture="69.99").issue is Issue.NON_ELIGIBLE


def test_what_is_left_of_a_ceiling_is_never_rounded_up() -> None:
    evaluation = evaluer_essai(_taux(par_an=400), montant_facture="300", deja_verse_annee_aide="350.005")

    assert evaluation.montant == Decimal("49.99")


def test_a_refusal_comes_with_its_reasons_in_fact_and_in_law() -> None:
    evaluation = evaluer_essai(reglement(QF), quotient_familial="900")

    motif = evaluation.motifs[0]
    assert motif.en_fait == "Quotient familial (CAF ou MSA)\u00a0: 900\u00a0€ (déclaré)"
    assert motif.en_droit == (
        "Article 1 du règlement (délibération n°\u00a01 du 01/01/2025)\u00a0: «\u00a0Phrase 1.\u00a0»"
    )


def test_a_reason_only_holds_known_facts() -> None:
    lu = reglement({"toutes": [RSA, C2S]})

    assert evaluer_essai(lu, beneficiaire_rsa=False).motifs[0].faits == ("Bénéficiaire du RSA\u00a0: non (déclaré)",)


def test_rules_do_not_apply_before_their_date() -> None:
    lu = reglement()

    with pytest.raises(RefusMetier) as refus:
        evaluer(lu.aides[0], Situation(date(2024, 12, 31), {}), reglement=lu)

    assert (refus.value.code, refus.value.faits["effet"]) == ("aide_pas_en_vigueur", "01/01/2025")


def test_a_fact_of_the_wrong_kind_is_a_fault_of_the_program() -> None:
    lu = reglement(QF)

    with pytest.raises(TypeError, match="quotient_familial"):
        evaluer(lu.aides[0], situation(quotient_familial="beaucoup"), reglement=lu)
