"""The settings: what presents the CCAS, who works and decides, its token, its règlement, its look."""

from ccas_desktop.gui.screens.reglages.ecran import EcranReglages

__all__ = ["EcranReglages"]
