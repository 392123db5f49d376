"""Several of a list, one after the other: their order counts, and numbers may stand among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.redaction_aides.formes import Choix
from ccas_desktop.gui.forms import Champ
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import ListeDeroulante

AJOUTER, RETIRER = "Ajouter…", "—"
NOMBRE = "Taper un nombre, ou choisir…"


class ChampSuite(Champ):
    """One list a rank, and an empty one at the end. `valeur` is the list of the codes, in the order shown.

    Emptying a list takes its rank away. With `libre`, a number may be typed in place of a word of the list.
    """

    def __init__(self, libelle: str, choix: Choix, *, aide: str = "", libre: bool = False) -> None:
        self._choix = tuple(choix)
        self._libre = libre
        self.listes: list[ListeDeroulante] = []
        self._boite = QWidget()
        self._colonne = QVBoxLayout(self._boite)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(theme_porte().espaces["serre"])
        super().__init__(libelle, self._boite, aide=aide)
        self._dessiner(())

    def valeur(self) -> list[str]:
        return [code for code in map(self._code, self.listes) if code]

    def definir_valeur(self, valeur: object) -> None:
        self._dessiner(tuple(str(code) for code in valeur) if isinstance(valeur, list) else ())

    def brouillon(self) -> str:
        return " ".join(self.valeur())

    def restaurer(self, texte: str) -> None:
        self.definir_valeur(texte.split())

    def _code(self, liste: ListeDeroulante) -> str:
        tape = liste.currentText().strip() if self._libre else ""
        if not self._libre or liste.itemText(liste.currentIndex()) == tape:
            return str(liste.currentData() or "")
        connu = next((code for code, mots in self._choix if mots.casefold() == tape.casefold()), tape)
        return "" if connu in (AJOUTER, RETIRER) else connu

    def _dessiner(self, codes: tuple[str, ...]) -> None:
        for ancienne in self.listes:
            self._colonne.removeWidget(ancienne)
            ancienne.hide()
            ancienne.deleteLater()
        self.listes = []
        for code in (*codes, ""):
            self._ajouter(code)

    def _ajouter(self, code: str) -> None:
        liste = ListeDeroulante()
        rang = len(self.listes) + 1
        for valeur, mots in (("", RETIRER if code or self._libre else AJOUTER), *self._choix):
            liste.addItem(mots, valeur)
        liste.setEditable(self._libre)
        liste.setInsertPolicy(ListeDeroulante.InsertPolicy.NoInsert)
        liste.setAccessibleName(f"{self.libelle} {rang}")
        place = liste.findData(code)
        liste.setCurrentIndex(max(0, place))
        if place < 0:
            liste.setEditText(code.replace(".", ","))
        elif self._libre and not code:
            liste.setEditText("")
        self.listes.append(liste)
        self._colonne.addWidget(liste)
        liste.show()
        self._boite.setFocusProxy(self.listes[0])
        # Or Qt would stop there because of its proxy, and never move it in the order of Tab.
        self._boite.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if ligne := liste.lineEdit():
            ligne.setPlaceholderText(NOMBRE)
            ligne.setAccessibleName(liste.accessibleName())
            ligne.textEdited.connect(lambda _texte: self._on_modifie())
            ligne.editingFinished.connect(self._completer)
        # Queued: a list that is emptied goes away.
        liste.activated.connect(lambda _rang: self._on_choisi(), Qt.ConnectionType.QueuedConnection)

    def _on_choisi(self) -> None:
        self._completer()
        self._on_modifie()
        self.quitte.emit()

    def _completer(self) -> None:
        """Take away the ranks left empty, and offer one more at the end; the focus stays at its rank."""
        *avant, derniere = self.listes
        if all(map(self._code, avant)):
            # Nothing goes away: the list one is in stays the same.
            if self._code(derniere):
                if not self._libre:
                    derniere.setItemText(0, RETIRER)
                self._ajouter("")
            return
        tenu = next((rang for rang, liste in enumerate(self.listes) if self._a_le_focus(liste)), None)
        self._dessiner(tuple(self.valeur()))
        if tenu is not None:
            self.listes[min(tenu, len(self.listes) - 1)].setFocus()

    def _a_le_focus(self, liste: ListeDeroulante) -> bool:
        ligne = liste.lineEdit()
        return liste.hasFocus() or (ligne is not None and ligne.hasFocus())
