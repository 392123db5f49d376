"""A button that offers things to insert."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ccas_desktop.gui.widgets import Bouton

LONGUEUR = 90


class BoutonMenu(Bouton):
    """Opens a menu; the space bar opens it too, the arrows move in it, Enter chooses.

    Signals:
        choisi: Emitted with the text to insert.
    """

    choisi = Signal(str)

    def __init__(self, texte: str, image: str) -> None:
        super().__init__(texte, image)
        self.choix = QMenu(self)
        self.choix.setToolTipsVisible(True)
        self.setMenu(self.choix)

    def definir_choix(self, choix: Sequence[tuple[str, str]]) -> None:
        """Offer these, as (what the menu says, text to insert); a long line is shortened, and told whole on hover."""
        self.choix.clear()
        for nom, texte in choix:
            court = nom if len(nom) <= LONGUEUR else f"{nom[:LONGUEUR].rstrip()}…"
            action = self.choix.addAction(court.replace("&", "&&"))
            action.setToolTip(texte)
            action.triggered.connect(lambda _coche=False, texte=texte: self.choisi.emit(texte))
        self.setEnabled(bool(choix))
