"""A section of a page: title, state, actions, contents."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets.bouton import Bouton
from ccas_desktop.gui.widgets.pastille import PastilleEtat
from ccas_desktop.gui.widgets.ton import Ton


class Carte(QFrame):
    """Frames one subject; put the contents in `contenu`."""

    def __init__(self, titre: str) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName(titre)
        espaces = theme_porte().espaces
        self._titre = QLabel(titre)
        self._titre.setProperty("role", "sous_titre")
        self._etat = PastilleEtat("")
        self._etat.hide()
        self._actions = QHBoxLayout()
        self.contenu = QVBoxLayout()

        entete = QHBoxLayout()
        entete.setSpacing(espaces["petit"])
        entete.addWidget(self._titre)
        entete.addWidget(self._etat)
        entete.addStretch(1)
        entete.addLayout(self._actions)
        colonne = QVBoxLayout(self)
        marge = espaces["grand"]
        colonne.setContentsMargins(marge, espaces["moyen"], marge, marge)
        colonne.setSpacing(espaces["moyen"])
        colonne.addLayout(entete)
        colonne.addLayout(self.contenu)
        self.contenu.setSpacing(espaces["moyen"])
        self._actions.setSpacing(espaces["petit"])

    def definir_titre(self, titre: str) -> None:
        """Change the title."""
        self._titre.setText(titre)
        self.setAccessibleName(titre)

    def definir_etat(self, texte: str, ton: Ton = Ton.NEUTRE, image: str = "") -> None:
        """Show the state in a chip beside the title; an empty text hides it."""
        self._etat.definir(texte, ton, image)
        self._etat.setVisible(bool(texte))

    def ajouter_action(self, bouton: Bouton) -> Bouton:
        """Put a button at the right of the title, and return it."""
        self._actions.addWidget(bouton)
        return bouton

    def ajouter(self, *widgets: QWidget) -> None:
        """Add widgets under each other."""
        for widget in widgets:
            self.contenu.addWidget(widget)
