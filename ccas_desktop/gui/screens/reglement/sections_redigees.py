"""The sections of what is being written: a list of them, and the form of the one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QWidget

from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.formes_aide import Section
from ccas_desktop.gui.screens.reglement.formulaire import BlocForme
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import ZoneDefilante

LARGEUR_SOMMAIRE = 190


class SectionsRedigees(QWidget):
    """Shows one section at a time; each is drawn anew when it is chosen, with the names typed meanwhile.

    Signals:
        modifie: Emitted after each change, already written in the table.
        quitte: Emitted when a field is left: the draft is worth saving at once.
        montree: Emitted once another section is drawn.
    """

    modifie = Signal()
    quitte = Signal()
    montree = Signal()

    def __init__(self, nom: str) -> None:
        super().__init__()
        self._lire: Callable[[], tuple[Section, ...]] = tuple
        self._table: Table = {}
        self.forme: BlocForme | None = None
        self.sommaire = QListWidget()
        self._zone = ZoneDefilante()

        self._disposer(nom)
        self.setFocusProxy(self.sommaire)
        self.sommaire.currentRowChanged.connect(self._montrer)

    def definir(self, table: Table, sections: Callable[[], tuple[Section, ...]]) -> None:
        """Show the first section of a table; `sections` is asked for each time one is drawn."""
        self._table, self._lire = table, sections
        self.sommaire.clear()
        for section in sections():
            self.sommaire.addItem(section.titre)
        self.sommaire.setCurrentRow(0)
        if self.forme is not None and self.sommaire.hasFocus():
            self.forme.premier().setFocus()

    def aller(self, section: str, chemin: str) -> None:
        """Go to the field of a place, in its section."""
        codes = [lue.code for lue in self._lire()]
        if section in codes:
            self.sommaire.setCurrentRow(codes.index(section))
        if self.forme is not None and not self.forme.aller(chemin):
            self.forme.premier().setFocus()

    def montrer_fautes(self, fautes: Mapping[str, str]) -> None:
        """Show each fault (place, sentence) at its field."""
        if self.forme is not None:
            self.forme.montrer(fautes)

    def _montrer(self, rang: int) -> None:
        sections = self._lire()
        if not 0 <= rang < len(sections):
            return
        if self.forme is not None:
            _retirer(self.forme, self.sommaire)
            self._zone.contenu.removeWidget(self.forme)
        self.forme = BlocForme(sections[rang].forme(self._table), self._table, "")
        self._zone.contenu.insertWidget(0, self.forme)
        self.forme.show()
        self._zone.verticalScrollBar().setValue(0)
        self.forme.modifie.connect(self.modifie)
        self.forme.quitte.connect(self.quitte)
        self.montree.emit()

    def _disposer(self, nom: str) -> None:
        espaces = theme_porte().espaces
        self.sommaire.setAccessibleName(nom)
        self.sommaire.setProperty("role", "sommaire")
        self.sommaire.setFixedWidth(LARGEUR_SOMMAIRE)
        self._zone.contenu.setContentsMargins(espaces["moyen"], 0, espaces["moyen"], espaces["grand"])
        self._zone.contenu.addStretch(1)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(espaces["petit"])
        ligne.addWidget(self.sommaire)
        ligne.addWidget(self._zone, 1)


def _retirer(forme: BlocForme, repli: QWidget) -> None:
    """Take a form away; the focus it may have goes to `repli`, not out of the page."""
    pris = QApplication.focusWidget()
    if pris is not None and forme.isAncestorOf(pris):
        repli.setFocus()
    forme.hide()
    forme.deleteLater()
