"""On a small screen, what is at the top of the window keeps only its pictures."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

# Below these widths: 1366×768 from 125 or 150 %, 1920×1080 at 200 %.
LARGEUR_MENU, LARGEUR_ENTETE = 1200, 1000


class Pliable(Protocol):
    """A row of buttons that may keep only their pictures."""

    def plier(self, plie: bool) -> None:
        """Show the pictures alone, or with their words."""


class Repli(QObject):
    """Folds rows of a window as its width asks for."""

    def __init__(self, fenetre: QWidget, *bandes: tuple[Pliable, int]) -> None:
        super().__init__(fenetre)
        self._bandes = bandes

        fenetre.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            for bande, largeur in self._bandes:
                bande.plier(watched.width() < largeur)
        return False
