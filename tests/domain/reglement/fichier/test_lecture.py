from __future__ import annotations

import copy
import tomllib
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.fautes import FAUTES_MAXIMUM, ReglementInvalide
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.model import Issue, Renvoi, Somme, Taux, Voie
from tests.domain.reglement.outils import DEMONSTRATION, demonstration

# A règlement as a TOML parser gives it: a nest of dictionaries whose values the tests spoil one by one.
Brut = dict[str, Any]


def _brut() -> Brut:
    return tomllib.loads(DEMONSTRATION.read_text(encoding="utf-8"))


def _fautes(brut: Brut) -> list[tuple[str, str]]:
    with pytest.raises(ReglementInvalide) as refus:
        lire_reglement(brut)
    return [(faute.chemin, faute.code) for faute in refus.value.fautes]


def _avec(aide: int, chemin: str, valeur: object) -> Brut:
    """Return the demonstration with one value changed, removed when None."""
    brut = _brut()
    *avant, dernier = chemin.split(".")
    noeud: Any = brut["aide"][aide]
    for etape in avant:
        noeud = noeud[int(etape)] if etape.isdigit() else noeud[etape]
    if valeur is None:
        del noeud[dernier]
    else:
        noeud[int(dernier) if dernier.isdigit() else dernier] = valeur
    return brut


def test_reads_the_identity_of_an_aid() -> None:
    aide = demonstration().aide("aide_energie")

    assert aide.voie is Voie.DELEGATION
    assert aide.deliberation.effet == date(2025, 1, 1)
    assert aide.deliberation.intitule == "délibération n°\u00a02024-31 du 12/12/2024"
    assert aide.donnees[0].source is Source.QUOTIENT_FAMILIAL
    assert aide.donnees[0].blocs == ("allocataires", "enfants")
    assert aide.pieces[0].exigee_par == "article 4.5 du règlement"


def test_reads_rates_sums_and_outcomes() -> None:
    reglement = demonstration()
    taux = reglement.aide("aide_energie").montant.cases
    tableau = reglement.aide("restauration_scolaire").montant.cases

    assert taux[0] == (Taux(Decimal(50), PAR_CODE["montant_facture"]),)
    assert tableau[1] == (Somme(Decimal(60)), Somme(Decimal(90)), Somme(Decimal(120)))
    assert tableau[3] == (Renvoi(Issue.NON_ELIGIBLE),) * 3


def test_each_bracket_starts_where_the_former_ends() -> None:
    axe = demonstration().aide("aide_energie").montant.lignes

    assert axe is not None
    assert [intervalle.contient(Decimal(240)) for intervalle in axe.intervalles] == [False, False, True, False]


def test_the_facts_of_an_aid_are_listed_in_the_order_of_its_rules() -> None:
    aide = demonstration().aide("restauration_scolaire")

    assert [indicateur.code for indicateur in aide.indicateurs] == [
        "reside_commune",
        "nombre_enfants",
        "enfant_au_restaurant_scolaire",
        "quotient_familial",
        "nombre_personnes",
        "deja_verse_annee_aide",
    ]


def test_the_base_of_a_rate_is_one_of_the_facts() -> None:
    assert PAR_CODE["montant_facture"] in demonstration().aide("aide_energie").indicateurs


def test_the_questions_of_an_aid_are_what_an_agent_ticks() -> None:
    reglement = demonstration()

    assert [q.code for q in reglement.aide("bourse_permis").questions] == ["code_de_la_route_reussi"]
    assert [q.code for q in reglement.questions] == [
        "enfant_au_restaurant_scolaire",
        "code_de_la_route_reussi",
        "pass_sport_demande",
    ]


def test_an_unknown_aid_is_refused_by_name() -> None:
    with pytest.raises(RefusMetier, match="aide_inconnue"):
        demonstration().aide("aide_lunaire")


def test_only_the_aids_in_force_that_day_are_offered() -> None:
    codes = [aide.code for aide in demonstration().aides_en_vigueur(date(2025, 6, 30))]

    assert codes == ["aide_energie", "aide_alimentaire", "transport_solidaire"]


@pytest.mark.parametrize(
    ("chemin", "valeur", "fautes"),
    [
        ("code", None, [("aide[1].code", "cle_absente")]),
        ("code", "Aide énergie", [("aide[1].code", "valeur_inconnue")]),
        ("code", "aide_alimentaire", [("aide[2].code", "doublon")]),
        ("libelle", "  ", [("aide[1].libelle", "texte_attendu")]),
        ("libelle", 3, [("aide[1].libelle", "texte_attendu")]),
        ("libelle", "x" * 4001, [("aide[1].libelle", "texte_attendu")]),
        ("voie", "prefet", [("aide[1].voie", "valeur_inconnue")]),
        ("couleur", "bleu", [("aide[1].couleur", "cle_inconnue")]),
        ("deliberation", None, [("aide[1].deliberation", "cle_absente")]),
        ("deliberation", "2024-31", [("aide[1].deliberation", "table_attendue")]),
        ("deliberation.date", "hier", [("aide[1].deliberation.date", "date_attendue")]),
        ("deliberation.date", "2025-02-30", [("aide[1].deliberation.date", "date_attendue")]),
        ("deliberation.effet", datetime(2025, 1, 1), [("aide[1].deliberation.effet", "date_attendue")]),  # noqa: DTZ001
        ("donnee", {"source": "rsa"}, [("aide[1].donnee", "liste_attendue")]),
        ("donnee", [1], [("aide[1].donnee[1]", "table_attendue")]),
        ("donnee.0.source", "impots", [("aide[1].donnee[1].source", "valeur_inconnue")]),
        ("donnee.1.source", "quotient_familial", [("aide[1].donnee[2].source", "doublon")]),
        ("donnee.0.blocs", None, [("aide[1].donnee[1].blocs", "cle_absente")]),
        ("donnee.0.blocs", [], [("aide[1].donnee[1].blocs", "liste_vide")]),
        ("donnee.0.blocs", ["revenus"], [("aide[1].donnee[1].blocs[1]", "valeur_inconnue")]),
        ("donnee.0.blocs", [7], [("aide[1].donnee[1].blocs[1]", "texte_attendu")]),
        ("condition.0.texte", None, [("aide[1].condition[1].texte", "cle_absente")]),
        ("condition.0.est", "vrai", [("aide[1].condition[1].est", "oui_non_attendu")]),
        ("condition.0.indicateur", "merite", [("aide[1].condition[1].indicateur", "valeur_inconnue")]),
        ("condition.0.sinon", "eligible", [("aide[1].condition[1].sinon", "valeur_inconnue")]),
        (
            "condition.0.sauf",
            {},
            [("aide[1].condition[1]", "test_ambigu"), ("aide[1].condition[1].est", "cle_inconnue")],
        ),
        ("plafonds.par_an", 119.99, [("aide[1].plafonds.par_an", "nombre_flottant")]),
        ("plafonds.par_an", "119.999", [("aide[1].plafonds.par_an", "nombre_hors_limites")]),
        ("plafonds.par_an", -1, [("aide[1].plafonds.par_an", "nombre_hors_limites")]),
        ("plafonds.par_an", 10**30, [("aide[1].plafonds.par_an", "nombre_hors_limites")]),
        ("plafonds.par_an", "1e3", [("aide[1].plafonds.par_an", "nombre_attendu")]),
        ("plafonds.par_an", True, [("aide[1].plafonds.par_an", "nombre_attendu")]),
        ("plafonds.article", None, [("aide[1].plafonds.article", "cle_absente")]),
    ],
)
def test_each_fault_is_told_with_its_place(chemin: str, valeur: object, fautes: list[tuple[str, str]]) -> None:
    assert set(fautes) <= set(_fautes(_avec(0, chemin, valeur)))
    assert len(_fautes(_avec(0, chemin, valeur))) <= 2


@pytest.mark.parametrize(
    ("tranches", "faute"),
    [
        ([{"moins_de": 120, "pour_cent": 50}], ("[1]", "tranche_unique")),
        ([{"moins_de": 1, "pour_cent": 5}, {"moins_de": 2, "pour_cent": 1}], ("[2]", "tranches_sans_fin")),
        ([{"au_dela": True, "pour_cent": 5}, {"au_dela": True, "pour_cent": 1}], ("[1]", "tranches_apres_la_fin")),
        ([{"pour_cent": 5}, {"au_dela": True, "pour_cent": 1}], ("[1]", "cle_absente")),
        ([{"moins_de": 9, "pour_cent": 5}, {"pour_cent": 1}], ("[2]", "tranches_sans_fin")),
        (
            [{"moins_de": 9, "pour_cent": 5}, {"plus_de": 9, "au_dela": True, "pour_cent": 1}],
            ("[2]", "tranches_trou"),
        ),
        (
            [{"moins_de": 9, "pour_cent": 5}, {"plus_de": 8, "au_dela": True, "pour_cent": 1}],
            ("[2]", "tranches_chevauchement"),
        ),
        (
            [{"jusqu_a": 9, "pour_cent": 5}, {"a_partir_de": 9, "au_dela": True, "pour_cent": 1}],
            ("[2]", "tranches_chevauchement"),
        ),
        (
            [{"moins_de": 9, "pour_cent": 5}, {"moins_de": 9, "pour_cent": 2}, {"au_dela": True, "pour_cent": 1}],
            ("[2]", "tranches_chevauchement"),
        ),
        ([{"plus_de": 0, "moins_de": 9, "pour_cent": 5}, {"au_dela": True, "pour_cent": 1}], ("[1]", "tranches_trou")),
        ([{"moins_de": 9}, {"au_dela": True, "pour_cent": 1}], ("[1]", "resultat_ambigu")),
        ([{"moins_de": 9, "pour_cent": 5, "montant": 3}, {"au_dela": True, "montant": 1}], ("[1]", "resultat_ambigu")),
        (
            [{"moins_de": 9, "pour_cent": 101}, {"au_dela": True, "montant": 1}],
            ("[1].pour_cent", "nombre_hors_limites"),
        ),
        ([{"moins_de": 9, "jusqu_a": 9, "montant": 5}, {"au_dela": True, "montant": 1}], ("[1]", "test_ambigu")),
        ([{"moins_de": 9.5, "montant": 5}, {"au_dela": True, "montant": 1}], ("[1].moins_de", "nombre_flottant")),
        ([{"moins_de": 9, "issue": "peut_etre"}, {"au_dela": True, "montant": 1}], ("[1].issue", "valeur_inconnue")),
    ],
)
def test_brackets_must_cover_everything_once(tranches: list[Brut], faute: tuple[str, str]) -> None:
    lieu, code = faute

    assert (f"aide[1].montant.tranches{lieu}", code) in _fautes(_avec(0, "montant.tranches", tranches))


def test_brackets_may_write_both_bounds_when_they_follow_each_other() -> None:
    tranches = [
        {"jusqu_a": 336, "pour_cent": 70},
        {"plus_de": 336, "moins_de": 500, "pour_cent": 60},
        {"a_partir_de": 500, "au_dela": True, "pour_cent": 0},
    ]

    assert lire_reglement(_avec(0, "montant.tranches", tranches)).aides[0].code == "aide_energie"


@pytest.mark.parametrize(
    ("chemin", "valeur", "faute"),
    [
        ("montant.de", None, ("aide[1].montant.tranches[1]", "base_absente")),
        ("montant.de", "quotient_familial", ("aide[1].montant.de", "valeur_inconnue")),
        ("montant.indicateur", "reside_commune", ("aide[1].montant.indicateur", "valeur_inconnue")),
        ("montant.tranches", [], ("aide[1].montant.tranches", "liste_vide")),
        ("montant.tranches", [{}] * 201, ("aide[1].montant.tranches", "liste_trop_longue")),
        ("montant.montant", 3, ("aide[1].montant.montant", "cle_inconnue")),
        ("montant", {"article": "1", "texte": "t"}, ("aide[1].montant", "resultat_ambigu")),
    ],
)
def test_a_scale_needs_its_fact_and_its_base(chemin: str, valeur: object, faute: tuple[str, str]) -> None:
    assert faute in _fautes(_avec(0, chemin, valeur))


def test_a_plain_rate_needs_no_bracket() -> None:
    montant = {"article": "1", "texte": "t", "pour_cent": "37,5", "de": "montant_demande"}

    lu = lire_reglement(_avec(0, "montant", montant)).aides[0].montant

    assert lu.cases == ((Taux(Decimal("37.5"), PAR_CODE["montant_demande"]),),)


@pytest.mark.parametrize(
    ("ligne", "faute"),
    [
        ({"jusqu_a": 400, "montants": [90, 135]}, ("[1].montants", "colonnes_en_nombre")),
        ({"jusqu_a": 400, "montants": [90, 135, 1.5]}, ("[1].montants[3]", "nombre_flottant")),
        ({"jusqu_a": 400, "montant": 90}, ("[1]", "resultat_ambigu")),
        ({"jusqu_a": 400, "pour_cents": [1, 2, 3]}, ("[1]", "base_absente")),
    ],
)
def test_a_row_has_one_result_a_column(ligne: Brut, faute: tuple[str, str]) -> None:
    lieu, code = faute

    assert (f"aide[4].montant.tranches{lieu}", code) in _fautes(_avec(3, "montant.tranches.0", ligne))


def test_a_table_may_hold_rates() -> None:
    brut = _avec(3, "montant.tranches.0", {"jusqu_a": 400, "pour_cents": [10, "20,5", 30]})
    brut["aide"][3]["montant"]["de"] = "montant_facture"

    cases = lire_reglement(brut).aide("restauration_scolaire").montant.cases

    assert [case.pour_cent for case in cases[0] if isinstance(case, Taux)] == [10, Decimal("20.5"), 30]


@pytest.mark.parametrize(
    ("test", "faute"),
    [
        ({}, ("", "test_absent")),
        ({"egal": 3, "moins_de": 4}, ("", "test_ambigu")),
        ({"dans": [1], "egal": 4}, ("", "test_ambigu")),
        ({"plus_de": 1, "a_partir_de": 1}, ("", "test_ambigu")),
        ({"plus_de": 5, "moins_de": 3}, ("", "bornes_inversees")),
        ({"plus_de": 5, "jusqu_a": 5}, ("", "bornes_inversees")),
        ({"est": True}, (".est", "cle_inconnue")),
        ({"indicateur": "", "moins_de": 3}, (".indicateur", "texte_attendu")),
        ({"dans": []}, (".dans", "liste_vide")),
    ],
)
def test_a_test_must_suit_its_fact(test: Brut, faute: tuple[str, str]) -> None:
    condition = {"article": "1", "texte": "t", "indicateur": "quotient_familial", **test}
    lieu, code = faute

    assert (f"aide[1].condition[1]{lieu}", code) in _fautes(_avec(0, "condition.0", condition))


@pytest.mark.parametrize(
    "test",
    [
        {"indicateur": "quotient_familial", "a_partir_de": 5, "jusqu_a": 5},
        {"indicateur": "reste_a_vivre", "plus_de": "-10,50"},
        {"indicateur": "nombre_personnes", "dans": [1, 2]},
        {"indicateur": "nature_depense", "dans": ["cantine", "garderie"]},
        {"sauf": {"indicateur": "beneficiaire_rsa", "est": True}},
        {"question": "Le projet est présenté", "code": "projet", "est": True},
    ],
)
def test_every_kind_of_test_is_read(test: Brut) -> None:
    condition = {"article": "1", "texte": "t", **test}

    assert len(lire_reglement(_avec(0, "condition.0", condition)).aides[0].conditions) == 1


def test_groups_cannot_be_nested_without_end() -> None:
    groupe: Brut = {"indicateur": "beneficiaire_rsa", "est": True}
    for _ in range(9):
        groupe = {"sauf": groupe}
    condition = {"article": "1", "texte": "t", **groupe}

    assert ("aide[1].condition[1]" + ".sauf" * 8, "trop_profond") in _fautes(_avec(0, "condition.0", condition))


def test_a_question_may_not_take_the_name_of_an_indicator() -> None:
    condition = {"article": "1", "texte": "t", "question": "Au RSA", "code": "beneficiaire_rsa", "est": True}

    assert _fautes(_avec(0, "condition.0", condition)) == [("aide[1].condition[1].code", "doublon")]


def test_two_questions_of_an_aid_may_not_share_a_name() -> None:
    questions = [
        {"question": texte, "code": "projet", "est": True, "article": "1", "texte": "t"} for texte in ("Un", "Deux")
    ]

    assert _fautes(_avec(0, "condition", questions)) == [("aide[1].condition", "doublon")]


@pytest.mark.parametrize("format_lu", [4, "1", True, None])
def test_another_format_is_refused(format_lu: object) -> None:
    brut = _brut()
    brut["format"] = format_lu
    if format_lu is None:
        del brut["format"]

    assert [chemin for chemin, _ in _fautes(brut)] == ["format"]


def test_a_parameter_that_is_not_a_date_but_a_text_of_one_is_read() -> None:
    assert lire_reglement(_avec(0, "deliberation.effet", "2025-01-01")).aides[0].deliberation.effet == date(2025, 1, 1)


def test_a_text_full_of_faults_is_refused_with_a_bounded_list() -> None:
    brut = _brut()
    brut.update({f"cle{rang}": 1 for rang in range(500)})

    assert len(_fautes(brut)) == FAUTES_MAXIMUM


def test_the_sentence_of_a_fault_says_what_is_accepted() -> None:
    with pytest.raises(ReglementInvalide) as refus:
        lire_reglement(_avec(0, "voie", "prefet"))

    faute = refus.value.fautes[0]
    assert faute.phrase == "Cette valeur n’est pas connue\u00a0; accepté\u00a0: delegation, commission, conseil."
    assert refus.value.champ == "aide[1].voie"


def test_the_sentence_of_a_fault_may_stand_alone() -> None:
    with pytest.raises(ReglementInvalide) as refus:
        lire_reglement(_avec(0, "code", None))

    assert refus.value.fautes[0].phrase == "Il manque cette ligne."


def test_reading_leaves_the_text_untouched() -> None:
    brut = _brut()
    avant = copy.deepcopy(brut)

    lire_reglement(brut)

    assert brut == avant
