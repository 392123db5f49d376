"""The update of the program: where things stand, the new version, the former one, where to look."""

from ccas_desktop.gui.screens.reglages.mises_a_jour.carte import CarteMisesAJour

__all__ = ["CarteMisesAJour"]
