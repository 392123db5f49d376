"""A list too long to be read at once, as a model: rows come by pages, placeholders are shown meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from ccas_desktop.gui.tables.modele_lignes import RACINE, Index

LIGNES_PAR_PAGE = 64
PAGES_GARDEES = 60
A_VENIR = "…"


@dataclass(frozen=True)
class ColonnePages:
    """A column: its heading, and the widest text expected, which gives its width."""

    code: str
    titre: str
    gabarit: str = ""
    a_droite: bool = False
    triable: bool = True


class ModelePages(QAbstractTableModel):
    """Serves rows known by their ranks; the texts of a row are asked for when it is about to be seen.

    Signals:
        page_voulue: Emitted with the number of a page whose rows are not there yet.
    """

    page_voulue = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.colonnes: tuple[ColonnePages, ...] = ()
        self._rangs: Sequence[int] = ()
        self._pages: dict[int, Sequence[Sequence[str]]] = {}
        self._demandees: set[int] = set()

    @property
    def rangs(self) -> Sequence[int]:
        """Return the ranks of every row, in order."""
        return self._rangs

    def definir(self, colonnes: Sequence[ColonnePages], rangs: Sequence[int]) -> None:
        """Show other rows, or other columns; nothing of the former ones stays."""
        self.beginResetModel()
        self.colonnes, self._rangs = tuple(colonnes), rangs
        self._pages.clear()
        self._demandees.clear()
        self.endResetModel()

    def etendre(self, rangs: Sequence[int]) -> None:
        """Add the rows that follow the first ones, now that all are known; other first ones are shown anew."""
        connus = len(self._rangs)
        if list(rangs[:connus]) != list(self._rangs):
            self.definir(self.colonnes, rangs)
            return
        if len(rangs) == connus:
            return
        self.beginInsertRows(RACINE, connus, len(rangs) - 1)
        self._rangs = rangs
        self.endInsertRows()
        if connus % LIGNES_PAR_PAGE:
            self._relire_la_page(connus // LIGNES_PAR_PAGE)

    def _relire_la_page(self, page: int) -> None:
        """Ask again for a page that was read when fewer rows were known."""
        self._pages.pop(page, None)
        premiere, derniere = page * LIGNES_PAR_PAGE, min((page + 1) * LIGNES_PAR_PAGE, len(self._rangs)) - 1
        self.dataChanged.emit(self.index(premiere, 0), self.index(derniere, len(self.colonnes) - 1))

    def recevoir(self, page: int, rangs: Sequence[int], textes: Sequence[Sequence[str]]) -> None:
        """Show the rows of a page, unless the list is no more the one they were read for."""
        self._demandees.discard(page)
        if list(self.rangs_de_la_page(page)) != list(rangs):
            return
        self._pages.pop(page, None)
        while len(self._pages) >= PAGES_GARDEES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[page] = textes
        premiere = page * LIGNES_PAR_PAGE
        derniere = premiere + len(rangs) - 1
        self.dataChanged.emit(self.index(premiere, 0), self.index(derniere, len(self.colonnes) - 1))

    def oublier(self, page: int) -> None:
        """Ask again for a page when it is next seen: its reading was given up."""
        self._demandees.discard(page)

    def rangs_de_la_page(self, page: int) -> Sequence[int]:
        """Return the ranks of the rows of a page."""
        return self._rangs[page * LIGNES_PAR_PAGE : (page + 1) * LIGNES_PAR_PAGE]

    def est_lue(self, ligne: int) -> bool:
        """Tell whether the texts of a row are there."""
        return ligne // LIGNES_PAR_PAGE in self._pages

    def texte(self, index: Index) -> str:
        """Return the text of a cell, asking for its page when it is not there."""
        page, place = divmod(index.row(), LIGNES_PAR_PAGE)
        if (lignes := self._pages.get(page)) is not None:
            return lignes[place][index.column()] if place < len(lignes) else ""
        if page not in self._demandees:
            self._demandees.add(page)
            self.page_voulue.emit(page)
        return A_VENIR if index.column() == 0 else ""

    def rowCount(self, parent: Index = RACINE) -> int:
        return 0 if parent.isValid() else len(self._rangs)

    def columnCount(self, parent: Index = RACINE) -> int:
        return 0 if parent.isValid() else len(self.colonnes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texte(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self.texte(index))}</span>"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignement(self.colonnes[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.colonnes[index.column()].titre}\u00a0: {self.texte(index)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.colonnes):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.colonnes[section].titre
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignement(self.colonnes[section])
        return None


def _alignement(colonne: ColonnePages) -> Qt.AlignmentFlag:
    cote = Qt.AlignmentFlag.AlignRight if colonne.a_droite else Qt.AlignmentFlag.AlignLeft
    return cote | Qt.AlignmentFlag.AlignVCenter
