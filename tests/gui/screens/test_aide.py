"""The help: the manual shipped with the application, opened where one is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.widgets.manuel import MANUEL, titre_de


def ouvrir(qtbot: QtBot, page: str = "") -> EcranAide:
    ecran = EcranAide(page)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 660)
    ecran.show()
    return ecran


def test_the_summary_names_every_page_by_its_title(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot)

    titres = [ecran.sommaire.item(rang).text() for rang in range(ecran.sommaire.count())]

    assert titres == [titre_de(page.read_text("utf-8")) for page in sorted(MANUEL.glob("*.md"))]


def test_opens_at_the_page_of_the_screen(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot, "reglages")

    assert ecran.sommaire.currentItem().text() == "Les réglages"
    assert "Les réglages" in ecran.texte.toPlainText().splitlines()[0]


def test_opens_at_the_section_of_what_is_shown(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot, "reglages#Jeton d’API Particulier")

    barre = ecran.texte.verticalScrollBar()
    qtbot.waitUntil(lambda: barre.value() > 0)

    assert ecran.texte.textCursor().block().text() == "Jeton d’API Particulier"
    assert 0 <= ecran.texte.cursorRect().top() < ecran.texte.viewport().height() // 4


def test_a_section_that_is_not_in_the_page_opens_its_top(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot, "reglages#Rien de tel")
    ecran.montrer_section("Rien de tel")

    assert ecran.texte.verticalScrollBar().value() == 0


def test_an_unknown_page_opens_the_first(qtbot: QtBot) -> None:
    assert ouvrir(qtbot, "inconnue").sommaire.currentRow() == 0


def test_the_arrows_turn_the_pages(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot)
    ecran.setFocus()
    premiere = ecran.texte.toPlainText()

    qtbot.keyClick(ecran.sommaire, Qt.Key.Key_Down)

    assert ecran.texte.toPlainText() not in ("", premiere)


def test_a_link_to_another_page_moves_the_summary_too(qtbot: QtBot) -> None:
    ecran = ouvrir(qtbot, "reglages")

    ecran.suivre("09-reglement.md")

    assert ecran.sommaire.currentItem().text() == "Le règlement des aides"
    assert ecran.texte.toPlainText().startswith("Le règlement des aides")
