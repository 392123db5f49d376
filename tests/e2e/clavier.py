"""The same hands without a mouse: Tab, the arrows, Space, Enter, Escape and the shortcuts, each a key of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, takewhile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QListWidget,
    QWidget,
)

from ccas_desktop.gui.forms import Champ, ChampChoix, ChampCompletion, ChampSegments
from tests.e2e.gestes import CTRL, PATIENCE_MS, Guichet, lisible

TABS_MAX = 250
MAJ = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Clavier(Guichet):
    """Looks where things are, and sends nothing but keys to what has the focus.

    Attributes:
        cadre: where the fields are looked for; the whole window when None.
    """

    cadre: QWidget | None = None

    def frapper(self, touche: Qt.Key, modificateur: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, whatever the window is doing."""
        self._qtbot.keyClick(self._focus(), touche, modificateur)

    def tabuler_vers(self, voulu: QWidget) -> None:
        """Press Tab until the widget has the focus, as who looks for it does."""
        for _ in range(TABS_MAX):
            pris = self._focus()
            if pris is voulu or voulu.isAncestorOf(pris):
                return
            self.frapper(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {voulu.accessibleName() or voulu}")

    def cliquer(self, mots: str, *, dans: QWidget | None = None) -> None:
        """Go to the button of these words, and press Space."""
        bouton = self.bouton(mots, dans=dans or self.cadre)
        self.gestes += 1
        self._presser(bouton)

    def focus(self) -> QWidget:
        """Return what has the focus."""
        return self._focus()

    def presser_nomme(self, nom: str) -> None:
        """Go to the button that a screen reader calls so, and press Space."""
        self.gestes += 1
        self._presser(self._trouver(QAbstractButton, lambda b: b.isEnabled() and _nom(b).startswith(nom), self.cadre))

    def ouvrir_la_premiere(self, table: str) -> None:
        """Go to a list, then press Enter on its first line."""
        self.aller_a_la_liste(table)
        self.frapper(Qt.Key.Key_Home)
        self.touche(Qt.Key.Key_Return)

    def aller_a_la_liste(self, nom: str) -> QAbstractItemView:
        """Go to the list of that name."""
        liste = self._trouver(QAbstractItemView, lambda li: lisible(li.accessibleName()).startswith(nom), self.cadre)
        self.tabuler_vers(liste)
        return liste

    def choisir_la_ligne(self, table: str, mots: str) -> None:
        """Go to a list, then down to the row that says so."""
        liste = self.aller_a_la_liste(table)
        for _ in range(liste.model().rowCount() + 1):
            if mots in _rangee(liste, liste.currentIndex().row()):
                return
            self.frapper(Qt.Key.Key_Down)
        pytest.fail(f"no row of {table} says {mots}")

    def montre(self, mots: str) -> bool:
        """Tell whether the window says so now, in its labels or its lists."""
        listes = [w for w in self.fenetre.findChildren(QAbstractItemView) if w.isVisible()]
        return self.voit(mots) or any(mots in texte for liste in listes for texte in _cellules(liste))

    def arrets(self, cadre: QWidget) -> list[QWidget]:
        """Return where Tab stops in a form, from its first control to its last, having come back to where one was."""
        depart, vus = self._focus(), list[QWidget]()
        assert cadre.isAncestorOf(depart), f"the focus is not in the form: {depart}"
        for _ in range(TABS_MAX):
            self.frapper(Qt.Key.Key_Tab)
            if cadre.isAncestorOf(self._focus()):
                vus.append(self._focus())
            if self._focus() is depart:
                return vus
        pytest.fail("Tab does not come back")

    def aller_au_champ(self, libelle: str) -> Champ:
        """Go to the field of that name."""
        champ = self.champ(libelle)
        self.tabuler_vers(champ.controle.focusProxy() or champ.controle)
        return champ

    def champ(self, libelle: str) -> Champ:
        """Return the field of that name, once it is there."""
        return self._trouver(Champ, lambda c: lisible(c.libelle) == libelle, self.cadre)

    def choisir(self, libelle: str, mots: str) -> None:
        """Go to a list, then down to the line that starts so."""
        champ = self.aller_au_champ(libelle)
        assert isinstance(champ, ChampChoix)
        self.frapper(Qt.Key.Key_Home)
        for _ in range(champ.liste.count()):
            if lisible(champ.liste.currentText()).startswith(mots):
                return
            self.frapper(Qt.Key.Key_Down)
        pytest.fail(f"{mots} is not offered by {libelle}")

    def repondre(self, libelle: str, mot: str) -> None:
        """Go to the words side by side, then to the one wanted with the arrows."""
        champ = self.aller_au_champ(libelle)
        assert isinstance(champ, ChampSegments)
        voulu = next(b for b in champ.segments.boutons.values() if lisible(b.text()) == mot)
        self._presser(voulu)

    def completer(self, libelle: str, texte: str, attendu: str) -> None:
        """Type the start of a name, and take the first completion, which must be the one expected."""
        champ = self.taper(libelle, texte)
        assert isinstance(champ, ChampCompletion)
        self._qtbot.waitUntil(champ.liste.isVisible, timeout=PATIENCE_MS)
        self.frapper(Qt.Key.Key_Return)
        assert champ.ligne.text().startswith(attendu)

    def choisir_dans(self, nom: str, mots: str) -> None:
        """Go to the list of that name, then to the line that starts so."""
        liste = self._trouver(QListWidget, lambda li: li.accessibleName() == nom)
        self.tabuler_vers(liste)
        self._descendre(liste, lambda: lisible(liste.currentItem().text()).startswith(mots))

    def taper(self, libelle: str, texte: str) -> Champ:
        """Replace what the field of that name holds, key by key."""
        champ = self.aller_au_champ(libelle)
        self.frapper(Qt.Key.Key_A, CTRL)
        self.ecrire(texte)
        return champ

    def _focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # A dialogue has just closed: the offscreen platform gives nothing back to the window.
            self._revenir()
        return super()._focus()

    def _presser(self, bouton: QAbstractButton) -> None:
        """Go to a button, by the arrows for one word of a choice, and press Space."""
        groupe: QButtonGroup | None = bouton.group()
        if groupe is not None and groupe.exclusive():
            self._aller_dans_le_groupe(bouton)
        else:
            self.tabuler_vers(bouton)
        if not bouton.isChecked():
            self.frapper(Qt.Key.Key_Space)

    def _aller_dans_le_groupe(self, voulu: QAbstractButton) -> None:
        boutons = voulu.group().buttons()
        for _ in range(TABS_MAX):
            if self._focus() in boutons:
                break
            self.frapper(Qt.Key.Key_Tab)
        for touche in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            for _ in boutons:
                if self._focus() is voulu:
                    return
                self.frapper(touche)
        assert self._focus() is voulu, f"no arrow leads to {voulu.text()}"

    def _descendre(self, liste: QAbstractItemView | QComboBox, la: Callable[[], bool]) -> None:
        self.frapper(Qt.Key.Key_Home)
        for _ in range(TABS_MAX):
            if la():
                return
            self.frapper(Qt.Key.Key_Down)
        pytest.fail(f"no line of {liste.accessibleName()} is the one wanted")


def _nom(bouton: QAbstractButton) -> str:
    return lisible(bouton.accessibleName() or bouton.text())


def _cellules(liste: QAbstractItemView) -> Iterator[str]:
    for rang in range(liste.model().rowCount()):
        yield from _rangee(liste, rang)


def _rangee(liste: QAbstractItemView, rang: int) -> list[str]:
    """Return the words of a row; a model of one column keeps their count for itself."""
    index = (liste.model().index(rang, colonne) for colonne in count())
    return [lisible(str(cellule.data())) for cellule in takewhile(lambda cellule: cellule.isValid(), index)]
