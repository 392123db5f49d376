from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.comparaison_identite import personne_differente
from ccas_desktop.domain.certifie.impot import (
    PersonnesACharge,
    ReponseFiscale,
    SituationFamille,
    SituationFiscale,
    Spi,
    annees_de_revenus,
    sans_spi,
)
from ccas_desktop.domain.certifie.impot_lecture import lire_situation
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite

CHIFFRES = "1301234567890"
INSTANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ENTIERE = {
    "rfr": 18750,
    "nbPart": "2.5",
    "sitFam": "O",
    "pac": {"nbPac": 2, "nbPacF": 1, "nbPacG": 1, "nbPacH": 1, "nbPacJ": 0, "nbPacN": 0, "nbPacR": 1},
    "nmNaiDec1": "ROUX",
    "nmUsaDec1": "MARTIN",
    "prnmDec1": "JEANNE STEPHANIE",
    "dateNaisDec1": {"jour": "27", "mois": "06", "annee": "1987"},
    "nmNaiDec2": "MARTIN",
    "prnmDec2": "LUC",
    "dateNaisDec2": {"jour": "00", "mois": "00", "annee": "1985"},
    "aft": "12 RUE DES TILLEULS 61100 FLERS",
    "aftDetail": {"complementAdresse": "BAT A", "voie": "12 RUE DES TILLEULS", "commune": "FLERS", "codePostal": 61100},
}


def lire(**champs: object) -> SituationFiscale | None:
    return lire_situation(champs, annee=2025)


@pytest.mark.parametrize("tape", [CHIFFRES, "13 01 234 567 890", "13\u00a001\u202f234 567 890\n"])
def test_an_spi_is_read_with_or_without_spaces(tape: str) -> None:
    assert Spi(tape).chiffres() == CHIFFRES


@pytest.mark.parametrize("tape", ["", "130123456789", CHIFFRES + "1", "13O1234567890", "١٣٠١٢٣٤٥٦٧٨٩٠", "²" * 13])
def test_what_is_no_spi_is_refused_without_being_repeated(tape: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        Spi(tape)

    assert (refus.value.code, refus.value.champ, refus.value.faits) == ("spi_illisible", "spi", {})


@pytest.mark.parametrize("ecrire", [repr, str, "{}".format, "%s".__mod__, "{:>20}".format, lambda spi: repr([spi])])
def test_an_spi_shows_in_no_text(ecrire: Callable[[Spi], str]) -> None:
    assert not any(c.isdigit() for c in ecrire(Spi(CHIFFRES)))


@pytest.mark.parametrize("garder", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps])
def test_an_spi_is_neither_copied_nor_serialised(garder: Callable[[Spi], object]) -> None:
    with pytest.raises(TypeError) as refus:
        garder(Spi(CHIFFRES))

    assert CHIFFRES not in str(refus.value)


@pytest.mark.parametrize("cite", [CHIFFRES, "13 01 234 567 890", "13.01.234.567.890", CHIFFRES + "42"])
def test_a_number_like_an_spi_is_taken_out_of_a_text(cite: str) -> None:
    assert sans_spi(f"SPI {cite} inconnu en 2025") == "SPI ••• inconnu en 2025"


def test_other_numbers_stay_in_a_text() -> None:
    assert sans_spi("erreur 4001 le 23/11/2026, 61100 FLERS") == "erreur 4001 le 23/11/2026, 61100 FLERS"


@pytest.mark.parametrize(
    ("jour", "annees"),
    [
        (date(2026, 1, 1), (2024, 2025)),
        (date(2026, 7, 21), (2024, 2025)),
        (date(2026, 7, 22), (2025, 2024)),
        (date(2026, 12, 31), (2025, 2024)),
    ],
)
def test_the_calendar_says_which_year_to_ask_first(jour: date, annees: tuple[int, int]) -> None:
    assert annees_de_revenus(jour) == annees


def test_reads_a_whole_situation() -> None:
    situation = lire(**ENTIERE)

    assert situation is not None
    assert (situation.annee, situation.rfr, situation.nombre_parts) == (2025, Decimal(18750), Decimal("2.5"))
    assert (situation.famille, situation.famille_brute) == (SituationFamille.PACSE, "O")
    assert situation.quotient_fiscal == Decimal(625)
    assert situation.adresse == ("BAT A", "12 RUE DES TILLEULS", "61100 FLERS")


def test_reads_the_two_declarants_with_partial_dates() -> None:
    situation = lire(**ENTIERE)

    assert situation is not None
    premier, second = situation.declarants
    assert (premier.nom_naissance, premier.nom_usage, premier.prenoms) == ("ROUX", "MARTIN", "JEANNE STEPHANIE")
    assert premier.date_naissance == DateNaissance(1987, 6, 27)
    assert (second.date_brute, second.date_naissance) == ("00/00/1985", DateNaissance(1985))


def test_the_boxes_of_disability_are_not_read() -> None:
    situation = lire(**ENTIERE)

    assert situation is not None
    assert situation.personnes_a_charge == PersonnesACharge(
        total=2, enfants=1, enfants_en_alternance=1, majeurs_rattaches=0, maries_rattaches=0
    )
    assert lire(pac={"nbPacG": 1, "nbPacI": 1, "nbPacR": 1, "nbPacP": 1}) is None


def test_the_resource_over_two_years_says_its_own_year() -> None:
    situation = lire_situation({"rfr": 1, "annRevenu": 2024}, annee=None)

    assert situation is not None
    assert situation.annee == 2024


@pytest.mark.parametrize(
    ("adresse", "lignes"),
    [
        ({"aft": "12 RUE DES TILLEULS\n61100  FLERS\n"}, ("12 RUE DES TILLEULS", "61100 FLERS")),
        ({"aftDetail": {"getcommune": "FLERS", "getcodePostal": "61100"}}, ("61100 FLERS",)),
        ({"aftDetail": {"voie": None}, "aft": "FLERS"}, ("FLERS",)),
        ({"aftDetail": "FLERS", "aft": 61100}, ()),
    ],
)
def test_reads_the_address_as_it_comes(adresse: dict[str, object], lignes: tuple[str, ...]) -> None:
    situation = lire(rfr=0, **adresse)

    assert situation is not None
    assert situation.adresse == lignes


@pytest.mark.parametrize("valeur", [0, "0", "0.00"])
def test_no_income_is_not_unknown(valeur: object) -> None:
    situation = lire(rfr=valeur, nbPart=1)

    assert situation is not None
    assert situation.rfr == 0
    assert situation.quotient_fiscal == 0


@pytest.mark.parametrize("valeur", [None, True, "", "néant", -5, "-5", "1e9", "NaN", "Infinity", 10**12, [], {}])
def test_an_odd_number_is_unknown(valeur: object) -> None:
    situation = lire(rfr=valeur, nbPart=valeur, sitFam="C")

    assert situation is not None
    assert (situation.rfr, situation.nombre_parts, situation.quotient_fiscal) == (None, None, None)


@pytest.mark.parametrize("parts", [0, "0", 101])
def test_impossible_parts_are_unknown(parts: object) -> None:
    situation = lire(rfr=100, nbPart=parts)

    assert situation is not None
    assert situation.nombre_parts is None
    assert situation.quotient_fiscal is None


def test_an_unknown_letter_is_kept_as_it_came() -> None:
    situation = lire(sitFam="z")

    assert situation is not None
    assert (situation.famille, situation.famille_brute) == (None, "z")


@pytest.mark.parametrize(
    ("untrusted", "brute"),
    [({"jour": "31", "mois": "02", "annee": "1990"}, "31/02/1990"), ({}, None), ("27/06/1987", None)],
)
def test_an_impossible_birth_date_is_unknown_but_shown(untrusted: object, brute: str | None) -> None:
    situation = lire(nmNaiDec1="ROUX", dateNaisDec1=untrusted)

    assert situation is not None
    assert (situation.declarants[0].date_brute, situation.declarants[0].date_naissance) == (brute, None)


def test_a_declarant_without_a_birth_name_is_compared_by_the_usual_one() -> None:
    situation = lire(nmUsaDec1="MARTIN", prnmDec1="JEANNE")

    assert situation is not None
    assert personne_differente(Identite("ROUX", ("JEANNE",)), situation.declarants) is True
    assert personne_differente(Identite("MARTIN", ("JEANNE",)), situation.declarants) is False


def test_the_person_may_be_either_declarant() -> None:
    situation = lire(**ENTIERE)

    assert situation is not None
    assert personne_differente(Identite("Martin", ("Luc",)), situation.declarants) is False
    assert personne_differente(Identite("Martin", ("Paul",)), situation.declarants) is True
    assert personne_differente(Identite("Martin", ("Luc",)), ()) is None


@pytest.mark.parametrize("vide", [{}, {"metaInfo": {"uuid": "x"}}, {"rfr": None}, {"pac": {}}, {"nmNaiDec1": 1.5}])
def test_a_reply_without_anything_we_read_is_no_situation(vide: dict[str, object]) -> None:
    assert lire_situation(vide, annee=2025) is None


@pytest.mark.parametrize(
    ("reponse", "rien"),
    [
        (ReponseFiscale(EtatAppel.INTROUVABLE, INSTANT, http=404), True),
        (ReponseFiscale(EtatAppel.REPONSE_ILLISIBLE, INSTANT, http=200, cause=CauseAppel.VIDE), True),
        (ReponseFiscale(EtatAppel.REPONSE_ILLISIBLE, INSTANT, http=200, cause=CauseAppel.PAS_JSON), False),
        (ReponseFiscale(EtatAppel.INDISPONIBLE, INSTANT, http=503, cause=CauseAppel.VIDE), False),
    ],
)
def test_having_nothing_is_told_from_failing(reponse: ReponseFiscale, rien: bool) -> None:
    assert reponse.ne_dit_rien is rien


VALEURS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from([CHIFFRES, int(CHIFFRES), "2.5", "00"]),
    lambda enfants: (
        st.lists(enfants, max_size=3)
        | st.dictionaries(
            st.sampled_from(["jour", "mois", "annee", "nbPac", "voie", "getcommune"]), enfants, max_size=4
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ENTIERE, "annRevenu", "spiDec1", "fipNum"]), VALEURS))
def test_no_reply_breaks_the_reading_or_brings_an_spi_in(untrusted: dict[str, object]) -> None:
    situation = lire_situation(untrusted, annee=2025)

    assert CHIFFRES not in repr(situation)
    assert situation is None or situation.quotient_fiscal is None or situation.quotient_fiscal >= 0
