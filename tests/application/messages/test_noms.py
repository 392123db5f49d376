"""An agent is told what the services receive in place of a name."""

from __future__ import annotations

import pytest

from ccas_desktop.application.messages.noms import avis_des_prenoms, avis_du_nom

NBSP = "\u00a0"


@pytest.mark.parametrize("nom", ["", "ROUX", "Le Guen", "Anne-Sophie", "D'ARTAGNAN", "Le  Guen"])
def test_says_nothing_of_a_name_sent_as_typed(nom: str) -> None:
    assert avis_du_nom(nom) == ""


@pytest.mark.parametrize(
    ("nom", "envoye"),
    [("L’Œuil", "L'OEuil"), ("Wałęsa", "Walesa"), (f"Le{NBSP}Guen", "Le Guen"), ("Louÿs", ""), ("ŸVES", "YVES")],
)
def test_says_what_is_sent(nom: str, envoye: str) -> None:
    assert envoye in avis_du_nom(nom)


def test_names_what_cannot_be_sent() -> None:
    assert "李" in avis_du_nom("李")
    assert "en lettres latines" in avis_du_nom("李")


def test_only_three_first_names_are_sent() -> None:
    assert avis_des_prenoms(("Anne", "Marie", "Zoé")) == ""
    assert "3 premiers prénoms" in avis_des_prenoms(("Anne", "Marie", "Zoé", "Léa"))
