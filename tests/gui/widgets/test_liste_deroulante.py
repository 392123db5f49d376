"""A list chosen by the letters of its lines, spaces included."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.widgets import ListeDeroulante


@pytest.fixture
def liste(qtbot: QtBot, qapp: QApplication) -> ListeDeroulante:
    liste = ListeDeroulante()
    liste.addItems(["Choisir…", "Aide alimentaire", "Aide au loyer", "Transport"])
    qtbot.addWidget(liste)
    with qtbot.waitActive(liste):
        liste.show()
        liste.activateWindow()
    liste.setFocus()
    return liste


def test_a_space_among_the_letters_is_one_of_them(qtbot: QtBot, liste: ListeDeroulante) -> None:
    # Nobody types slower than this, however busy the machine.
    QApplication.setKeyboardInputInterval(60_000)

    qtbot.keyClicks(liste, "aide au")

    QApplication.setKeyboardInputInterval(400)
    assert liste.currentText() == "Aide au loyer"
    assert not liste.view().isVisible()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise")
def test_a_space_alone_opens_the_list(qtbot: QtBot, liste: ListeDeroulante) -> None:
    qtbot.keyClick(liste, Qt.Key.Key_Space)

    qtbot.waitUntil(liste.view().isVisible)
    liste.hidePopup()
