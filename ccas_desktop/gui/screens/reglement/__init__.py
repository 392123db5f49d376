"""The règlement of the aids: its page, the editor of one aid, that of the common rules."""

from ccas_desktop.gui.screens.reglement.ecran import EcranReglement
from ccas_desktop.gui.screens.reglement.editeur import EcranEditeur
from ccas_desktop.gui.screens.reglement.editeur_commun import EcranCommun
from ccas_desktop.gui.screens.reglement.rejeu import EcranRejeu

__all__ = ["EcranCommun", "EcranEditeur", "EcranReglement", "EcranRejeu"]
