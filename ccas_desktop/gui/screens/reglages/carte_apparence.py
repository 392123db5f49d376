"""The look of the window on this workstation."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.gui.forms import ChampSegments
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.theme import ChoixTheme
from ccas_desktop.gui.widgets import Carte

PREFERENCE_THEME = "theme"
CHOIX = ((ChoixTheme.AUTO, "Comme le système"), (ChoixTheme.CLAIR, "Clair"), (ChoixTheme.SOMBRE, "Sombre"))


class CarteApparence(Carte):
    """Chooses the theme, worn at once.

    Signals:
        theme_choisi: Emitted with the ChoixTheme.
    """

    theme_choisi = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__("L’apparence sur ce poste")
        self._poste = poste
        self.champ = ChampSegments("Thème", [(choix.value, nom) for choix, nom in CHOIX])
        self.champ.definir_valeur(poste.services.preferences.lire(PREFERENCE_THEME) or ChoixTheme.AUTO.value)

        self.ajouter(self.champ)

        self.champ.modifie.connect(self._on_choix)

    def _on_choix(self) -> None:
        choix = ChoixTheme(str(self.champ.valeur()))
        self._poste.services.preferences.ecrire(PREFERENCE_THEME, choix.value)
        self.theme_choisi.emit(choix)
