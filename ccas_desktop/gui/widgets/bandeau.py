"""A line across the page that stays: demonstration, information, warning."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.widgets.bouton import Bouton
from ccas_desktop.gui.widgets.pictogramme import Pictogramme
from ccas_desktop.gui.widgets.ton import Ton


class Bandeau(QFrame):
    """Says one thing for as long as it is true, with at most one action.

    Signals:
        action_demandee: Emitted when the person clicks the action.
    """

    action_demandee = Signal()

    def __init__(
        self, texte: str = "", ton: Ton = Ton.INFORMATION, *, action: str = "", pleine_largeur: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "bandeau")
        self.setProperty("bord", "plein" if pleine_largeur else "")
        self._image = Pictogramme("info")
        self._texte = QLabel()
        self._texte.setWordWrap(True)
        self.bouton = Bouton(action)

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(12, 8, 8, 8)
        ligne.setSpacing(10)
        ligne.addWidget(self._image)
        ligne.addWidget(self._texte, 1)
        ligne.addWidget(self.bouton)

        self.bouton.setVisible(bool(action))
        self.bouton.clicked.connect(self.action_demandee)
        self.definir(texte, ton)

    def definir(self, texte: str, ton: Ton = Ton.INFORMATION) -> None:
        """Say another thing."""
        self._texte.setText(texte)
        self._image.definir(ton.image, ton.couleur)
        self.setAccessibleName(texte)
        marquer(self, "ton", ton.value)
