"""What the bench command prints, and its ideal schedule; the bars themselves are read by people."""

from __future__ import annotations

import pytest

from tests.bench.__main__ import BARRE_MANQUEE, MODULES, code_de_sortie, ligne, main
from tests.bench.certification import duree_ideale
from tests.bench.mesure import Mesure

TENUE = Mesure("recherche", 2.0, "ms", 1.0, 16.0)
MANQUEE = Mesure("memoire", 300, "MB", 63, 250)


def test_a_line_says_the_figure_beside_its_reference_and_its_bar() -> None:
    assert ligne(TENUE).split() == ["recherche", "2", "ms", "reference", "1", "bar", "16", "ok"]
    assert ligne(MANQUEE).endswith("MISSED")
    assert ligne(Mesure("x", 123.4, "ms")).split() == ["x", "123", "ms"]
    assert ligne(Mesure("x", 2.0, "s", cpu=1.5)).split() == ["x", "2", "s", "cpu", "1.5"]


def test_a_missed_bar_is_the_exit_code() -> None:
    assert code_de_sortie([TENUE]) == 0
    assert code_de_sortie([TENUE, MANQUEE]) == BARRE_MANQUEE


def test_the_help_names_every_module(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    aide = capsys.readouterr().out
    assert all(module in aide for module in MODULES)


def test_three_lanes_take_the_calls_in_order() -> None:
    assert duree_ideale([]) == 0
    assert duree_ideale([1, 1, 1]) == 1
    # The fourth starts when the shortest ends: 0.5 + 1.
    assert duree_ideale([1, 0.5, 2, 1]) == 2
    assert duree_ideale([1, 1, 1, 1]) == 2
