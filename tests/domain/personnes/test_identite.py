"""Identities: partial birth dates, ages, what forbids to record or to call."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.identite import (
    DateNaissance,
    Identite,
    LieuNaissance,
    Sexe,
    champs_manquants_pour_api,
    cle_de_comparaison,
    verifier_identite,
)

AUJOURDHUI = date(2026, 11, 23)


@pytest.mark.parametrize("texte", ["1987-06-27", "1987-06", "1987"])
def test_a_birth_date_whole_or_partial_is_read_back(texte: str) -> None:
    assert str(DateNaissance.lire(texte)) == texte


@pytest.mark.parametrize("texte", ["", "87", "1987-6", "1987-13", "2023-02-29", "1987-06-27-1", "19a7", "1987-00-01"])
def test_refuses_what_is_no_birth_date(texte: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        DateNaissance.lire(texte)


def test_a_day_without_a_month_is_no_date() -> None:
    with pytest.raises(ValueError, match="without a month"):
        DateNaissance(1987, None, 3)


def test_writes_dates_as_the_french_do() -> None:
    assert DateNaissance(1987, 6, 27).en_francais == "27/06/1987"
    assert DateNaissance(1987, 6).en_francais == "06/1987"
    assert DateNaissance(1987).en_francais == "1987"


def test_the_age_of_a_partial_date_is_known_only_when_every_day_gives_it() -> None:
    assert DateNaissance(1987).age_au(date(2026, 11, 23)) is None
    assert DateNaissance(1987).age_au(date(2026, 12, 31)) == 39
    assert DateNaissance(1987, 12).bornes == (date(1987, 12, 1), date(1987, 12, 31))
    assert DateNaissance(1987, 6).ages_possibles(date(2026, 6, 15)) == (38, 39)


def test_born_on_29_february_is_older_on_1_march() -> None:
    naissance = DateNaissance(2004, 2, 29)
    assert naissance.age_au(date(2026, 2, 28)) == 21
    assert naissance.age_au(date(2026, 3, 1)) == 22


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_ages_of_whole_dates_agree_with_counting_birthdays(naissance: date, jour: date) -> None:
    anniversaires = sum(
        (annee, naissance.month, naissance.day) <= (jour.year, jour.month, jour.day)
        for annee in range(naissance.year + 1, jour.year + 1)
    )
    assert DateNaissance(naissance.year, naissance.month, naissance.day).age_au(jour) == anniversaires


def test_a_name_and_a_first_name_are_enough_at_the_counter() -> None:
    assert verifier_identite(Identite("DUPONT", ("Jeanne",)), aujourdhui=AUJOURDHUI) == ()


def test_says_each_field_that_forbids_to_record() -> None:
    future = Identite(" ", ("",), date_naissance=DateNaissance(2027))
    ancienne = Identite("DUPONT", ("Jeanne",), date_naissance=DateNaissance(1890))
    assert [e.code for e in verifier_identite(future, aujourdhui=AUJOURDHUI)] == [
        "obligatoire",
        "obligatoire",
        "date_future",
    ]
    assert [e.code for e in verifier_identite(ancienne, aujourdhui=AUJOURDHUI)] == ["date_trop_ancienne"]


def test_says_what_a_call_lacks() -> None:
    nue = Identite("DUPONT", ("Jeanne",))
    assert [e.champ for e in champs_manquants_pour_api(nue)] == ["sexe", "lieu_naissance"]


def test_a_birth_in_france_needs_its_commune() -> None:
    def manques(lieu: LieuNaissance, naissance: DateNaissance | None = None) -> list[str]:
        identite = Identite("DUPONT", ("Jeanne",), Sexe.FEMININ, date_naissance=naissance, lieu_naissance=lieu)
        return [e.code for e in champs_manquants_pour_api(identite)]

    par_nom = LieuNaissance("99100", commune_nom="Gennes", departement="49")
    assert manques(LieuNaissance("99100")) == ["commune_obligatoire_pour_appel"]
    assert manques(LieuNaissance("99100", commune="49149")) == []
    assert manques(LieuNaissance("99127")) == []
    assert manques(par_nom) == ["annee_obligatoire_avec_nom_commune"]
    assert manques(par_nom, DateNaissance(1987)) == []


def test_shows_both_names_when_they_differ() -> None:
    assert Identite("MARTIN", ("Jeanne",), nom_usage="DUPONT").nom_affiche == "MARTIN (DUPONT) Jeanne"
    assert Identite("MARTIN", ("Jeanne",), nom_usage="MARTIN").nom_affiche == "MARTIN Jeanne"
    assert Identite("MARTIN", ()).nom_affiche == "MARTIN"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("LEFÈVRE", "lefevre"),
        ("Œuvrard", "OEUVRARD"),
        ("D’Arc", "d'arc"),
        ("Jean-Pierre", "JEAN PIERRE"),
        ("Łukasz", "lukasz"),
        ("Yıldız", "YILDIZ"),
        ("İpek", "ipek"),
    ],
)
def test_compares_names_as_people_say_them(a: str, b: str) -> None:
    assert cle_de_comparaison(a) == cle_de_comparaison(b)


# What people and administrations write names with: letters of Europe, hyphens, apostrophes of both kinds, spaces.
NOMS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x41, max_codepoint=0x17E, categories=("Lu", "Ll")), st.sampled_from(" -'’ÿœŒæ")
    ),
    max_size=40,
)
CASSES = st.sampled_from([str.upper, str.lower, str.title])


@given(NOMS, CASSES, st.sampled_from(["NFC", "NFD"]))
def test_case_and_how_an_accent_is_coded_never_tell_names_apart(
    nom: str, casse: Callable[[str], str], forme: Literal["NFC", "NFD"]
) -> None:
    assert cle_de_comparaison(unicodedata.normalize(forme, casse(nom))) == cle_de_comparaison(nom)


@given(st.lists(NOMS.filter(str.strip), min_size=1, max_size=4), st.sampled_from([" ", "-", "'", "’", "  ", " - "]))
def test_hyphens_apostrophes_and_spaces_never_tell_names_apart(parties: list[str], separateur: str) -> None:
    assert cle_de_comparaison(separateur.join(parties)) == cle_de_comparaison(" ".join(parties))


@given(st.text())
def test_a_key_is_its_own_key_and_holds_words_only(texte: str) -> None:
    cle = cle_de_comparaison(texte)
    assert cle_de_comparaison(cle) == cle
    assert all(mot.isalnum() for mot in cle.split(" ")) or cle == ""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1), st.text(alphabet="abcdefghijklmnopqrstuvwxyz"))
def test_names_of_other_letters_stay_apart(nom: str, autre: str) -> None:
    assert (cle_de_comparaison(nom) == cle_de_comparaison(autre)) is (nom == autre)


@given(st.integers(1900, 2026), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31))
def test_a_birth_date_is_read_as_it_is_written_or_does_not_exist(
    annee: int, mois: int | None, jour: int | None
) -> None:
    parties = [f"{annee:04d}", *([f"{mois:02d}"] if mois else []), *([f"{jour:02d}"] if mois and jour else [])]
    texte = "-".join(parties)
    # 1904, 2000 and 2024 have a 29 February, 1900 and 2023 none.
    bissextile = annee % 4 == 0 and (annee % 100 != 0 or annee % 400 == 0)
    jours = {2: 29 if bissextile else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(mois or 0, 31)
    if mois and jour and jour > jours:
        with pytest.raises(ValueError, match=r".*"):
            DateNaissance.lire(texte)
    else:
        assert str(DateNaissance.lire(texte)) == texte
