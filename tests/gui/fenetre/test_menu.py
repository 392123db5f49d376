"""The parts of the application are one click, or one shortcut, away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.menu import Menu
from ccas_desktop.gui.fenetre.rubriques import Rubrique

RUBRIQUES = (Rubrique("listes", "Listes", "dossier", "Ctrl+Shift+L"), Rubrique("visiteurs", "Visiteurs", "foyer", ""))


@pytest.fixture
def menu(qtbot: QtBot) -> Menu:
    menu = Menu(RUBRIQUES)
    qtbot.addWidget(menu)
    with qtbot.waitActive(menu):
        menu.show()
        menu.activateWindow()
    return menu


def test_nothing_is_opened_before_the_base(menu: Menu) -> None:
    assert not any(bouton.isEnabled() for bouton in menu.boutons.values())


def test_a_click_opens_a_part(qtbot: QtBot, menu: Menu) -> None:
    menu.setEnabled(True)

    with qtbot.waitSignal(menu.voulue) as voulue:
        qtbot.mouseClick(menu.boutons["visiteurs"], Qt.MouseButton.LeftButton)

    assert voulue.args == ["visiteurs"]


def test_the_shortcut_opens_a_part(qtbot: QtBot, menu: Menu) -> None:
    menu.setEnabled(True)
    menu.boutons["visiteurs"].setFocus()

    with qtbot.waitSignal(menu.voulue) as voulue:
        ici = QApplication.focusWidget()
        assert ici is not None
        qtbot.keyClick(ici, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert voulue.args == ["listes"]
