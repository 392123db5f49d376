"""« Import et export »: bring a list in, step by step; see and undo the batches; leave with everything."""

from ccas_desktop.gui.screens.imports.ecran import EcranImports

__all__ = ["EcranImports"]
