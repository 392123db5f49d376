"""A long list: placeholders, pages, an order asked, rows chosen across pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.tables.lecture_pages import LecturePages
from ccas_desktop.gui.tables.modele_pages import LIGNES_PAR_PAGE, PAGES_GARDEES, ColonnePages, ModelePages
from ccas_desktop.gui.tables.table_pages import TablePages
from ccas_desktop.gui.travaux.jobs import Jobs
from ccas_desktop.gui.widgets import EtatVide

COLONNES = (ColonnePages("nom", "Nom", "DUPONT Jeanne"), ColonnePages("age", "Âge", "88", a_droite=True, triable=False))
TOTAL = 100_000


def texte(modele: ModelePages, ligne: int) -> str:
    return str(modele.data(modele.index(ligne, 0)))


def lire(rangs: Sequence[int]) -> list[tuple[int, Sequence[str]]]:
    return [(rang, [f"Personne {rang}", "40"]) for rang in rangs]


@pytest.fixture
def echecs() -> list[Exception]:
    return []


@pytest.fixture
def table(qtbot: QtBot, jobs: Jobs, echecs: list[Exception]) -> TablePages:
    """Give a table of 100,000 rows, shown."""
    table = TablePages("Personnes", EtatVide("recherche", "Personne."))
    qtbot.addWidget(table)
    LecturePages(table, jobs, echecs.append).definir(lire)
    table.resize(600, 400)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    table.definir(COLONNES, range(TOTAL))
    qtbot.waitUntil(lambda: texte(table.modele, 0) == "Personne 0")
    return table


def test_the_model_keeps_the_promises_of_qt(qtbot: QtBot) -> None:
    modele = ModelePages()
    testeur = QAbstractItemModelTester(modele, QAbstractItemModelTester.FailureReportingMode.Fatal)

    modele.definir(COLONNES, [3, 1, 2])
    modele.recevoir(0, [3, 1, 2], [["a", "1"], ["b", "2"], ["c", "3"]])
    modele.etendre([3, 1, 2, *range(10, 200)])
    modele.definir(COLONNES, [])

    assert modele.rowCount() == 0
    del testeur


def test_a_row_not_read_yet_shows_a_placeholder_and_is_asked_for_once(qtbot: QtBot) -> None:
    modele = ModelePages()
    modele.definir(COLONNES, range(200))

    with qtbot.waitSignal(modele.page_voulue) as voulue:
        assert texte(modele, 70) == "…"
    with qtbot.assertNotEmitted(modele.page_voulue):
        assert texte(modele, 71) == "…"
    assert voulue.args == [1]


def test_a_late_page_of_another_order_is_not_shown(qtbot: QtBot) -> None:
    modele = ModelePages()
    modele.definir(COLONNES, [1, 2])
    modele.definir(COLONNES, [2, 1])

    modele.recevoir(0, [1, 2], [["un", ""], ["deux", ""]])

    assert texte(modele, 0) == "…"


def test_the_rows_that_follow_come_without_moving_the_first_ones(qtbot: QtBot) -> None:
    modele = ModelePages()
    modele.definir(COLONNES, range(LIGNES_PAR_PAGE))
    modele.recevoir(0, range(LIGNES_PAR_PAGE), [[str(r), ""] for r in range(LIGNES_PAR_PAGE)])

    with qtbot.assertNotEmitted(modele.modelReset):
        modele.etendre(range(TOTAL))

    assert modele.rowCount() == TOTAL
    with qtbot.waitSignal(modele.modelReset):
        modele.etendre([5, 6])


def test_what_was_seen_long_ago_is_forgotten(qtbot: QtBot) -> None:
    modele = ModelePages()
    modele.definir(COLONNES, range(TOTAL))
    for page in range(PAGES_GARDEES + 1):
        rangs = modele.rangs_de_la_page(page)
        modele.recevoir(page, rangs, [[str(rang), ""] for rang in rangs])

    assert not modele.est_lue(0)
    assert modele.est_lue(LIGNES_PAR_PAGE)


def test_the_end_is_shown_with_the_keyboard(qtbot: QtBot, table: TablePages) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: texte(table.modele, TOTAL - 1) == f"Personne {TOTAL - 1}")
    assert table.rang_courant() == TOTAL - 1


def test_enter_and_double_click_open_the_row(qtbot: QtBot, table: TablePages) -> None:
    table.placer(2)
    with qtbot.waitSignal(table.ligne_activee) as ouverte:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert ouverte.args == [2]

    centre = table.visualRect(table.modele.index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    with qtbot.waitSignal(table.ligne_activee) as ouverte:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert ouverte.args == [4]


def test_every_row_is_chosen_whatever_is_read(qtbot: QtBot, table: TablePages) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert table.nombre_choisi() == TOTAL
    assert table.rangs_choisis() == list(range(TOTAL))
    assert not table.modele.est_lue(TOTAL // 2)


def test_rows_apart_are_chosen_in_the_order_of_the_list(qtbot: QtBot, table: TablePages) -> None:
    for ligne in (5, 1):
        centre = table.visualRect(table.modele.index(ligne, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, centre)

    assert table.rangs_choisis() == [1, 5]


def test_a_heading_asks_for_its_order_then_for_the_contrary(qtbot: QtBot, table: TablePages) -> None:
    def titre(place: int) -> Callable[[], None]:
        entete = table.horizontalHeader()
        milieu = QPoint(entete.sectionPosition(place) + 20, entete.height() // 2)
        return lambda: qtbot.mouseClick(entete.viewport(), Qt.MouseButton.LeftButton, pos=milieu)

    for attendu in (False, True):
        with qtbot.waitSignal(table.tri_voulu) as tri:
            titre(0)()
        assert tri.args == ["nom", attendu]
        table.montrer_tri("nom", attendu)
    with qtbot.assertNotEmitted(table.tri_voulu):
        titre(1)()


def test_an_empty_list_says_so(table: TablePages) -> None:
    table.definir(COLONNES, [])
    table.montrer_vide()

    assert table.vide.isVisible()
