"""Whom to ask for the sources of Qt."""

from __future__ import annotations

import pytest

from ccas_desktop.application.messages.licences import distributeur, phrase_du_distributeur

MAIRIE = {"nom": "Mairie de Vals", "adresse": "1 place\nde la Mairie", "courriel": "dsi@vals.fr"}


@pytest.mark.parametrize(
    ("untrusted", "nom"),
    [
        (
            MAIRIE,
            "Mairie de Vals, 1 place de la Mairie, dsi@vals.fr",
        ),
        ({"nom": "Mairie de Vals", "adresse": "", "courriel": 3}, "Mairie de Vals"),
        ({"nom": "", "adresse": "1 place"}, ""),
        (["Mairie"], ""),
    ],
)
def test_who_distributes_is_read_as_written(untrusted: object, nom: str) -> None:
    assert distributeur(untrusted) == nom


def test_without_a_name_it_is_whoever_gave_the_program() -> None:
    assert "qui vous a remis" in phrase_du_distributeur("")
    assert "remis par\u00a0: Mairie de Vals." in phrase_du_distributeur("Mairie de Vals")
