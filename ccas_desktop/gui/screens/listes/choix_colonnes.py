"""Which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ccas_desktop.application.listes.modele import Liste
from ccas_desktop.gui.screens.demande.elements import boutons
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton

LARGEUR = 300
_ROLE = Qt.ItemDataRole.UserRole
_ICI = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ChoixColonnes(Carte):
    """Space ticks a column, Alt with an arrow moves it; the list follows at once.

    Signals:
        change: Emitted with the codes of the columns shown, in order.
        ferme: Emitted when it is put away.
    """

    change = Signal(tuple)
    ferme = Signal()

    def __init__(self, liste: Liste) -> None:
        super().__init__("Colonnes")
        self._liste = liste
        self.colonnes = QListWidget()
        self.colonnes.setAccessibleName("Colonnes montrées, dans l’ordre")
        self.monter = Bouton("Monter", "fleche_haut")
        self.descendre = Bouton("Descendre", "fleche_bas")
        self.monter.setToolTip("Monter (Alt+Haut)")
        self.descendre.setToolTip("Descendre (Alt+Bas)")
        self.defaut = Bouton("Par défaut", role=RoleBouton.DISCRET)
        self.fermer = Bouton("Fermer", role=RoleBouton.DISCRET)
        self.setFixedWidth(LARGEUR)
        self.ajouter(self.colonnes, boutons(self.monter, self.descendre, self.defaut, self.fermer))
        self.setFocusProxy(self.colonnes)

        self.colonnes.itemChanged.connect(lambda _item: self._on_change())
        self.monter.clicked.connect(lambda: self._deplacer(-1))
        self.descendre.clicked.connect(lambda: self._deplacer(1))
        self.defaut.clicked.connect(self._on_defaut)
        self.fermer.clicked.connect(self.ferme)
        # Not those of the buttons: Qt waits a tenth of a second before such a click, and two quick ones make one.
        touches = (
            ("Escape", self.ferme.emit),
            ("Alt+Up", lambda: self._deplacer(-1)),
            ("Alt+Down", lambda: self._deplacer(1)),
        )
        for touche, faire in touches:
            QShortcut(QKeySequence(touche), self, faire).setContext(_ICI)

    def definir(self, codes: Sequence[str]) -> None:
        """Show these columns first, ticked, then the others."""
        choisies = self._liste.colonnes_choisies(codes)
        self.colonnes.blockSignals(True)
        self.colonnes.clear()
        for colonne in (*choisies, *(c for c in self._liste.colonnes if c not in choisies)):
            item = QListWidgetItem(colonne.titre, self.colonnes)
            item.setData(_ROLE, colonne.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if colonne in choisies else Qt.CheckState.Unchecked)
        self.colonnes.setCurrentRow(0)
        self.colonnes.blockSignals(False)

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the columns ticked, in order."""
        items = (self.colonnes.item(rang) for rang in range(self.colonnes.count()))
        return tuple(item.data(_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _deplacer(self, pas: int) -> None:
        rang = self.colonnes.currentRow()
        voulu = rang + pas
        if rang < 0 or not 0 <= voulu < self.colonnes.count():
            return
        self.colonnes.insertItem(voulu, self.colonnes.takeItem(rang))
        self.colonnes.setCurrentRow(voulu)
        self._on_change()

    def _on_change(self) -> None:
        if codes := self.codes():
            self.change.emit(codes)

    def _on_defaut(self) -> None:
        self.definir(())
        self._on_change()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrows and Enter stay here, whatever the page does with them.
        event.accept()
