"""A birth place is kept as far as it is known."""

from __future__ import annotations

import pytest

from ccas_desktop.application.dossiers.lieux_saisis import departement_de, ne_a_l_etranger, ne_en_france
from ccas_desktop.domain.personnes.identite import LieuNaissance


def test_a_commune_of_the_list() -> None:
    assert ne_en_france(code="08490", nom="Vouziers") == LieuNaissance("99100", "France", "08490", "Vouziers", "08")


def test_a_commune_by_its_name() -> None:
    lieu = ne_en_france(nom="Saint-Perdu", departement="14")

    assert lieu == LieuNaissance("99100", "France", None, "Saint-Perdu", "14")


def test_france_alone() -> None:
    assert ne_en_france() == LieuNaissance("99100", "France")


def test_a_country() -> None:
    assert ne_a_l_etranger("99139", "Portugal") == LieuNaissance("99139", "Portugal")


@pytest.mark.parametrize(
    ("code", "departement"), [("61169", "61"), ("2A004", "2A"), ("97411", "974"), ("98735", "987")]
)
def test_the_departement_of_a_commune(code: str, departement: str) -> None:
    assert departement_de(code) == departement
