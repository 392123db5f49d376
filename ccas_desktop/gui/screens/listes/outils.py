"""The line above the rows: how many there are, and what one does with the list itself."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton, RoleBouton

LARGEUR_PLEINE, LARGEUR_MINIMALE = 1080, 780


class OutilsListe(QWidget):
    """Counts the rows; filters more or less; chooses columns; takes the list out."""

    def __init__(self) -> None:
        super().__init__()
        self.compte = QLabel()
        self.compte.setProperty("role", "fort")
        self.plus = Bouton("Plus de filtres", "filtre", RoleBouton.DISCRET, raccourci="Alt+L")
        self.plus.setCheckable(True)
        self.effacer = Bouton("Effacer les filtres", "supprimer", RoleBouton.DISCRET, raccourci="Alt+E")
        self.sans_noms = QCheckBox("Sans les noms")
        self.sans_noms.setToolTip("Laisse de côté, dans le fichier et sur le papier, ce qui dit de qui il s’agit")
        self.colonnes = Bouton("Colonnes…", "colonnes", raccourci="Alt+K")
        self.exporter = Bouton("Exporter…", "telecharger", raccourci="Alt+X")
        self.imprimer = Bouton("Imprimer…", "imprimer", raccourci="Ctrl+P")

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(theme_porte().espaces["petit"])
        ligne.addWidget(self.compte)
        ligne.addStretch(1)
        for widget in (self.plus, self.effacer, self.sans_noms, self.colonnes, self.exporter, self.imprimer):
            ligne.addWidget(widget)
        for bouton in (self.plus, self.effacer, self.colonnes, self.exporter, self.imprimer):
            bouton.setEnabled(False)
        # Said here, so that the words of the buttons do not hold the page wide: they fold.
        self.setMinimumWidth(LARGEUR_MINIMALE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen, keep only the pictures of what has a key."""
        for bouton in (self.effacer, self.colonnes, self.exporter, self.imprimer):
            bouton.plier(self.width() < LARGEUR_PLEINE)
        super().resizeEvent(event)

    def ouvrir(self) -> None:
        """Open what needs no row."""
        for bouton in (self.plus, self.colonnes):
            bouton.setEnabled(True)

    def compter(self, phrase: str, nombre: int) -> None:
        """Say how many rows there are; nothing can leave when there is none."""
        self.compte.setText(phrase)
        for bouton in (self.exporter, self.imprimer):
            bouton.setEnabled(nombre > 0)
