"""The bench of the letters runs; its bars are read by people and by the bench command, never asserted here."""

from __future__ import annotations

import pytest

from tests.bench import lettres
from tests.bench.mesure import Mesure


def test_measures_one_letter_and_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettres, "ESSAIS", 2)
    monkeypatch.setattr(lettres, "LOT", 3)

    assert [(m.name, m.unit, m.value > 0) for m in lettres.mesures()] == [
        ("une_lettre", "ms", True),
        ("lot_de_500_lettres", "s", True),
    ]


def test_a_figure_above_its_bar_is_told() -> None:
    assert Mesure("x", 6, "s", 4, 5).en_json() == {"value": 6, "unit": "s", "reference": 4, "bar": 5, "ok": False}
    assert Mesure("x", 6, "s").ok
