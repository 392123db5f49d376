"""The buttons that lead to the parts of the application, at the right of the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ccas_desktop.gui.fenetre.rubriques import Rubrique
from ccas_desktop.gui.widgets import Bouton, RoleBouton


class Menu(QFrame):
    """One button a part; nothing may be opened before the base is.

    Signals:
        voulue: Emitted with the code of the part.
    """

    voulue = Signal(str)

    def __init__(self, rubriques: Sequence[Rubrique]) -> None:
        super().__init__()
        self.setProperty("role", "fil")
        self.setAccessibleName("Rubriques")
        self.boutons: dict[str, Bouton] = {}

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 2, 16, 2)
        ligne.setSpacing(2)
        for rubrique in rubriques:
            bouton = Bouton(rubrique.libelle, rubrique.image, RoleBouton.DISCRET, raccourci=rubrique.raccourci)
            bouton.clicked.connect(lambda _coche=False, code=rubrique.code: self.voulue.emit(code))
            self.boutons[rubrique.code] = bouton
            ligne.addWidget(bouton)
        self.setEnabled(False)

    def plier(self, plie: bool) -> None:
        """Show the pictures alone, or with their words."""
        for bouton in self.boutons.values():
            bouton.plier(plie)
