"""A search that found nobody says who comes."""

from __future__ import annotations

import pytest

from ccas_desktop.application.guichet.nouveau_venu import PersonneCherchee, personne_cherchee


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("zébulon marie", PersonneCherchee("ZÉBULON", ("Marie",))),
        ("Marie ZÉBULON", PersonneCherchee("ZÉBULON", ("Marie",))),
        ("marie ZÉBULON", PersonneCherchee("ZÉBULON", ("Marie",))),
        ("LE GUEN Anne-Sophie Marie", PersonneCherchee("LE GUEN", ("Anne-Sophie", "Marie"))),
        ("le guen anne-sophie", PersonneCherchee("LE GUEN", ("Anne-Sophie",))),
        ("ZÉBULON MARIE", PersonneCherchee("ZÉBULON", ("Marie",))),
        ("zébulon", PersonneCherchee("ZÉBULON")),
        ("zébulon 27/06/1987", PersonneCherchee("ZÉBULON", naissance="27/06/1987")),
        ("27061987 zébulon", PersonneCherchee("ZÉBULON", naissance="27061987")),
        ("06 12 34 56 78", PersonneCherchee(telephone="06 12 34 56 78")),
        ("zébulon 0612345678", PersonneCherchee("ZÉBULON", telephone="0612345678")),
        ("2026-0042", PersonneCherchee()),
        ("2 69 05 49 588 157 80", PersonneCherchee()),
        ("269054958815780 zébulon", PersonneCherchee("ZÉBULON")),
        ("   ", PersonneCherchee()),
    ],
)
def test_who_is_described(texte: str, attendue: PersonneCherchee) -> None:
    assert personne_cherchee(texte) == attendue
