"""The règlement of the aids: its page and the editor of one aid."""

from ccas_desktop.gui.screens.reglement.ecran import EcranReglement
from ccas_desktop.gui.screens.reglement.editeur import EcranEditeur
from ccas_desktop.gui.screens.reglement.rejeu import EcranRejeu

__all__ = ["EcranEditeur", "EcranReglement", "EcranRejeu"]
