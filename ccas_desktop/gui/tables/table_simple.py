"""The view of a list: one row at a time, the keyboard first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ccas_desktop.gui.tables.modele_lignes import Colonne, ModeleLignes
from ccas_desktop.gui.theme import couleur, theme_porte
from ccas_desktop.gui.widgets.etat_vide import EtatVide

L = TypeVar("L")
_BARRE = 4
_LARGEUR_MINIMALE = 72
_MARGES = 30
_FLECHE = 14
LIGNES_MESUREES = 16


class TableSimple(QTableView, Generic[L]):
    """Shows rows; Enter or a double click opens one. `vide` is shown in place of an empty list.

    Signals:
        ligne_activee: Emitted with the object of the row opened.
        ligne_choisie: Emitted with the object of the current row, or None.
    """

    ligne_activee = Signal(object)
    ligne_choisie = Signal(object)

    def __init__(self, nom: str, colonnes: Sequence[Colonne[L]], *, vide: EtatVide | None = None) -> None:
        super().__init__()
        self.modele: ModeleLignes[L] = ModeleLignes(colonnes)
        self.vide = vide
        self._parts = _parts_inegales(colonnes)
        self.setModel(self.modele)
        self.setItemDelegateForColumn(0, LigneMarquee(self))
        self.setAccessibleName(nom)

        self._regler()
        if vide is not None:
            vide.setParent(self.viewport())

        self.doubleClicked.connect(self._activer)
        self.selectionModel().currentRowChanged.connect(self._on_ligne_courante)

    def definir(self, lignes: Sequence[L]) -> None:
        """Show these rows; the current row stays when it is still there."""
        avant = self.choisie()
        self.modele.definir(lignes)
        if avant in self.modele.lignes:
            self.choisir(avant)
        self._montrer_vide()

    def choisie(self) -> L | None:
        """Return the object of the current row."""
        index = self.currentIndex()
        return self.modele.ligne(index) if index.isValid() else None

    def choisir(self, ligne: L | None) -> None:
        """Make a row current."""
        if ligne is not None and ligne in self.modele.lignes:
            self.selectRow(self.modele.lignes.index(ligne))

    def _regler(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme_porte().tailles["ligne"])
        entete = self.horizontalHeader()
        entete.setHighlightSections(False)
        entete.setMinimumSectionSize(_LARGEUR_MINIMALE)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for rang, colonne in enumerate(self.modele.colonnes):
            if rang in self._parts:
                entete.setSectionResizeMode(rang, QHeaderView.ResizeMode.Fixed)
            elif colonne.extensible:
                entete.setSectionResizeMode(rang, QHeaderView.ResizeMode.Stretch)
            elif colonne.gabarit:
                entete.setSectionResizeMode(rang, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(rang, self._largeur(colonne))
        # Measuring every row of a long list to size a column costs more than the list itself.
        entete.setResizeContentsPrecision(LIGNES_MESUREES)
        entete.sectionResized.connect(self._on_colonne)
        entete.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _largeur(self, colonne: Colonne[L]) -> int:
        """Return the width of the widest value or of the heading, with the margins of the style sheet and the arrow."""
        texte = self.fontMetrics().horizontalAdvance(colonne.gabarit)
        titre = QFontMetrics(self.horizontalHeader().font()).horizontalAdvance(colonne.titre)
        return max(texte + _MARGES, titre + _MARGES + _FLECHE)

    def _on_colonne(self, rang: int, _avant: int, _apres: int) -> None:
        if rang not in self._parts:
            self._repartir()

    def _repartir(self) -> None:
        """Give the extensible columns their shares of what the others leave: Qt makes them all equal."""
        parts = {rang: part for rang, part in self._parts.items() if not self.isColumnHidden(rang)}
        autres = sum(self.columnWidth(rang) for rang in range(self.modele.columnCount()) if rang not in self._parts)
        reste = self.viewport().width() - autres
        for rang, part in parts.items():
            self.setColumnWidth(rang, max(_LARGEUR_MINIMALE, reste * part // sum(parts.values())))

    def _montrer_vide(self) -> None:
        if self.vide is not None:
            self.vide.setVisible(not self.modele.lignes)
            self.vide.setGeometry(self.viewport().rect())

    def _activer(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ligne_activee.emit(self.modele.ligne(index))

    def _on_ligne_courante(self, _index: QModelIndex) -> None:
        self.ligne_choisie.emit(self.choisie())

    def setColumnHidden(self, column: int, hide: bool) -> None:
        super().setColumnHidden(column, hide)
        self._repartir()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activer(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._repartir()
        self._montrer_vide()


def _parts_inegales(colonnes: Sequence[Colonne[L]]) -> dict[int, int]:
    """Return the shares of the extensible columns by rank, none when they are equal."""
    parts = {rang: colonne.part for rang, colonne in enumerate(colonnes) if colonne.extensible}
    return parts if len(set(parts.values())) > 1 else {}


class LigneMarquee(QStyledItemDelegate):
    """Paints a bar at the start of the current row, so that it is not told by its colour alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # The ring is around the table and the bar on the row: a frame round one cell would say a third thing.
        # Here and not in initStyleOption, which measures each cell of a column too.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if index.column() == 0 and QStyle.StateFlag.State_Selected in option.state:
            barre = QRect(option.rect)
            barre.setWidth(_BARRE)
            painter.fillRect(barre, couleur("accent_texte"))
