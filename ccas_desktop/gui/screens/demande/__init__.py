"""The page of a request: its five steps, from what is asked to the printed letter."""

from ccas_desktop.gui.screens.demande.ecran import EcranDemande
from ccas_desktop.gui.screens.demande.nouvelle import EcranNouvelleDemande

__all__ = ["EcranDemande", "EcranNouvelleDemande"]
