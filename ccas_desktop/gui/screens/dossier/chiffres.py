"""A row of figures, each with its name above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.gui.widgets import DispositionFlux

ESPACE = 24


class Chiffres(QWidget):
    """Says a few figures side by side, on several lines when the width is short."""

    def __init__(self, nom: str) -> None:
        super().__init__()
        self._nom = nom
        self._flux = DispositionFlux(self, espace=ESPACE)

    def definir(self, chiffres: Sequence[tuple[str, str]]) -> None:
        """Show these figures in place of the former ones."""
        while (element := self._flux.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for nom, texte in chiffres:
            self._flux.addWidget(_chiffre(nom, texte))
        self.setAccessibleName(f"{self._nom} : " + ", ".join(f"{nom} {texte}" for nom, texte in chiffres))
        self.updateGeometry()


def _chiffre(nom: str, texte: str) -> QWidget:
    cadre = QWidget()
    colonne = QVBoxLayout(cadre)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(0)
    for mots, role in ((nom, "petit"), (texte, "fort")):
        etiquette = QLabel(mots)
        etiquette.setTextFormat(Qt.TextFormat.PlainText)
        etiquette.setProperty("role", role)
        colonne.addWidget(etiquette)
    return cadre
