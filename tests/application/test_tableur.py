"""A file that a French spreadsheet opens by a double click, and that it never runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.tableur import cellule_inerte, csv_pour_tableur

DANGEREUX = "=+-@\t\r|%＝＋－＠"


def relire(fichier: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(fichier.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_it_is_utf_8_with_its_mark_and_semicolons() -> None:
    fichier = csv_pour_tableur(("Été", "B"), [("L’Haÿ", "x;y")])

    assert fichier == '\ufeff"Été";"B"\r\n"L’Haÿ";"x;y"\r\n'.encode()


@pytest.mark.parametrize(
    "formule",
    [
        '=HYPERLINK("http://x")',
        "+33",
        "-1+1",
        "@SOMME(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1",
        "|calc",
        "%0A=1",
        "\0=1",
        "\n=1",
    ],
)
def test_a_formula_becomes_text(formule: str) -> None:
    assert cellule_inerte(formule).startswith("'")


@given(lignes=st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_nothing_that_is_written_can_be_run_and_every_row_keeps_its_cells(lignes: list[list[str]]) -> None:
    relues = relire(csv_pour_tableur(("a", "b"), [[c.encode("utf-8", "ignore").decode() for c in li] for li in lignes]))

    assert len(relues) == len(lignes) + 1
    assert all(len(ligne) == 2 for ligne in relues)
    for cellule in (c for ligne in relues for c in ligne):
        assert not cellule.lstrip().startswith(tuple(DANGEREUX))


def test_ordinary_text_is_untouched() -> None:
    assert cellule_inerte("23/11/2026 10:30:00") == "23/11/2026 10:30:00"
    assert cellule_inerte("2026-0042-1") == "2026-0042-1"
