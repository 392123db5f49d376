"""The first page."""

from ccas_desktop.gui.screens.accueil.dossiers import RECENTS, RESULTATS
from ccas_desktop.gui.screens.accueil.ecran import EcranAccueil

__all__ = ["RECENTS", "RESULTATS", "EcranAccueil"]
