"""An icon as a widget."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccas_desktop.gui.theme import icone


class Pictogramme(QWidget):
    """Paints an icon in a colour of the theme worn; words beside it always say the same thing."""

    def __init__(self, nom: str, ton: str = "texte", cote: int = 18) -> None:
        super().__init__()
        self._cote = cote
        self._icone = icone(nom, ton)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def definir(self, nom: str, ton: str = "texte") -> None:
        """Show another icon."""
        self._icone = icone(nom, ton)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._cote, self._cote)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        self._icone.paint(QPainter(self), self.rect())
