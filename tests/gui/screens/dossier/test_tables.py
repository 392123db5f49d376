"""A list as high as its lines: each row takes the lines that its words want in the width that there is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.tables import Colonne

LONG = "Aide sociale à l’hébergement d’une personne âgée, reçue au guichet et transmise au département"
COLONNES = (Colonne[str]("Aide", lambda texte: texte, extensible=True),)


def _table(qtbot: QtBot, largeur: int, *lignes: str, repliee: bool = True) -> TableAjustee[str]:
    table = TableAjustee("Aides", COLONNES, repliee=repliee)
    qtbot.addWidget(table)
    table.setFixedWidth(largeur)
    table.definir(lignes)
    table.show()
    qtbot.waitExposed(table)
    return table


def _lignes_de_texte(table: TableAjustee[str], rang: int) -> int:
    simple = table.verticalHeader().defaultSectionSize()
    return 1 + (table.rowHeight(rang) - simple) // table.fontMetrics().lineSpacing()


def test_words_that_fit_keep_one_line(qtbot: QtBot) -> None:
    table = _table(qtbot, 1200, LONG)

    qtbot.waitUntil(lambda: _lignes_de_texte(table, 0) == 1)


def test_a_column_as_wide_as_its_words_keeps_one_line_with_or_without_a_picture(qtbot: QtBot) -> None:
    colonnes = (
        Colonne[str]("Le", lambda _texte: "23/11/2026 09:30"),
        Colonne[str]("État", lambda _texte: "À vérifier au texte officiel", image=lambda _texte: ("fait", "succes")),
        Colonne[str]("Quoi", lambda texte: texte, extensible=True),
    )
    table = TableAjustee("Actes", colonnes)
    qtbot.addWidget(table)
    table.setFixedWidth(900)
    table.definir(("Note",))
    table.show()
    qtbot.waitExposed(table)

    qtbot.waitUntil(lambda: _lignes_de_texte(table, 0) == 1)


def test_each_row_has_its_own_height_and_the_list_that_of_all(qtbot: QtBot) -> None:
    table = _table(qtbot, 300, "Court", LONG, "Deux\nlignes")

    qtbot.waitUntil(lambda: _lignes_de_texte(table, 1) >= 3)
    assert [_lignes_de_texte(table, rang) for rang in (0, 2)] == [1, 2]
    assert table.viewport().height() >= sum(table.rowHeight(rang) for rang in range(3))


def test_a_narrower_page_measures_again(qtbot: QtBot) -> None:
    table = _table(qtbot, 1200, LONG)
    qtbot.waitUntil(lambda: _lignes_de_texte(table, 0) == 1)
    haute = table.height()

    table.setFixedWidth(300)

    qtbot.waitUntil(lambda: table.height() > haute)
    table.setFixedWidth(1200)
    qtbot.waitUntil(lambda: table.height() == haute)


def test_a_list_too_long_to_be_measured_keeps_one_line(qtbot: QtBot) -> None:
    table = _table(qtbot, 300, LONG, repliee=False)

    assert _lignes_de_texte(table, 0) == 1
    assert not table.wordWrap()
