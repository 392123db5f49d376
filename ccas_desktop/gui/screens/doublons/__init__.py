"""The likely duplicates, and the merge of two dossiers."""

from ccas_desktop.gui.screens.doublons.ecran import EcranDoublons as EcranDoublons
from ccas_desktop.gui.screens.doublons.fusion import EcranFusion as EcranFusion
