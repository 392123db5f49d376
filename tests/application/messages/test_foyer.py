"""The foyer is said in words, and never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.messages.foyer import (
    LIENS,
    chiffres_du_foyer,
    phrase_age,
    phrase_des_ages_manquants,
    phrase_lieu,
    phrase_naissance,
    phrase_presence,
)
from ccas_desktop.application.messages.ressemblances import RESSEMBLANCES
from ccas_desktop.domain.dossiers.doublons import Ressemblance
from ccas_desktop.domain.personnes.foyer import Composition, Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance

JOUR = date(2026, 11, 23)
NBSP = "\u00a0"
LEO = Usager(id="u1", dossier_id="d1", identite=Identite("ROUX", ("Léo",)), lien=Lien.ENFANT)


@pytest.mark.parametrize(
    ("naissance", "phrase"),
    [
        (None, ""),
        (DateNaissance(1987, 6, 27), f"39{NBSP}ans"),
        (DateNaissance(2025, 11, 1), f"1{NBSP}an"),
        (DateNaissance(2026, 6, 1), "moins d’un an"),
        (DateNaissance(1987), f"38 ou 39{NBSP}ans"),
        (DateNaissance(2026), "moins d’un an"),
    ],
)
def test_an_age(naissance: DateNaissance | None, phrase: str) -> None:
    assert phrase_age(naissance, JOUR) == phrase


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({}, "toujours"),
        ({"presence": Decimal("0.50")}, "garde alternée"),
        ({"presence": Decimal(0)}, "droit de visite"),
        ({"presence": Decimal("0.25")}, f"25{NBSP}% du temps"),
        ({"depart": date(2026, 4, 3)}, "parti·e le 03/04/2026"),
        ({"depart": JOUR}, "toujours"),
        ({"arrivee": date(2026, 12, 1)}, "arrive le 01/12/2026"),
    ],
)
def test_a_presence(champs: dict[str, object], phrase: str) -> None:
    assert phrase_presence(replace(LEO, **champs), JOUR) == phrase  # type: ignore[arg-type]


def test_a_count_that_cannot_be_known_says_so() -> None:
    foyer = Composition(Decimal("3.5"), Decimal(2), None, None, None)

    assert chiffres_du_foyer(foyer) == (
        ("Personnes", "3,5"),
        ("Adultes", "2"),
        ("Enfants", "inconnu"),
        ("UC Insee", "inconnu"),
        ("Parts CAF", "inconnu"),
    )


def test_says_whose_birth_date_is_missing() -> None:
    assert phrase_des_ages_manquants(()) == ""
    assert phrase_des_ages_manquants((LEO,)) == f"Inconnu{NBSP}: date de naissance manquante ou incomplète (Léo)."


@pytest.mark.parametrize(
    ("lieu", "phrase"),
    [
        (None, ""),
        (LieuNaissance("99139", "Portugal"), "Portugal"),
        (LieuNaissance("99100", "France"), "France"),
        (LieuNaissance("99100", "France", None, "Vouziers"), "Vouziers"),
        (LieuNaissance("99100", "France", "08490", "Vouziers", "08"), "Vouziers (08)"),
    ],
)
def test_a_birth_place(lieu: LieuNaissance | None, phrase: str) -> None:
    assert phrase_lieu(lieu) == phrase


def test_a_birth_date() -> None:
    assert phrase_naissance(DateNaissance(1987, 6)) == "06/1987"
    assert phrase_naissance(None) == "non connue"


def test_each_link_and_each_likeness_has_its_words() -> None:
    assert set(LIENS) == set(Lien)
    assert set(RESSEMBLANCES) == set(Ressemblance)
