"""The foot of a form of the settings: save it, give it up, and know which of the two is still to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.widgets import Bouton, RoleBouton

NON_ENREGISTRE = "Saisie non enregistrée, gardée en brouillon."


class Pied(QWidget):
    """Says so while what is typed is not saved; the words and the way out are hidden otherwise.

    Other things may stand at its left, and come before it for Tab too.

    Signals:
        enregistrement_voulu: Emitted to save.
        abandon_voulu: Emitted to forget what is typed.
    """

    enregistrement_voulu = Signal()
    abandon_voulu = Signal()

    def __init__(self, saisie: Saisie, texte: str, *, a_gauche: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._mot = QLabel(NON_ENREGISTRE)
        self._mot.setProperty("role", "secondaire")
        self.abandonner = Bouton("Abandonner la saisie", "fermer", RoleBouton.DISCRET)
        self.bouton = Bouton(texte, "enregistrer", RoleBouton.PRINCIPAL, raccourci="Ctrl+S")

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        for widget in a_gauche:
            ligne.addWidget(widget)
        ligne.addStretch(1)
        for widget in (self._mot, self.abandonner, self.bouton):
            ligne.addWidget(widget)
        self._signaler(en_cours=False)

        self.bouton.clicked.connect(self.enregistrement_voulu)
        self.abandonner.clicked.connect(self.abandon_voulu)
        saisie.liaison.modifie.connect(lambda: self._signaler(en_cours=True))
        saisie.brouillon.repris.connect(lambda: self._signaler(en_cours=True))

    @property
    def en_cours(self) -> bool:
        """Tell whether something is typed and not saved."""
        return not self._mot.isHidden()

    def ouvrir(self) -> None:
        """Offer the way out of a record shown in the form, before anything is typed."""
        self.abandonner.show()

    def signaler(self) -> None:
        """Say that something that is no field is changed too."""
        self._signaler(en_cours=True)

    def solder(self) -> None:
        """Say that nothing is left to save."""
        self._signaler(en_cours=False)

    def _signaler(self, *, en_cours: bool) -> None:
        self._mot.setVisible(en_cours)
        self.abandonner.setVisible(en_cours)
