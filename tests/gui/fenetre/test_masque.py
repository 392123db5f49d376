"""The mask hides everything at once, and keeps the keyboard from what is below."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.masque import Masque


@dataclass
class Scene:
    """A window with two fields and a shortcut, under a mask."""

    fenetre: QMainWindow
    ligne: QLineEdit
    masque: Masque
    raccourcis: list[str] = field(default_factory=list)


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    fenetre = QMainWindow()
    qtbot.addWidget(fenetre)
    centre, ligne = QWidget(), QLineEdit()
    colonne = QVBoxLayout(centre)
    colonne.addWidget(ligne)
    colonne.addWidget(QLineEdit())
    fenetre.setCentralWidget(centre)
    scene = Scene(fenetre, ligne, Masque(fenetre))
    QShortcut(QKeySequence("Ctrl+N"), fenetre, lambda: scene.raccourcis.append("nouveau"))
    fenetre.resize(600, 400)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    ligne.setFocus()
    scene.masque.couvrir()
    return scene


def test_covers_the_whole_window_whatever_its_size(scene: Scene) -> None:
    scene.fenetre.resize(900, 700)

    assert scene.masque.isVisible()
    assert scene.masque.geometry() == scene.fenetre.rect()


def test_a_key_takes_it_away_and_is_not_typed(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClick(scene.masque, Qt.Key.Key_A)

    assert scene.masque.isHidden()
    assert scene.ligne.hasFocus()
    assert scene.ligne.text() == ""


def test_a_click_takes_it_away(qtbot: QtBot, scene: Scene) -> None:
    qtbot.mouseClick(scene.masque, Qt.MouseButton.LeftButton)

    assert scene.masque.isHidden()


def test_a_shortcut_does_nothing_below(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClick(scene.masque, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert scene.raccourcis == []


def test_tab_does_not_go_below(qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClick(scene.masque, Qt.Key.Key_Tab)

    assert scene.masque.isHidden()
    assert scene.ligne.hasFocus()
