"""Two columns of cards on a wide window, one on a narrow one; a panel takes the place of the second."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import ZoneDefilante

GAUCHE, DROITE = 0, 1
LARGEUR_DEUX_COLONNES = 1200
PARTS = (11, 10)
LARGEUR_MAX = 1000
# Below, the fields of a panel would be too few to be read together.
HAUTEUR_DU_TOUT = 700


class Colonnes(QWidget):
    """Places the cards of a page.

    Attributes:
        cartes: (card, side) pairs in the order of one column; side 0 is the left.
        haut: stays above the columns, across the page, but for the time of a panel in a low window.
    """

    def __init__(self, cartes: Sequence[tuple[QWidget, int]], haut: QWidget | None = None) -> None:
        super().__init__()
        self.cartes = tuple(cartes)
        self._zones = (ZoneDefilante(largeur_max=LARGEUR_MAX), ZoneDefilante(largeur_max=LARGEUR_MAX))
        self._volet: QWidget | None = None
        self._cadre: QWidget | None = None
        self._deux: bool | None = None

        espaces = theme_porte().espaces
        marge, milieu = espaces["large"], espaces["petit"]
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self._haut = None if haut is None else QWidget()
        if haut is not None and self._haut is not None:
            cadre = QVBoxLayout(self._haut)
            cadre.setContentsMargins(marge, milieu, marge, 0)
            cadre.addWidget(haut)
            page.addWidget(self._haut)
        self._ligne = QHBoxLayout()
        self._ligne.setSpacing(0)
        page.addLayout(self._ligne, 1)
        for zone, part, (gauche, droite) in zip(self._zones, PARTS, ((marge, milieu), (milieu, marge)), strict=True):
            zone.contenu.setContentsMargins(gauche, milieu, droite, espaces["grand"])
            zone.contenu.setSpacing(espaces["moyen"])
            self._ligne.addWidget(zone, part)
        self._ranger(deux=True)

    @property
    def volet(self) -> QWidget | None:
        """Return the panel open."""
        return self._volet

    def ouvrir(self, volet: QWidget) -> None:
        """Show a panel in place of the second column."""
        self.fermer()
        espaces = theme_porte().espaces
        cadre = QWidget()
        marges = QVBoxLayout(cadre)
        marges.setContentsMargins(espaces["petit"], espaces["petit"], espaces["large"], espaces["moyen"])
        marges.addWidget(volet)
        self._volet, self._cadre = volet, cadre
        self._ligne.addWidget(cadre, PARTS[1])
        # At once: the focus goes there next.
        cadre.show()
        self._montrer()

    def fermer(self) -> None:
        """Take the panel away."""
        if self._cadre is not None:
            self._ligne.removeWidget(self._cadre)
            self._cadre.hide()
            self._cadre.deleteLater()
            self._volet = self._cadre = None
            self._montrer()

    def _ranger(self, *, deux: bool) -> None:
        if deux is self._deux:
            return
        self._deux = deux
        for zone in self._zones:
            # Not by takeAt: the item that it leaves keeps the card from telling its new place how high it has become.
            for carte, _cote in self.cartes:
                zone.contenu.removeWidget(carte)
            while zone.contenu.takeAt(0) is not None:
                pass
        for carte, cote in self.cartes:
            self._zones[cote if deux else 0].ajouter(carte)
        for zone in self._zones:
            zone.contenu.addStretch(1)
        self._montrer()

    def _montrer(self) -> None:
        ouvert = self._volet is not None
        self._zones[0].setVisible(self._deux is True or not ouvert)
        self._zones[1].setVisible(self._deux is True and not ouvert)
        if self._haut is not None:
            self._haut.setVisible(not ouvert or self.height() >= HAUTEUR_DU_TOUT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ranger(deux=self.width() >= LARGEUR_DEUX_COLONNES)
