"""A button keeps and says its shortcut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.widgets import Bouton


def test_new_words_leave_the_shortcut(qtbot: QtBot) -> None:
    bouton = Bouton("Enregistrer", raccourci="Ctrl+S")
    qtbot.addWidget(bouton)

    bouton.setText("Enregistrer les modifications")

    assert bouton.shortcut() == QKeySequence("Ctrl+S")


def test_the_shortcut_is_in_the_tooltip(qtbot: QtBot) -> None:
    bouton = Bouton("Enregistrer", raccourci="Ctrl+S")
    qtbot.addWidget(bouton)

    assert (bouton.text(), bouton.toolTip()) == ("Enregistrer", "Enregistrer (Ctrl+S)")


def test_the_shortcut_is_in_the_words_when_asked(qtbot: QtBot) -> None:
    bouton = Bouton("Enregistrer", raccourci="Ctrl+S", raccourci_dit=True)
    qtbot.addWidget(bouton)

    assert bouton.text() == "Enregistrer (Ctrl+S)"
    assert bouton.shortcut() == QKeySequence("Ctrl+S")


def test_enter_is_named_as_the_key_is(qtbot: QtBot) -> None:
    bouton = Bouton("Ajouter à la file", raccourci="Ctrl+Return", raccourci_dit=True)
    qtbot.addWidget(bouton)

    assert bouton.text() == "Ajouter à la file (Ctrl+Entrée)"


def test_the_shortcut_acts_before_the_next_key(qtbot: QtBot) -> None:
    fenetre, faits = QWidget(), list[bool]()
    bouton = Bouton("Enregistrer", raccourci="Ctrl+S")
    bouton.clicked.connect(lambda: faits.append(True))
    QHBoxLayout(fenetre).addWidget(bouton)
    qtbot.addWidget(fenetre)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()

    qtbot.keyClick(fenetre, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert faits == [True]
