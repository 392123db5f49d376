from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.calcul.evaluation_json import evaluation_en_json
from ccas_desktop.domain.reglement.calcul.trace import TITRES, en_texte
from ccas_desktop.domain.reglement.calcul.trace_json import lire_trace, trace_en_json
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.fautes import TraceInvalide
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from tests.domain.reglement.fabrique import C2S, QF, RSA, evaluer_essai, reglement
from tests.domain.reglement.outils import CERTIFIE_CAF, JOUR, appliquer, charger, situation


def _flers() -> Any:
    return appliquer(
        charger("r01_flers"), reste_a_vivre_par_personne="119.99", montant_facture="300", deja_verse_annee_aide="0"
    )


def _lisible(lignes: tuple[str, ...]) -> list[str]:
    return [ligne.replace("\u202f", " ").replace("\u00a0", " ") for ligne in lignes]


def test_the_four_parts_come_in_the_order_of_the_decree() -> None:
    lignes = en_texte(_flers().trace)

    assert [ligne for ligne in lignes if ligne in TITRES] == list(TITRES)


def test_the_text_says_it_all_in_plain_french() -> None:
    lignes = _lisible(en_texte(_flers().trace))

    assert "Reste à vivre par personne : 119,99 € (déclaré)" in lignes
    assert "Taux : 50 % (article 1.1, délibération n° 2022-01 du 29/09/2022, en vigueur le 01/10/2022)" in lignes
    assert "Reste à vivre par personne : 119,99 € < 120,00 € → taux 50 % (article 1.1)" in lignes
    assert lignes[-1] == "Montant proposé, arrondi au centime : 150,00 € (article 1.2)"


def test_the_first_part_says_that_a_person_decides() -> None:
    degre = _flers().trace.contribution.degre

    assert "150,00\u00a0€" in degre
    assert "La décision n’est pas automatique" in degre
    assert "par délégation du conseil d’administration" in degre


@pytest.mark.parametrize(
    ("faits", "debut"),
    [
        ({}, "Le calcul n’a pas pu conclure"),
        ({"beneficiaire_rsa": False}, "Le calcul indique que les conditions de l’aide ne sont pas remplies"),
        ({"beneficiaire_rsa": True, "quotient_familial": "900"}, "Le calcul ne conclut pas"),
    ],
)
def test_the_first_part_tells_each_outcome(faits: dict[str, Any], debut: str) -> None:
    lu = reglement(RSA, {**QF, "sinon": "commission"})

    assert evaluer_essai(lu, **faits).trace.contribution.degre.startswith(debut)


def test_each_datum_has_its_source_and_exact_value() -> None:
    lu = reglement(QF)
    certifiee = Situation(JOUR, {"quotient_familial": Fait(Decimal(450), CERTIFIE_CAF)})

    donnee = evaluer(lu.aides[0], certifiee, reglement=lu).trace.donnees[0]

    assert (donnee.exact, donnee.source) == ("450", "certifié CAF · octobre 2026")


def test_only_what_was_read_is_listed() -> None:
    evaluation = evaluer_essai(reglement(RSA), beneficiaire_rsa=True, quotient_familial="450")

    assert [donnee.code for donnee in evaluation.trace.donnees] == ["beneficiaire_rsa"]


def test_a_computed_fact_is_shown_by_its_parts_and_its_formula_once() -> None:
    faits = situation(ressources_mensuelles="900", charges_mensuelles="300", nombre_personnes="2").faits
    reste = {"indicateur": "reste_a_vivre", "moins_de": 1000}
    par_personne = {"indicateur": "reste_a_vivre_par_personne", "moins_de": 1000}
    lu = reglement(reste, par_personne)

    trace = evaluer(lu.aides[0], Situation(JOUR, deriver(faits)), reglement=lu).trace

    assert [d.code for d in trace.donnees] == ["ressources_mensuelles", "charges_mensuelles", "nombre_personnes"]
    expressions = [o.expression for o in trace.operations]
    assert expressions.count("900 - 300") == 1
    assert expressions.count("(900 - 300) / 2") == 1


def test_unknown_facts_and_groups_are_told() -> None:
    evaluation = evaluer_essai(reglement({"au_moins_une": [RSA, C2S]}), beneficiaire_rsa=False)

    assert _lisible(tuple(operation.texte for operation in evaluation.trace.operations)) == [
        "Bénéficiaire du RSA : non (attendu : oui) → non vérifié",
        "Bénéficiaire de la complémentaire santé solidaire : non connu",
        "Au moins une de ces conditions : à compléter",
    ]


def test_what_must_not_be_is_told_apart_from_what_is() -> None:
    evaluation = evaluer_essai(reglement({"sauf": RSA}), beneficiaire_rsa=True)

    assert _lisible(tuple(operation.texte for operation in evaluation.trace.operations)) == [
        "Bénéficiaire du RSA : oui → vérifié",
        "Ce qui précède ne doit pas être le cas : condition non remplie",
    ]


def test_a_trace_comes_back_the_same_from_the_store() -> None:
    trace = _flers().trace

    assert lire_trace(json.loads(json.dumps(trace_en_json(trace)))) == trace


def test_the_trace_of_an_evaluation_is_the_one_stored() -> None:
    evaluation = _flers()

    assert evaluation_en_json(evaluation)["trace"] == trace_en_json(evaluation.trace)


def test_amounts_are_decimal_texts() -> None:
    sortie = evaluation_en_json(_flers())

    assert (sortie["montant"], sortie["montant_exact"]) == ("150.00", "150")


def test_what_is_not_known_is_null_and_named() -> None:
    sortie = evaluation_en_json(evaluer_essai(reglement(RSA)))

    assert sortie["montant"] is None
    assert sortie["manquants"] == [
        {
            "code": "beneficiaire_rsa",
            "libelle": "Bénéficiaire du RSA",
            "question": "Demander le RSA à la CAF ou à la MSA, ou le lire sur l’attestation.",
        }
    ]


def test_a_refusal_gives_its_reasons() -> None:
    sortie = evaluation_en_json(evaluer_essai(reglement(RSA), beneficiaire_rsa=False))

    assert sortie["montant"] == "0.00"
    assert isinstance(sortie["motifs"], list)
    assert sortie["motifs"][0]["texte"] == "Phrase 1."


@pytest.mark.parametrize(
    ("change", "chemin"),
    [
        ({"contribution": 3}, "contribution"),
        ({"operations": [{"texte": "x"}]}, "operations[1].exact"),
        ({"couleur": 1}, "couleur"),
    ],
)
def test_a_damaged_trace_is_refused(change: dict[str, Any], chemin: str) -> None:
    with pytest.raises(TraceInvalide) as refus:
        lire_trace({**trace_en_json(_flers().trace), **change})

    assert refus.value.fautes[0].chemin == chemin
