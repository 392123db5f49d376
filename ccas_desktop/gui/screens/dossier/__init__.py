"""The page of a dossier, and the form that opens one."""

from ccas_desktop.gui.screens.dossier.ecran import EcranDossier
from ccas_desktop.gui.screens.dossier.nouveau import EcranNouveauDossier

__all__ = ["EcranDossier", "EcranNouveauDossier"]
