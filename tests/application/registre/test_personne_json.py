from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.registre.personne_json import PersonneIllisible, Question, lire_question
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.provenance import Mois
from tests.fakes.commandes import PERSONNE

QF = Source.QUOTIENT_FAMILIAL
JOUR = date(2026, 11, 23)


def lire(champs: dict[str, object], source: Source = QF) -> Question:
    return lire_question(source, PERSONNE | champs, aujourdhui=JOUR)


def fautes(champs: dict[str, object], source: Source = QF) -> list[tuple[str, str]]:
    with pytest.raises(PersonneIllisible) as refus:
        lire(champs, source)
    return list(refus.value.fautes)


def test_reads_a_person() -> None:
    assert lire({"nom_usage": "MARTIN", "mois": "2026-05"}) == Question(
        QF,
        Identite(
            nom_famille="ROUX",
            nom_usage="MARTIN",
            prenoms=("JEANNE", "STEPHANIE"),
            sexe=Sexe.FEMININ,
            date_naissance=DateNaissance(1987, 6, 27),
            lieu_naissance=LieuNaissance("99100", commune="08480"),
        ),
        Mois(2026, 5),
    )


@pytest.mark.parametrize(
    ("texte", "lue"),
    [("1987-06", DateNaissance(1987, 6)), ("1987", DateNaissance(1987)), (None, None)],
)
def test_reads_a_partial_date(texte: str | None, lue: DateNaissance | None) -> None:
    assert lire({"date_naissance": texte}).identite.date_naissance == lue


def test_reads_a_commune_by_its_name() -> None:
    lieu = {"pays": "99100", "commune_nom": "Charleville-Mézières", "departement": "08"}

    assert lire({"naissance": lieu}).identite.lieu_naissance == LieuNaissance(
        "99100", commune_nom="Charleville-Mézières", departement="08"
    )


@pytest.mark.parametrize(
    ("champs", "place"),
    [
        ({"nom_famille": ""}, "nom_famille"),
        ({"nom_famille": None}, "nom_famille"),
        ({"nom_famille": "x" * 300}, "nom_famille"),
        ({"nom_famille": "李"}, "nom_famille"),
        ({"nom_usage": 3}, "nom_usage"),
        ({"nom_usage": "R2D2"}, "nom_usage"),
        ({"prenoms": "JEANNE"}, "prenoms"),
        ({"prenoms": []}, "prenoms"),
        ({"prenoms": ["JEANNE", 4]}, "prenoms[2]"),
        ({"prenoms": ["  "]}, "prenoms"),
        ({"sexe": None}, "sexe"),
        ({"sexe": "X"}, "sexe"),
        ({"sexe": ["F"]}, "sexe"),
        ({"date_naissance": "27/06/1987"}, "date_naissance"),
        ({"date_naissance": "1987-02-30"}, "date_naissance"),
        ({"date_naissance": "2030"}, "date_naissance"),
        ({"naissance": None}, "naissance"),
        ({"naissance": "99100"}, "naissance"),
        ({"naissance": {"pays": "France"}}, "naissance"),
        ({"naissance": {"pays": "99100"}}, "naissance"),
        ({"naissance": {"pays": "99100", "commune": "Rethel"}}, "naissance"),
        ({"naissance": {"pays": "99100", "communne": "08480"}}, "naissance.communne"),
        ({"mois": "mai 2026"}, "mois"),
        ({"date_naisance": "1987"}, "date_naisance"),
    ],
)
def test_says_where_the_fault_is(champs: dict[str, object], place: str) -> None:
    assert any(lue.startswith(place) for lue, _ in fautes(champs))
    assert all(phrase.endswith(".") for _, phrase in fautes(champs))


def test_a_year_is_needed_with_the_name_of_a_commune() -> None:
    lieu = {"pays": "99100", "commune_nom": "Rethel", "departement": "08"}

    assert fautes({"naissance": lieu, "date_naissance": None})[0][0] == "date_naissance"


def test_the_month_is_only_for_the_quotient_familial() -> None:
    assert fautes({"mois": "2026-05"}, Source.PRIME_ACTIVITE)[0][0] == "mois"


def test_tells_every_fault_at_once() -> None:
    assert {place for place, _ in fautes({"sexe": "X", "mois": "mai", "prenoms": 3})} == {"sexe", "mois", "prenoms"}


@pytest.mark.parametrize("untrusted", [None, [], "texte", 3])
def test_refuses_what_is_no_object(untrusted: object) -> None:
    with pytest.raises(PersonneIllisible):
        lire_question(QF, untrusted, aujourdhui=JOUR)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda enfant: st.lists(enfant, max_size=3) | st.dictionaries(st.text(), enfant, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*PERSONNE, "mois"]), JSON))
def test_whatever_is_written_is_a_person_or_a_fault(champs: dict[str, object]) -> None:
    lue: object
    try:
        lue = lire(champs).identite.nom_famille
    except PersonneIllisible as refus:
        lue = refus.fautes
    assert lue
