"""The state of something in a word or two."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.widgets.pictogramme import Pictogramme
from ccas_desktop.gui.widgets.ton import Ton


class PastilleEtat(QFrame):
    """A chip: an icon and a word, never the colour alone."""

    def __init__(self, texte: str, ton: Ton = Ton.NEUTRE, image: str = "") -> None:
        super().__init__()
        self.setProperty("role", "pastille")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._image = Pictogramme("info", cote=15)
        self._texte = QLabel()

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(7, 1, 9, 1)
        ligne.setSpacing(5)
        ligne.addWidget(self._image)
        ligne.addWidget(self._texte)

        self.definir(texte, ton, image)

    @property
    def texte(self) -> str:
        """Return the words shown."""
        return self._texte.text()

    def definir(self, texte: str, ton: Ton = Ton.NEUTRE, image: str = "") -> None:
        """Show another state; without `image`, the icon of the tone."""
        self._texte.setText(texte)
        self._image.definir(image or ton.image, ton.couleur)
        self.setAccessibleName(texte)
        marquer(self, "ton", ton.value)
        marquer(self._texte, "ton", ton.value)
