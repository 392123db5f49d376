from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.lecteur import Lecteur, lire_instant


def _lecteur(valeur: object) -> tuple[Lecteur, list[Faute]]:
    fautes: list[Faute] = []
    return Lecteur({"cle": valeur}, "", fautes), fautes


def test_an_instant_has_a_zone() -> None:
    lecteur, fautes = _lecteur("2026-11-23T09:30:00Z")

    assert lire_instant(lecteur, "cle") == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert not fautes


@pytest.mark.parametrize("valeur", ["2026-11-23T09:30:00", "bientôt", 3])
def test_anything_else_is_no_instant(valeur: object) -> None:
    lecteur, fautes = _lecteur(valeur)

    assert lire_instant(lecteur, "cle") is None
    assert [faute.code for faute in fautes] == ["date_attendue"]


def test_a_key_that_is_no_text_is_told_and_cut() -> None:
    fautes: list[Faute] = []

    Lecteur({"x" * 500: 1}, "", fautes).fin()

    assert len(fautes[0].chemin) == 60
