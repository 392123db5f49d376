"""A list as high as its lines: the page scrolls, the list does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import EtatVide

L = TypeVar("L")
HAUTEUR_VIDE = 150
LIGNES_DE_TEXTE_MAX = 12
_CADRE = 4
# What a cell keeps beside its words: the padding of the style sheet, and a picture with its space.
_MARGES, _IMAGE = 26, 22


class TableAjustee(TableSimple[L]):
    """Shows all its lines up to a number of them, above which it scrolls.

    A row is as high as its words want in columns as wide as they are; all have one line when `repliee` is not set,
    for a list too long to be measured.

    Signals:
        retrait_voulu: Emitted with the object of the current row when Delete is pressed.
    """

    retrait_voulu = Signal(object)

    def __init__(
        self,
        nom: str,
        colonnes: Sequence[Colonne[L]],
        *,
        vide: EtatVide | None = None,
        visibles: int = 10,
        repliee: bool = True,
    ) -> None:
        super().__init__(nom, colonnes, vide=vide)
        self._visibles = visibles
        self._repliee = repliee
        self._mesure = QTimer(self)
        self._mesure.setSingleShot(True)
        self.setWordWrap(repliee)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        # After each sort too: the heights are those of the places, not of the rows.
        self.modele.modelReset.connect(self._ajuster)
        self.horizontalHeader().sectionResized.connect(self._on_largeur)
        self._mesure.timeout.connect(self._ajuster)

    def _ajuster(self) -> None:
        simple, de_plus = self.verticalHeader().defaultSectionSize(), self.fontMetrics().lineSpacing()
        hauteurs = [simple + de_plus * (self._lignes_de_texte(rang) - 1) for rang in range(len(self.modele.lignes))]
        for rang, hauteur in enumerate(hauteurs):
            self.setRowHeight(rang, hauteur)
        corps = sum(hauteurs[: self._visibles]) or HAUTEUR_VIDE
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + corps + _CADRE)

    def _lignes_de_texte(self, rang: int) -> int:
        if not self._repliee:
            return 1
        colonnes = (colonne for colonne in range(self.modele.columnCount()) if not self.isColumnHidden(colonne))
        voulues = max((self._lignes_de_la_case(self.modele.index(rang, colonne)) for colonne in colonnes), default=1)
        return min(voulues, LIGNES_DE_TEXTE_MAX)

    def _lignes_de_la_case(self, index: QModelIndex) -> int:
        texte, metriques = str(index.data() or ""), self.fontMetrics()
        image = _IMAGE if index.data(Qt.ItemDataRole.DecorationRole) else 0
        largeur = self.columnWidth(index.column()) - _MARGES - image
        if "\n" not in texte and metriques.horizontalAdvance(texte) <= largeur:
            return 1
        pris = metriques.boundingRect(QRect(0, 0, max(largeur, 1), 0), Qt.TextFlag.TextWordWrap, texte)
        return max(1, round(pris.height() / metriques.lineSpacing()))

    def _on_largeur(self) -> None:
        # Once, when all the columns have their widths.
        if self._repliee:
            self._mesure.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choisie = self.choisie()
        if event.key() == Qt.Key.Key_Delete and choisie is not None:
            self.retrait_voulu.emit(choisie)
        else:
            super().keyPressEvent(event)
