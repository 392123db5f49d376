"""Gestures of a person at the keyboard and the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from ccas_desktop.gui.forms import Champ, ChampChoix, ChampSegments
from ccas_desktop.gui.screens.demande.bouton_menu import BoutonMenu


def choisir(champ: ChampChoix, code: str) -> None:
    """Go down the list with the arrow until the line wanted."""
    champ.liste.setFocus()
    QTest.keyClick(champ.liste, Qt.Key.Key_Home)
    for _ in range(champ.liste.count()):
        if champ.valeur() == code:
            return
        QTest.keyClick(champ.liste, Qt.Key.Key_Down)
    raise AssertionError(f"{code} is not offered")


def cliquer(bouton: QAbstractButton) -> None:
    """Click a button that can be clicked."""
    assert bouton.isVisible(), bouton.text()
    assert bouton.isEnabled(), bouton.text()
    QTest.mouseClick(bouton, Qt.MouseButton.LeftButton)


def taper(widget: QWidget, texte: str) -> None:
    """Replace what a line holds, key by key."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, texte)


def choisir_segment(champ: Champ, code: str) -> None:
    """Press the space bar on the word wanted."""
    assert isinstance(champ, ChampSegments)
    bouton = champ.segments.boutons[code]
    bouton.setFocus()
    QTest.keyClick(bouton, Qt.Key.Key_Space)


def lisible(texte: str) -> str:
    """Return the text with plain spaces, as a test writes it."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def choisir_dans_le_menu(bouton: BoutonMenu, *, rang: int) -> None:
    """Go down an open menu and choose."""
    for _ in range(rang + 1):
        QTest.keyClick(bouton.choix, Qt.Key.Key_Down)
    QTest.keyClick(bouton.choix, Qt.Key.Key_Return)
