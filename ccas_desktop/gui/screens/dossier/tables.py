"""A list as high as its lines: the page scrolls, the list does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.widgets import EtatVide

L = TypeVar("L")
HAUTEUR_VIDE = 150
_CADRE = 4


class TableAjustee(TableSimple[L]):
    """Shows all its lines up to a number of them, above which it scrolls.

    `lignes_de_texte` says how many lines of text a row takes.

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
        lignes_de_texte: Callable[[L], int] = lambda _ligne: 1,
    ) -> None:
        super().__init__(nom, colonnes, vide=vide)
        self._visibles = visibles
        self._lignes_de_texte = lignes_de_texte
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        # After each sort too: the heights are those of the places, not of the rows.
        self.modele.modelReset.connect(self._ajuster)

    def _ajuster(self) -> None:
        simple, de_plus = self.verticalHeader().defaultSectionSize(), self.fontMetrics().lineSpacing()
        hauteurs = [simple + de_plus * (self._lignes_de_texte(ligne) - 1) for ligne in self.modele.lignes]
        for rang, hauteur in enumerate(hauteurs):
            self.setRowHeight(rang, hauteur)
        corps = sum(hauteurs[: self._visibles]) or HAUTEUR_VIDE
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + corps + _CADRE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choisie = self.choisie()
        if event.key() == Qt.Key.Key_Delete and choisie is not None:
            self.retrait_voulu.emit(choisie)
        else:
            super().keyPressEvent(event)
