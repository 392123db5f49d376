"""The head of a page: where one is, in what state, and what one can do."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccas_desktop.gui.widgets.bouton import Bouton
from ccas_desktop.gui.widgets.etiquette_coupee import EtiquetteCoupee
from ccas_desktop.gui.widgets.pastille import PastilleEtat
from ccas_desktop.gui.widgets.ton import Ton


class EnTete(QWidget):
    """Shows the title of the page, a line under it, a chip, and buttons at the right."""

    def __init__(self, titre: str, *, precision: str = "") -> None:
        super().__init__()
        self._titre = EtiquetteCoupee(titre)
        self._titre.setProperty("role", "titre")
        self._precision = EtiquetteCoupee(precision)
        self._precision.setProperty("role", "secondaire")
        self._etat = PastilleEtat("")
        self._etat.hide()
        self._actions = QHBoxLayout()

        haut = QHBoxLayout()
        haut.setSpacing(10)
        haut.addWidget(self._titre)
        haut.addWidget(self._etat)
        haut.addStretch(1)
        haut.addLayout(self._actions)
        self._actions.setSpacing(8)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(2)
        colonne.addLayout(haut)
        colonne.addWidget(self._precision)
        self._precision.setVisible(bool(precision))

    def definir(self, titre: str, *, precision: str = "") -> None:
        """Change the title and the line under it."""
        self._titre.setText(titre)
        self._precision.setText(precision)
        self._precision.setVisible(bool(precision))

    def definir_etat(self, texte: str, ton: Ton = Ton.NEUTRE, image: str = "") -> None:
        """Show the state in a chip; an empty text hides it."""
        self._etat.definir(texte, ton, image)
        self._etat.setVisible(bool(texte))

    def ajouter_action(self, bouton: Bouton) -> Bouton:
        """Put a button at the right, and return it."""
        self._actions.addWidget(bouton)
        return bouton
