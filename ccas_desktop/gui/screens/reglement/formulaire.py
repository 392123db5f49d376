"""The form of a part of the language, with every piece that may be in it."""

from ccas_desktop.gui.screens.reglement import blocs_composes, blocs_listes
from ccas_desktop.gui.screens.reglement.blocs import BlocForme

# Imported for what they say they draw.
__all__ = ["BlocForme", "blocs_composes", "blocs_listes"]
