"""The papers to bring, and those that certified data make useless."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.donnees.pieces import PieceDuDossier, SortPiece
from ccas_desktop.gui.screens.demande.elements import etiquette, vider
from ccas_desktop.gui.widgets import Pictogramme

_IMAGES = {
    SortPiece.A_APPORTER: ("piece", "alerte"),
    SortPiece.DEMANDEE_PAR_LE_CCAS: ("donnees", "information"),
    SortPiece.INUTILE: ("certifie", "succes"),
}
_MOTS = {
    SortPiece.A_APPORTER: "à apporter",
    SortPiece.DEMANDEE_PAR_LE_CCAS: "à ne pas exiger",
    SortPiece.INUTILE: "",
}


class BlocPieces(QWidget):
    """Lists the papers; a useless one is struck out, and said to be useless."""

    def __init__(self) -> None:
        super().__init__()
        self._liste = QGridLayout()
        self._liste.setContentsMargins(0, 0, 0, 0)
        self._liste.setHorizontalSpacing(8)
        self._liste.setVerticalSpacing(6)
        self._liste.setColumnStretch(1, 1)

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        colonne.addWidget(etiquette("Pièces", "libelle"))
        colonne.addLayout(self._liste)

    def montrer(self, pieces: Sequence[PieceDuDossier]) -> None:
        """Show these papers."""
        vider(self._liste)
        for rang, piece in enumerate(pieces):
            self._liste.addWidget(Pictogramme(*_IMAGES[piece.sort], 16), rang * 2, 0)
            nom, suite = etiquette(piece.libelle), etiquette(_suite(piece), "petit")
            police = nom.font()
            police.setStrikeOut(piece.sort is SortPiece.INUTILE)
            nom.setFont(police)
            nom.setAccessibleName(f"{piece.libelle}, {_suite(piece)}")
            self._liste.addWidget(nom, rang * 2, 1)
            self._liste.addWidget(suite, rang * 2 + 1, 1)
        self.setVisible(bool(pieces))


def _suite(piece: PieceDuDossier) -> str:
    return " · ".join(t for t in (_MOTS[piece.sort], piece.precision) if t)
