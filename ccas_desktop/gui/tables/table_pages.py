"""The view of a long list: several rows may be chosen, the heading asks for another order, nothing is measured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ccas_desktop.gui.tables.modele_pages import LIGNES_PAR_PAGE, ColonnePages, ModelePages
from ccas_desktop.gui.tables.table_simple import LigneMarquee
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets.etat_vide import EtatVide

_MARGES = 30
_FLECHE = 14
_LARGEUR_MINIMALE = 56
_MAJUSCULE = Qt.KeyboardModifier.ShiftModifier


class TablePages(QTableView):
    """Shows a `ModelePages`; Enter or a double click opens a row, Ctrl+A chooses them all.

    Signals:
        ligne_activee: Emitted with the rank of the row opened.
        choix_change: Emitted when other rows are chosen.
        tri_voulu: Emitted with the code of a column and whether it is to go down.
        ordre_change: Emitted with the codes of the columns as the person moved them.
    """

    ligne_activee = Signal(object)
    choix_change = Signal()
    tri_voulu = Signal(str, bool)
    ordre_change = Signal(tuple)

    def __init__(self, nom: str, vide: EtatVide) -> None:
        super().__init__()
        self.modele = ModelePages()
        self.vide = vide
        self.setModel(self.modele)
        self.setItemDelegate(LigneMarquee(self))
        self.setAccessibleName(nom)
        self._tri = ("", False)

        self._regler()
        vide.setParent(self.viewport())
        vide.hide()

        self.doubleClicked.connect(lambda _index: self._activer())
        self.selectionModel().selectionChanged.connect(lambda _plus, _moins: self.choix_change.emit())
        entete = self.horizontalHeader()
        entete.sectionClicked.connect(self._on_titre)
        entete.sectionMoved.connect(lambda *_places: self.ordre_change.emit(self._ordre()))

    def definir(self, colonnes: Sequence[ColonnePages], rangs: Sequence[int]) -> None:
        """Show these rows under these columns, none chosen."""
        autres = tuple(colonnes) != self.modele.colonnes
        self.modele.definir(colonnes, rangs)
        if autres:
            self._ranger(colonnes)
        self.montrer_tri(*self._tri)
        self.vide.hide()

    def montrer_tri(self, code: str, decroissant: bool) -> None:
        """Show by which column the rows are sorted."""
        self._tri = (code, decroissant)
        sens = Qt.SortOrder.DescendingOrder if decroissant else Qt.SortOrder.AscendingOrder
        codes = [colonne.code for colonne in self.modele.colonnes]
        self.horizontalHeader().setSortIndicator(codes.index(code) if code in codes else -1, sens)

    def montrer_vide(self) -> None:
        """Say that there is no row, when there is none."""
        self.vide.setVisible(not self.modele.rangs)
        self.vide.setGeometry(self.viewport().rect())

    def rang_courant(self) -> int | None:
        """Return the rank of the current row."""
        ligne = self.currentIndex().row()
        return self.modele.rangs[ligne] if 0 <= ligne < len(self.modele.rangs) else None

    def nombre_choisi(self) -> int:
        """Return how many rows are chosen."""
        return sum(bas - haut + 1 for haut, bas in self._plages())

    def rangs_choisis(self) -> list[int]:
        """Return the ranks of the rows chosen, in the order of the list."""
        return [rang for haut, bas in self._plages() for rang in self.modele.rangs[haut : bas + 1]]

    def placer(self, ligne: int) -> None:
        """Make a row current and chosen, in view."""
        if 0 <= ligne < len(self.modele.rangs):
            index = self.modele.index(ligne, 0)
            drapeaux = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, drapeaux.ClearAndSelect | drapeaux.Rows)
            self.scrollTo(index)

    def tout_choisir(self) -> None:
        """Choose every row, read or not."""
        if self.modele.rangs:
            fin = self.modele.index(len(self.modele.rangs) - 1, len(self.modele.colonnes) - 1)
            tout = QItemSelection(self.modele.index(0, 0), fin)
            self.selectionModel().select(tout, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def pages_en_vue(self) -> range:
        """Return the pages that are seen, and one on each side."""
        haut = max(0, self.rowAt(0))
        bas = self.rowAt(self.viewport().height() - 1)
        bas = len(self.modele.rangs) - 1 if bas < 0 else bas
        return range(haut // LIGNES_PAR_PAGE - 1, bas // LIGNES_PAR_PAGE + 2)

    def selectAll(self) -> None:
        self.tout_choisir()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activer()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() & _MAJUSCULE:
            self.placer(0 if event.key() == Qt.Key.Key_Home else len(self.modele.rangs) - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.vide.setGeometry(self.viewport().rect())

    def _regler(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        verticale = self.verticalHeader()
        verticale.hide()
        # One height for all: 100,000 rows are placed without asking each.
        verticale.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        verticale.setDefaultSectionSize(theme_porte().tailles["ligne"])
        entete = self.horizontalHeader()
        entete.setHighlightSections(False)
        entete.setMinimumSectionSize(_LARGEUR_MINIMALE)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        entete.setStretchLastSection(True)
        entete.setSectionsMovable(True)
        entete.setSectionsClickable(True)
        entete.setSortIndicatorShown(True)

    def _ranger(self, colonnes: Sequence[ColonnePages]) -> None:
        """Give each column its place and the width of its widest value."""
        entete = self.horizontalHeader()
        entete.blockSignals(True)
        for place in range(len(colonnes)):
            entete.moveSection(entete.visualIndex(place), place)
        entete.blockSignals(False)
        du_titre = QFontMetrics(entete.font())
        for place, colonne in enumerate(colonnes):
            texte = self.fontMetrics().horizontalAdvance(colonne.gabarit) + _MARGES
            titre = du_titre.horizontalAdvance(colonne.titre) + _MARGES + _FLECHE
            self.setColumnWidth(place, max(texte, titre))

    def _plages(self) -> list[tuple[int, int]]:
        """Return the first and last row of each run of rows chosen, in order."""
        choix = self.selectionModel().selection()
        plages = (choix.at(rang) for rang in range(choix.count()))
        return sorted((plage.top(), plage.bottom()) for plage in plages if plage.left() == 0)

    def _ordre(self) -> tuple[str, ...]:
        entete = self.horizontalHeader()
        return tuple(self.modele.colonnes[entete.logicalIndex(place)].code for place in range(entete.count()))

    def _on_titre(self, place: int) -> None:
        colonne = self.modele.colonnes[place]
        if not colonne.triable:
            self.montrer_tri(*self._tri)
            return
        code, decroissant = self._tri
        self.tri_voulu.emit(colonne.code, not decroissant if code == colonne.code else False)

    def _activer(self) -> None:
        if (rang := self.rang_courant()) is not None:
            self.ligne_activee.emit(rang)
