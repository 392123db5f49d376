"""The lists: dossiers, demandes, letters, passages."""

from ccas_desktop.gui.screens.listes.ecran import EcranListes
from ccas_desktop.gui.screens.listes.memoire import MemoireListes

__all__ = ["EcranListes", "MemoireListes"]
