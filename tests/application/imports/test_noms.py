"""Names of registers: who is named, in which order, and what was guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.imports.dates import Epoque
from ccas_desktop.application.imports.membres import lire_enfants
from ccas_desktop.application.imports.noms import lire_personnes
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import Sexe
from tests.application.imports.test_dates import JOUR

NOMS = st.sampled_from(["DUPONT", "LE GOFF", "N'GUESSAN", "BEN ALI", "DE LA TOUR", "ŒUVRARD", "MARTIN-DURAND"])
PRENOMS = st.sampled_from(["Jean", "Anne-Sophie", "Zoé", "Éloïse", "Mohamed", "D'Angelo"])


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("DUPONT Marie", [("DUPONT", "Marie")]),
        ("Marie DUPONT", [("DUPONT", "Marie")]),
        ("DUPONT, Jean Paul", [("DUPONT", "Jean Paul")]),
        ("Mme LE GALL Yann", [("LE GALL", "Yann")]),
        ("Jean de LA TOUR", [("de LA TOUR", "Jean")]),
        ("dupont marie", [("dupont", "marie")]),
        ("MARTIN CLAIRE", [("MARTIN", "Claire")]),
        ("M. et Mme DUPONT Jean et Marie", [("DUPONT", "Jean"), ("DUPONT", "Marie")]),
        ("M. Jean DUPONT et Mme Marie MARTIN", [("DUPONT", "Jean"), ("MARTIN", "Marie")]),
        ("Jean et Marie DUPONT", [("DUPONT", "Jean"), ("DUPONT", "Marie")]),
        ("M. et Mme DUPONT Jean Marie", [("DUPONT", "Jean"), ("DUPONT", "Marie")]),
        ("M. et Mme DUPONT Jean", [("DUPONT", "Jean")]),
        ("", []),
    ],
)
def test_who_is_named_in_one_cell(texte: str, attendu: list[tuple[str, str]]) -> None:
    assert [(lu.nom, " ".join(lu.prenoms)) for lu in lire_personnes(texte)] == attendu


def test_the_name_of_birth_is_the_family_name() -> None:
    (lue,) = lire_personnes("Mme MARTIN née DURAND Claire")
    assert (lue.nom, lue.nom_usage, lue.prenoms, lue.sexe) == ("DURAND", "MARTIN", ("Claire",), Sexe.FEMININ)
    (autre,) = lire_personnes("LEROY épouse PETIT Anne")
    assert (autre.nom, autre.nom_usage, autre.prenoms) == ("LEROY", "PETIT", ("Anne",))


def test_a_guess_says_that_it_is_one() -> None:
    assert lire_personnes("dupont marie louise")[0].doute == "nom_prenom_devine"
    assert lire_personnes("M. et Mme DUPONT Jean")[0].doute == "conjoint_sans_prenom"
    assert lire_personnes("DUPONT Marie")[0].doute == ""


@given(NOMS, PRENOMS)
def test_a_name_in_capitals_is_told_from_the_first_name_in_both_orders(nom: str, prenom: str) -> None:
    for texte in (f"{nom} {prenom}", f"{prenom} {nom}", f"Mme {nom} {prenom}"):
        (lu,) = lire_personnes(texte)
        assert (lu.nom, lu.prenoms, lu.doute) == (nom, (prenom,), "")


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader_of_names(texte: str) -> None:
    for lu in lire_personnes(texte):
        assert isinstance(lu.nom, str)


def test_children_of_one_cell() -> None:
    enfants = lire_enfants("Léa 12/03/2015, Tom (05/06/2018) et Jean-Paul né en 2020", Epoque(JOUR, enfant=True))
    assert [(e.prenom, str(e.naissance)) for e in enfants] == [
        ("Léa", "2015-03-12"),
        ("Tom", "2018-06-05"),
        ("Jean-Paul", "2020"),
    ]


@pytest.mark.parametrize("texte", ["3 enfants", "2", "?"])
def test_a_number_of_children_names_nobody(texte: str) -> None:
    with pytest.raises(RefusMetier, match="enfants_illisibles"):
        lire_enfants(texte, Epoque(JOUR, enfant=True))
