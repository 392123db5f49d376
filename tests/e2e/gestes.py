"""What a person does at the counter: finds things by their words, with the keyboard and the mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampCompletion, ChampSegments
from tests.e2e.conduite import attendre_le_repos

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 20_000


class Guichet:
    """The window, and the hands of the person in front of it."""

    def __init__(self, fenetre: FenetrePrincipale, qtbot: QtBot) -> None:
        self.fenetre = fenetre
        self._qtbot = qtbot
        self.gestes = 0

    def touche(self, touche: Qt.Key, modificateur: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        self.gestes += 1
        self.laisser_vivre()
        self._qtbot.keyClick(self._focus(), touche, modificateur)

    def choisir_au_menu(self, menu: QMenu, rang: int) -> None:
        """Go down an open menu, which takes the keys before the focus does, and press Enter."""
        self.gestes += 1
        self.attendre(menu.isVisible)
        for _ in range(rang):
            self._qtbot.keyClick(menu, Qt.Key.Key_Down)
        self._qtbot.keyClick(menu, Qt.Key.Key_Return)
        self._revenir()

    def attendre(self, condition: Callable[[], bool]) -> None:
        """Wait until it is so."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def ecrire(self, texte: str) -> None:
        """Type where the focus is."""
        self._frapper(self._focus(), texte)

    def coller(self, texte: str) -> None:
        """Paste where the focus is."""
        QGuiApplication.clipboard().setText(texte)
        self.touche(Qt.Key.Key_V, CTRL)

    def cliquer(self, mots: str, *, dans: QWidget | None = None) -> None:
        """Click the button of these words, once it is there."""
        bouton = self.bouton(mots, dans=dans)
        self.gestes += 1
        self._qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)

    def bouton(self, mots: str, *, dans: QWidget | None = None) -> QAbstractButton:
        """Return the button whose words start so, once it may be clicked."""
        return self._trouver(QAbstractButton, lambda b: b.isEnabled() and lisible(b.text()).startswith(mots), dans)

    def aller_au_champ(self, libelle: str) -> Champ:
        """Click the field of that name, once it is there."""
        champ = self._trouver(Champ, lambda c: lisible(c.libelle) == libelle)
        self._qtbot.mouseClick(champ.controle, Qt.MouseButton.LeftButton)
        champ.controle.setFocus()
        return champ

    def taper(self, libelle: str, texte: str) -> Champ:
        """Replace what the field of that name holds, key by key."""
        champ = self.aller_au_champ(libelle)
        self._qtbot.keyClick(self._focus(), Qt.Key.Key_A, CTRL)
        self.ecrire(texte)
        return champ

    def choisir(self, libelle: str, mots: str) -> None:
        """Go down a list to the line that starts so."""
        champ = self._trouver(Champ, lambda c: lisible(c.libelle) == libelle)
        assert isinstance(champ, ChampChoix)
        champ.liste.setFocus()
        self._qtbot.keyClick(champ.liste, Qt.Key.Key_Home)
        for _ in range(champ.liste.count()):
            if lisible(champ.liste.currentText()).startswith(mots):
                return
            self._qtbot.keyClick(champ.liste, Qt.Key.Key_Down)
        raise AssertionError(f"{mots} is not offered by {libelle}")

    def repondre(self, libelle: str, mot: str) -> None:
        """Press the word wanted among a few side by side."""
        champ = self._trouver(Champ, lambda c: lisible(c.libelle) == libelle)
        assert isinstance(champ, ChampSegments)
        bouton = next(b for b in champ.segments.boutons.values() if lisible(b.text()) == mot)
        bouton.setFocus()
        self._qtbot.keyClick(bouton, Qt.Key.Key_Space)

    def completer(self, libelle: str, texte: str, attendu: str) -> None:
        """Type the start of a name, and take the first completion, which must be the one expected."""
        champ = self.taper(libelle, texte)
        assert isinstance(champ, ChampCompletion)
        self._qtbot.waitUntil(champ.liste.isVisible, timeout=PATIENCE_MS)
        self._qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
        assert champ.ligne.text().startswith(attendu)

    def choisir_dans(self, nom: str, mots: str) -> None:
        """Click a line of the list of that name."""
        liste = self._trouver(QListWidget, lambda li: li.accessibleName() == nom)
        article = next(li for li in map(liste.item, range(liste.count())) if li.text().startswith(mots))
        self._qtbot.mouseClick(liste.viewport(), Qt.MouseButton.LeftButton, pos=liste.visualItemRect(article).center())

    def lire(self, mots: str) -> None:
        """Wait until the window says so."""
        self._qtbot.waitUntil(lambda: self._dit(mots), timeout=PATIENCE_MS)

    def ne_lit_plus(self, mots: str) -> None:
        """Wait until the window no longer says so."""
        self._qtbot.waitUntil(lambda: not self.voit(mots), timeout=PATIENCE_MS)

    def voit(self, mots: str) -> bool:
        """Tell whether the window says so now."""
        return mots in self.textes()

    def textes(self) -> str:
        """Return all the words that can be seen, dialogues included, with plain spaces."""
        widgets = [w for racine in QApplication.topLevelWidgets() if racine.isVisible() for w in _descendance(racine)]
        morceaux = [_texte(widget) for widget in widgets if widget.isVisible()]
        return lisible("\n".join(texte for texte in morceaux if texte))

    def laisser_vivre(self) -> None:
        """Nobody types faster than the page reads what it shows."""
        attendre_le_repos(self.fenetre)

    def dans_le_dialogue_de_fichier(self, fichier: Path, ouvrir: Callable[[], None]) -> None:
        """Open the dialogue of files, type the path and press Enter."""
        repondu: list[Path] = []

        def repondre() -> None:
            dialogue = next((w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)), None)
            ligne = dialogue.findChild(QLineEdit, "fileNameEdit") if dialogue and dialogue.isVisible() else None
            if ligne is None or not ligne.hasFocus():
                return
            minuteur.stop()
            self._qtbot.keyClick(ligne, Qt.Key.Key_A, CTRL)
            self._qtbot.keyClicks(ligne, str(fichier))
            repondu.append(fichier)
            self._qtbot.keyClick(ligne, Qt.Key.Key_Return)

        minuteur = QTimer(interval=20)
        minuteur.timeout.connect(repondre)
        minuteur.start()
        ouvrir()
        self._qtbot.waitUntil(lambda: bool(repondu), timeout=PATIENCE_MS)
        self._revenir()

    def _revenir(self) -> None:
        """Make the window below a dialogue active again, as the desktop does; the offscreen platform has none."""
        dessous = QApplication.activeModalWidget() or self.fenetre
        dessous.activateWindow()
        self._qtbot.waitUntil(dessous.isActiveWindow)

    def _dit(self, mots: str) -> None:
        textes = self.textes()
        assert mots in textes, f"« {mots} » is not in:\n{textes}"

    def _focus(self) -> QWidget:
        pris = QApplication.focusWidget()
        assert pris is not None
        return pris

    def _frapper(self, widget: QWidget, texte: str) -> None:
        for lettre in texte:
            if lettre.isascii():
                self._qtbot.keyClicks(widget, lettre)
            else:
                # QTest stops the program on a key that its table lacks.
                frappe = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, lettre)
                QApplication.sendEvent(widget, frappe)

    def _trouver(self, classe: type[W], convient: Callable[[W], bool], dans: QWidget | None = None) -> W:
        trouves: list[W] = []

        def chercher() -> None:
            racines = [dans] if dans else [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            candidats = (w for racine in racines for w in racine.findChildren(classe))
            trouves[:] = [w for w in candidats if w.isVisible() and convient(w)]
            assert trouves, f"not found in:\n{self.textes()}"

        self.laisser_vivre()
        self._qtbot.waitUntil(chercher, timeout=PATIENCE_MS)
        return trouves[0]


def _descendance(widget: QWidget) -> list[QWidget]:
    return [widget, *widget.findChildren(QWidget)]


def _texte(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return re.sub("<[^>]+>", "", widget.text())
    return ""


def lisible(texte: str) -> str:
    """Return the text with plain spaces, as a test writes it."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
