"""Lists: their columns as data, one model, one view."""

from ccas_desktop.gui.tables.modele_lignes import Colonne, ModeleLignes
from ccas_desktop.gui.tables.table_simple import TableSimple

__all__ = ["Colonne", "ModeleLignes", "TableSimple"]
