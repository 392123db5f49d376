"""Birth places: their labels, their way into an identity, and the reading of what is typed."""

import pytest

from ccas_desktop.domain.personnes.identite import LieuNaissance
from ccas_desktop.domain.personnes.lieux import Commune, Departement, Pays, RangNom, TypeCommune, lectures, rang_du_nom

CALVADOS = Departement("14", "Calvados")


def test_label_tells_the_departement() -> None:
    assert Commune("14562", "Saint-Aubin-sur-Mer", CALVADOS).libelle == "Saint-Aubin-sur-Mer (Calvados, 14)"


def test_label_of_an_old_commune_names_todays() -> None:
    vieille = Commune("14560", "Saint-Aubin-Lébizay", CALVADOS, TypeCommune.DELEGUEE, "Beaufour-Druval")

    assert vieille.detail == "Calvados, 14\u00a0; ancienne commune, aujourd’hui Beaufour-Druval"


def test_arrondissement_is_not_an_old_commune() -> None:
    assert not Commune("75112", "Paris 12e Arrondissement", CALVADOS, TypeCommune.ARRONDISSEMENT, "Paris").est_ancienne


def test_commune_becomes_a_birth_place_in_france() -> None:
    lieu = Commune("14562", "Saint-Aubin-sur-Mer", CALVADOS).lieu_naissance

    assert lieu == LieuNaissance("99100", "France", "14562", "Saint-Aubin-sur-Mer", "14")
    assert lieu.en_france


def test_country_becomes_a_birth_place_without_commune() -> None:
    assert Pays("99139", "Portugal").lieu_naissance == LieuNaissance("99139", "Portugal")


def test_label_of_a_country_of_the_past_says_so() -> None:
    assert Pays("99115", "Tchécoslovaquie", ancien=True).libelle == "Tchécoslovaquie (ancien pays)"
    assert Pays("99139", "Portugal").libelle == "Portugal"


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("", []),
        ("  - ", []),
        ("L’Haÿ", [("l", "hay")]),
        ("st Aubin", [("saint", "aubin"), ("st", "aubin")]),
        ("Ste-Mère", [("sainte", "mere"), ("ste", "mere")]),
        ("Lyon 3ème", [("lyon", "3e")]),
        ("Paris 1ère", [("paris", "1er")]),
        ("Paris 2nd", [("paris", "2e")]),
        ("Paris 12", [("paris", "12")]),
    ],
)
def test_reads_what_is_typed(tape: str, attendu: list[tuple[str, ...]]) -> None:
    assert list(lectures(tape)) == attendu


@pytest.mark.parametrize(
    ("mots", "attendu"),
    [
        (("saint", "aubin"), RangNom.EXACT),
        (("saint", "aub"), RangNom.DEBUT),
        (("aub",), RangNom.MOTS),
        (("aubin", "saint"), RangNom.MOTS),
        (("ubin",), None),
        (("saint", "aubin", "mer"), None),
    ],
)
def test_ranks_a_name(mots: tuple[str, ...], attendu: RangNom | None) -> None:
    assert rang_du_nom("saint aubin", mots) is attendu
