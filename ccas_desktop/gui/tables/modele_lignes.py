"""A list as a model: its rows are any objects, its columns are declared as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.gui.theme import icone

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
RACINE = QModelIndex()


def _texte(valeur: Any) -> str:
    return "" if valeur is None else str(valeur)


@dataclass(frozen=True)
class Colonne(Generic[L]):
    """A column.

    Attributes:
        titre: its heading.
        lire: value of a row; None sorts first.
        trier: what to sort by, when it is not that value.
        ecrire: that value as text.
        a_droite: for amounts and numbers.
        image: name and tone of an icon for a row, beside its words.
        extensible: takes its share of the spare width; the others keep the width of their contents.
        part: how many shares it takes, beside the other extensible ones.
        gabarit: the widest value there can be: the column keeps its width, and no row is measured.
    """

    titre: str
    lire: Callable[[L], Any]
    ecrire: Callable[[Any], str] = _texte
    a_droite: bool = False
    image: Callable[[L], tuple[str, str] | None] | None = None
    extensible: bool = False
    part: int = 1
    trier: Callable[[L], Any] | None = None
    gabarit: str = ""


class ModeleLignes(QAbstractTableModel, Generic[L]):
    """Serves rows to a view, and sorts them by any column."""

    def __init__(self, colonnes: Sequence[Colonne[L]]) -> None:
        super().__init__()
        self.colonnes = tuple(colonnes)
        self._alignements = [_alignement(colonne) for colonne in self.colonnes]
        self._lignes: list[L] = []
        self._tri: tuple[int, bool] | None = None

    @property
    def lignes(self) -> tuple[L, ...]:
        """Return the rows in the order shown."""
        return tuple(self._lignes)

    def definir(self, lignes: Sequence[L]) -> None:
        """Show these rows, in their order unless the person has sorted."""
        self.beginResetModel()
        self._lignes = self._triees(list(lignes))
        self.endResetModel()

    def ligne(self, index: Index) -> L:
        """Return the object of that row."""
        return self._lignes[index.row()]

    def rowCount(self, parent: Index = RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = RACINE) -> int:
        return 0 if parent.isValid() else len(self.colonnes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        colonne, ligne = self.colonnes[index.column()], self._lignes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return colonne.ecrire(colonne.lire(ligne))
        if role == Qt.ItemDataRole.ToolTipRole:
            # What a narrow column cuts; escaped, since a tooltip would read markup in what was typed.
            return f"<span>{escape(colonne.ecrire(colonne.lire(ligne)))}</span>".replace("\n", "<br>")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignements[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{colonne.titre} : {colonne.ecrire(colonne.lire(ligne))}"
        if role == Qt.ItemDataRole.DecorationRole and colonne.image and (image := colonne.image(ligne)):
            return icone(*image)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.colonnes):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.colonnes[section].titre
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignements[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._tri = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.definir(self._lignes)

    def _triees(self, lignes: list[L]) -> list[L]:
        if self._tri is None:
            return lignes
        rang, decroissant = self._tri
        lire = self.colonnes[rang].trier or self.colonnes[rang].lire
        return sorted(lignes, key=lambda ligne: _cle(lire(ligne)), reverse=decroissant)


def _cle(valeur: Any) -> tuple[bool, Any]:
    return (valeur is not None, cle_de_comparaison(valeur) if isinstance(valeur, str) else valeur)


def _alignement(colonne: Colonne[Any]) -> Qt.AlignmentFlag:
    cote = Qt.AlignmentFlag.AlignRight if colonne.a_droite else Qt.AlignmentFlag.AlignLeft
    return cote | Qt.AlignmentFlag.AlignVCenter
