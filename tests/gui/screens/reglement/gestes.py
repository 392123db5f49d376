"""What an agent does in the editor, by the keyboard and the mouse alone."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.reglement.cadre_redaction import CadreRedaction
from ccas_desktop.gui.widgets import Bouton

W = TypeVar("W", bound=QWidget)


def trouver(page: QWidget, genre: type[W], nom: str, rang: int = 0) -> W:
    """Return the control of a name that is seen, the first of them unless told."""
    vus = [
        w
        for w in page.findChildren(genre)
        if w.isVisibleTo(page) and w.accessibleName().replace("\u00a0", " ").startswith(nom)
    ]
    assert len(vus) > rang, f"{nom}: {[w.accessibleName() for w in page.findChildren(genre) if w.isVisibleTo(page)]}"
    return vus[rang]


def taper(qtbot: QtBot, page: QWidget, nom: str, texte: str, rang: int = 0) -> None:
    """Click a field and type in it, in place of what it held."""
    genre = (
        QPlainTextEdit
        if any(w.accessibleName().startswith(nom) and w.isVisibleTo(page) for w in page.findChildren(QPlainTextEdit))
        else QLineEdit
    )
    champ = trouver(page, genre, nom, rang)
    champ.setFocus()
    qtbot.waitUntil(champ.isVisible)
    qtbot.keyClick(champ, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for signe in texte:
        if signe.isascii():
            qtbot.keyClicks(champ, signe)
        else:
            # What a French keyboard sends: QTest knows only the ASCII keys.
            for genre_d_evenement in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                touche = QKeyEvent(genre_d_evenement, 0, Qt.KeyboardModifier.NoModifier, signe)
                QApplication.sendEvent(champ, touche)


def choisir(qtbot: QtBot, page: QWidget, nom: str, texte: str, rang: int = 0) -> None:
    """Take a line of a list by the arrows of the keyboard."""
    liste = trouver(page, QComboBox, nom, rang)
    voulu = next(i for i in range(liste.count()) if liste.itemText(i).startswith(texte))
    liste.setFocus()
    for _ in range(abs(voulu - liste.currentIndex())):
        qtbot.keyClick(liste, Qt.Key.Key_Down if voulu > liste.currentIndex() else Qt.Key.Key_Up)
    assert liste.currentIndex() == voulu


def cliquer(qtbot: QtBot, page: QWidget, texte: str) -> None:
    """Click the button of these words."""
    bouton = next(b for b in page.findChildren(Bouton) if b.isVisibleTo(page) and b.text().startswith(texte))
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def cocher(qtbot: QtBot, page: QWidget, nom: str) -> None:
    """Click a word among several: « Réponse attendue : Oui »."""
    bouton: QAbstractButton = trouver(page, QPushButton, nom)
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def section(qtbot: QtBot, page: CadreRedaction, titre: str) -> None:
    """Go to a part of what is written by a click."""
    sommaire = page.parties.sommaire
    article = next(a for i in range(sommaire.count()) if (a := sommaire.item(i)).text() == titre)
    place = sommaire.visualItemRect(article).center()
    qtbot.mouseClick(sommaire.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sommaire.currentItem() is article


def attendre_l_examen(qtbot: QtBot, page: CadreRedaction) -> None:
    """Wait until what is typed has been looked at."""
    qtbot.waitUntil(lambda: page.examen is not None)
