"""Told to who writes a draft that another wrote meanwhile: both are kept, what tells them apart, where the other is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.application.redaction_aides.deux_redactions import (
    ecarts_des_projets,
    phrase_de_l_autre,
    phrase_du_conflit,
)
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.widgets import Bouton, Carte, Ton


class CarteConflit(Carte):
    """Shows two drafts of the same; hidden until there are.

    Signals:
        autre_voulue: Emitted with the key of the other draft, to open it.
    """

    autre_voulue = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__("Deux versions de ce projet")
        self._poste = poste
        self._cle = ""
        self.phrase = etiquette()
        self.ecarts = etiquette(selectionnable=True)
        self.ouvrir = Bouton("Ouvrir l’autre version", "document")
        self.compris = Bouton("Continuer ici", "fait")
        self.definir_etat("Les deux sont gardées", Ton.ALERTE)
        self.ajouter(self.phrase, self.ecarts, boutons(self.compris, self.ouvrir))
        self.hide()

        self.ouvrir.clicked.connect(lambda: self.autre_voulue.emit(self._cle))
        self.compris.clicked.connect(self.hide)

    def montrer(self, ici: Projet, autre: Projet) -> None:
        """Tell of the other draft, written meanwhile; the focus stays where one types."""
        self._montrer(phrase_du_conflit(self._poste.services, autre), ici, autre)

    def rappeler(self, ici: Projet, autre: Projet) -> None:
        """Tell of the other draft to who comes later."""
        self._montrer(phrase_de_l_autre(self._poste.services, autre), ici, autre)

    def _montrer(self, phrase: str, ici: Projet, autre: Projet) -> None:
        self._cle = autre.cle
        self.phrase.setText(phrase)
        self.ecarts.setText("\n".join(f"• {ecart}" for ecart in ecarts_des_projets(ici, autre)))
        self.show()
