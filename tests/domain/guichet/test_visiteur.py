"""A visitor is known by initials only."""

from __future__ import annotations

import pytest

from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.domain.guichet.visiteur import initiales
from tests.fakes.bureau import AUJOURDHUI


@pytest.mark.parametrize(
    ("nom", "attendues"),
    [
        ("DUPONT Marie", "D. M."),
        ("DE LA TOUR Marie-Claire", "D. C."),
        ("D’Été Zoé", "D. Z."),
        ("élodie", "É."),
        ("李 小龙", "李. 小."),
        ("", ""),
        ("  - ’ ", ""),
        ("123", ""),
    ],
)
def test_only_initials_are_left_of_a_name(nom: str, attendues: str) -> None:
    assert initiales(nom) == attendues


def test_a_reminder_for_all_is_for_each() -> None:
    assert Rappel(id="r", jour=AUJOURDHUI, texte="Rappeler").est_pour("a")
    assert Rappel(id="r", jour=AUJOURDHUI, texte="Rappeler", agent_id="a").est_pour("a")
    assert not Rappel(id="r", jour=AUJOURDHUI, texte="Rappeler", agent_id="a").est_pour("b")
