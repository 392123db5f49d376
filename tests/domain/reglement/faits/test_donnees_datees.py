"""A datum of a given year or month: enforced, asked for in words, unknown and never a refusal when of another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.explication.et_si import Cas, et_si
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from ccas_desktop.domain.reglement.faits.faits_derives import deriver
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.fautes import ReglementInvalide
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.periodes import (
    AnneesAvant,
    DernierMois,
    MoisAvant,
    MoisRecents,
    PeriodeVoulue,
)
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation
from tests.domain.reglement.fabrique import MONTANT_FIXE
from tests.domain.reglement.outils import charger

JOUR = date(2026, 3, 16)
VOTE = {"numero": "1", "date": "2025-01-01", "article": "1", "effet": "2025-01-01"}


def _reglement(format: int = 3, **datee: Any) -> Reglement:
    indicateur = {"code": "datee", "libelle": "Donnée datée", "article": "1", "texte": "t", "calcul": "donnee_datee"}
    condition = {"article": "1", "texte": "La donnée ne dépasse pas 700.", "indicateur": "datee", "jusqu_a": 700}
    aide = {"code": "a", "libelle": "A", "voie": "delegation", "deliberation": VOTE, "condition": [condition]}
    return lire_reglement(
        {
            "format": format,
            "titre": "t",
            "commune": "c",
            "indicateur": [{**indicateur, **datee}],
            "aide": [{**aide, "montant": MONTANT_FIXE}],
        }
    )


def _evaluer(lu: Reglement, *, depot: date | None = None, **faits: Fait) -> Evaluation:
    return evaluer(lu.aides[0], Situation(JOUR, deriver(faits), depot), reglement=lu)


def _du_mois(annee: int, mois: int, valeur: int = 450) -> Fait:
    return Fait(Decimal(valeur), Provenance(NatureProvenance.CERTIFIE, mois=Mois(annee, mois)))


def _des_revenus(annee: int | None, valeur: int = 600) -> Fait:
    return Fait(Decimal(valeur), Provenance(NatureProvenance.VU_SUR_PIECE, annee_revenus=annee))


@pytest.mark.parametrize(
    ("periode", "bons", "mauvais"),
    [
        ({"mois_avant": 0}, [(2026, 3)], [(2026, 2), (2025, 3)]),
        ({"mois_avant": 3}, [(2025, 12)], [(2026, 3), (2025, 11)]),
        ({"dernier_mois": 1}, [(2026, 1)], [(2025, 1), (2026, 2)]),
        ({"dernier_mois": 9}, [(2025, 9)], [(2026, 9), (2024, 9)]),
        ({"dernier_mois": 3}, [(2026, 3)], [(2025, 3)]),
        ({"mois_au_plus": 2}, [(2026, 1), (2026, 3), (2026, 4)], [(2025, 12)]),
    ],
)
def test_a_quotient_counts_for_its_month_only(
    periode: dict[str, int], bons: list[tuple[int, int]], mauvais: list[tuple[int, int]]
) -> None:
    lu = _reglement(de="quotient_familial", **periode)

    for mois in bons:
        assert _evaluer(lu, quotient_familial=_du_mois(*mois)).issue is Issue.ELIGIBLE
        assert _evaluer(lu, quotient_familial=_du_mois(*mois, valeur=701)).issue is Issue.NON_ELIGIBLE
    for mois in mauvais:
        assert _evaluer(lu, quotient_familial=_du_mois(*mois)).issue is Issue.INFORMATION_MANQUANTE


@pytest.mark.parametrize(
    ("annees", "bonnes", "mauvaises"), [([2], [2024], [2025, 2023, None]), ([1, 2], [2025, 2024], [2026, 2023])]
)
def test_an_avis_counts_for_its_incomes_only(annees: list[int], bonnes: list[int], mauvaises: list[int | None]) -> None:
    lu = _reglement(de="revenu_fiscal_reference", annees_avant=annees)

    vues = [_evaluer(lu, revenu_fiscal_reference=_des_revenus(annee)).issue for annee in (*bonnes, *mauvaises)]

    assert vues == [Issue.ELIGIBLE] * len(bonnes) + [Issue.INFORMATION_MANQUANTE] * len(mauvaises)


def test_the_quotient_worked_out_from_two_avis_is_of_neither() -> None:
    lu = _reglement(de="quotient_fiscal", annees_avant=[2])

    un = _evaluer(lu, revenu_fiscal_reference=_des_revenus(2024, 9000), parts_fiscales=_des_revenus(2024, 2))
    deux = _evaluer(lu, revenu_fiscal_reference=_des_revenus(2024, 9000), parts_fiscales=_des_revenus(2025, 2))

    assert un.issue is Issue.ELIGIBLE
    assert deux.issue is Issue.INFORMATION_MANQUANTE
    assert [m.code for m in deux.manquants] == ["revenu_fiscal_reference", "parts_fiscales"]


def test_what_is_wanted_is_said_with_what_is_known() -> None:
    lu = _reglement(de="quotient_familial", dernier_mois=1)
    evaluation = _evaluer(lu, quotient_familial=_du_mois(2025, 10))

    (manquant,) = evaluation.manquants
    assert manquant.code == "quotient_familial"
    assert manquant.libelle == "Quotient familial (CAF ou MSA), mois de janvier 2026"
    assert manquant.question == (
        "Demander le quotient familial à la CAF ou à la MSA, mois de janvier 2026, ou le lire sur l’attestation."
    )
    assert [operation.texte.replace("\u00a0", " ") for operation in evaluation.trace.operations] == [
        "Donnée datée : non connu (connu : mois d’octobre 2025 ; voulu : mois de janvier 2026)"
    ]


def test_an_avis_without_its_year_is_asked_for() -> None:
    lu = _reglement(de="revenu_fiscal_reference", annees_avant=[1, 2])
    evaluation = _evaluer(lu, revenu_fiscal_reference=_des_revenus(None))

    assert evaluation.manquants[0].question == "Demander ou saisir l’avis d’imposition, revenus de 2025 ou 2024."
    assert "sans période connue" in evaluation.trace.operations[0].texte
    assert "connu\u00a0:" not in _evaluer(lu).trace.operations[0].texte


def test_a_divisor_that_is_missing_is_asked_for_beside() -> None:
    lu = _reglement(de="revenu_fiscal_reference", annees_avant=[2], par=["nombre_personnes"])

    rien = _evaluer(lu)
    sans_personnes = _evaluer(lu, revenu_fiscal_reference=_des_revenus(2024))

    assert [m.code for m in rien.manquants] == ["revenu_fiscal_reference", "nombre_personnes"]
    assert [m.code for m in sans_personnes.manquants] == ["nombre_personnes"]


def test_the_period_is_counted_from_the_deposit_when_the_rule_says_so() -> None:
    lu = _reglement(de="quotient_familial", mois_avant=1, moment="depot")

    depose = _evaluer(lu, depot=date(2026, 1, 20), quotient_familial=_du_mois(2025, 12))

    assert depose.issue is Issue.ELIGIBLE
    assert _evaluer(lu, quotient_familial=_du_mois(2026, 2)).issue is Issue.ELIGIBLE


def test_a_situation_tells_the_year_or_the_value_itself() -> None:
    lu = _reglement(de="revenu_fiscal_reference", annees_avant=[2])
    avis = {"valeur": "600", "provenance": "vu_sur_piece", "annee_revenus": 2024}

    datee = lire_situation({"date": "2026-03-16", "faits": {"revenu_fiscal_reference": avis}})
    dite = lire_situation({"date": "2026-03-16", "faits": {"datee": "600"}}, connus=lu.exprimables)

    assert [evaluer(lu.aides[0], s, reglement=lu).issue for s in (datee, dite)] == [Issue.ELIGIBLE] * 2


def test_the_right_period_is_what_is_supposed_otherwise() -> None:
    lu = _reglement(de="quotient_familial", mois_avant=0)
    situation = Situation(JOUR, {"quotient_familial": _du_mois(2026, 3, 750)})

    changes = et_si(Cas(lu.aides[0], situation, lu))

    assert {changement.changement.indicateur.code for changement in changes} == {"datee"}


@pytest.mark.parametrize(
    ("datee", "chemin", "code"),
    [
        ({"de": "quotient_familial", "annees_avant": [2]}, "indicateur[1].annees_avant", "cle_inconnue"),
        ({"de": "parts_fiscales", "mois_avant": 2}, "indicateur[1].mois_avant", "cle_inconnue"),
        ({"de": "parts_fiscales"}, "indicateur[1]", "test_absent"),
        ({"de": "quotient_familial", "mois_avant": 1, "dernier_mois": 2}, "indicateur[1].dernier_mois", "test_ambigu"),
        ({"de": "quotient_familial", "dernier_mois": 13}, "indicateur[1].dernier_mois", "nombre_hors_limites"),
        ({"de": "quotient_familial", "mois_au_plus": 25}, "indicateur[1].mois_au_plus", "nombre_hors_limites"),
        ({"de": "parts_fiscales", "annees_avant": [2, 2]}, "indicateur[1].annees_avant", "nombre_hors_limites"),
        ({"de": "parts_fiscales", "annees_avant": [True]}, "indicateur[1].annees_avant", "nombre_hors_limites"),
        ({"de": "parts_fiscales", "annees_avant": []}, "indicateur[1].annees_avant", "liste_vide"),
        ({"de": "reste_a_vivre", "mois_avant": 1}, "indicateur[1].de", "valeur_inconnue"),
        ({"de": "quotient_familial", "mois_avant": 1, "moment": "hier"}, "indicateur[1].moment", "valeur_inconnue"),
    ],
)
def test_a_fault_is_told_at_its_line(datee: dict[str, Any], chemin: str, code: str) -> None:
    with pytest.raises(ReglementInvalide) as refus:
        _reglement(**datee)

    assert (chemin, code) in [(faute.chemin, faute.code) for faute in refus.value.fautes]


def test_a_file_of_a_former_format_has_no_such_indicator() -> None:
    with pytest.raises(ReglementInvalide) as refus:
        _reglement(format=2, de="quotient_familial", mois_avant=1)

    assert [(f.chemin, f.code, f.accepte) for f in refus.value.fautes] == [
        ("indicateur[1].calcul", "format_ancien", "format = 3 en tête du fichier")
    ]


PERIODES: list[tuple[dict[str, Any], str]] = [
    (
        {"de": "quotient_familial", "mois_avant": 0},
        "quotient familial (CAF ou MSA), mois M, compté au jour de la décision",
    ),
    (
        {"de": "quotient_familial", "mois_avant": 1, "moment": "depot"},
        "quotient familial (CAF ou MSA), mois M-1, compté au jour du dépôt",
    ),
    (
        {"de": "quotient_familial", "dernier_mois": 8},
        "quotient familial (CAF ou MSA), dernier mois d’août, compté au jour de la décision",
    ),
    (
        {"de": "quotient_familial", "mois_au_plus": 3},
        "quotient familial (CAF ou MSA), 3 mois au plus, compté au jour de la décision",
    ),
    (
        {"de": "parts_fiscales", "annees_avant": [0, 2]},
        "parts fiscales, revenus de l’année N ou N-2, compté au jour de la décision",
    ),
]


@pytest.mark.parametrize(("datee", "formule"), PERIODES)
def test_each_period_is_written_as_it_was_read_and_said_in_words(datee: dict[str, Any], formule: str) -> None:
    lu = _reglement(**datee)

    assert lire_reglement(en_table(lu)) == lu
    assert formule_de(lu.definitions[0]) == f"Donnée datée = {formule}"


def test_a_former_file_is_written_in_the_last_format() -> None:
    ancien = charger("r05_les_epis")

    ecrit = en_table(ancien)

    assert ancien.format < 3
    assert ecrit["format"] == 3
    assert lire_reglement(ecrit) == replace(ancien, format=3)


periodes = st.one_of(
    st.builds(AnneesAvant, st.lists(st.integers(0, 9), min_size=1, max_size=3, unique=True).map(tuple)),
    st.builds(MoisAvant, st.integers(0, 24)),
    st.builds(DernierMois, st.integers(1, 12)),
    st.builds(MoisRecents, st.integers(0, 24)),
)
provenances = st.builds(
    replace,
    st.just(DECLARE),
    mois=st.none() | st.builds(Mois, st.integers(2023, 2027), st.integers(1, 12)),
    annee_revenus=st.none() | st.integers(2014, 2027),
)
jours = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(periode=periodes, provenance=provenances, jour=jours, valeur=st.integers(0, 1500))
def test_what_is_of_another_period_is_never_a_refusal(
    periode: PeriodeVoulue, provenance: Provenance, jour: date, valeur: int
) -> None:
    code = "revenu_fiscal_reference" if isinstance(periode, AnneesAvant) else "quotient_familial"
    lu = _reglement(de=code, **({"annees_avant": [0]} if isinstance(periode, AnneesAvant) else {"mois_avant": 0}))
    (definition,) = lu.definitions
    datee = replace(definition, calcul=replace(definition.calcul, periode=periode))  # type: ignore[arg-type]
    lu = replace(lu, definitions=(datee,))

    evaluation = evaluer(lu.aides[0], Situation(jour, {code: Fait(Decimal(valeur), provenance)}), reglement=lu)

    if periode.convient(provenance, jour):
        assert evaluation.issue is (Issue.ELIGIBLE if valeur <= 700 else Issue.NON_ELIGIBLE)
    else:
        assert evaluation.issue is Issue.INFORMATION_MANQUANTE
        assert periode.en_mots(jour) in evaluation.manquants[0].question
