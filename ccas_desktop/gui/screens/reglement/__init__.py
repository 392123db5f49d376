"""The règlement of the aids: its page and the editor of one aid."""

from ccas_desktop.gui.screens.reglement.ecran import EcranReglement
from ccas_desktop.gui.screens.reglement.editeur import EcranEditeur

__all__ = ["EcranEditeur", "EcranReglement"]
