"""Tab goes through a block made last, then on, and out of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.forms import ChampOuiNon, LigneTexte
from ccas_desktop.gui.widgets import atteindre_avant


def test_tab_goes_through_a_piece_of_several_and_does_not_come_back_to_it(qtbot: QtBot) -> None:
    page, bloc = QWidget(), QWidget()
    qtbot.addWidget(page)
    avant, enregistrer, apres = QLineEdit(), QPushButton("Enregistrer"), QPushButton("Abandonner")
    disposition = QVBoxLayout(page)
    for widget in (avant, enregistrer, apres):
        disposition.addWidget(widget)
    objet, habite = LigneTexte("Objet"), ChampOuiNon("Habite la commune ?")
    dedans = QVBoxLayout(bloc)
    dedans.addWidget(objet)
    dedans.addWidget(habite)
    disposition.insertWidget(1, bloc)
    atteindre_avant(enregistrer, bloc)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    avant.setFocus()

    atteints = [_apres_tab(qtbot) for _ in range(5)]

    assert atteints == [objet.ligne, habite.controle.focusProxy(), enregistrer, apres, avant]


def _apres_tab(qtbot: QtBot) -> QWidget | None:
    pris = QApplication.focusWidget()
    assert pris is not None
    qtbot.keyClick(pris, Qt.Key.Key_Tab)
    return QApplication.focusWidget()
