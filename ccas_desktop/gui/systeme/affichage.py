"""Where the window can be shown: without any display, Qt would end the program by a signal and say it in English."""

from __future__ import annotations

import sys
from collections.abc import Mapping

SANS_AFFICHAGE = (
    "CCAS Desktop ne trouve aucun écran : ouvrez-le depuis une session graphique. "
    "Ce qui marche sans fenêtre : ccas-desktop --help"
)
VARIABLE = "QT_QPA_PLATFORM"
HORS_ECRAN = "offscreen"
# What Qt looks at to find one; `QT_QPA_PLATFORM` says it is chosen by hand.
_AFFICHAGES = (VARIABLE, "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")


def manque_d_affichage(variables: Mapping[str, str], plateforme: str = sys.platform) -> bool:
    """Tell whether Qt would find nothing to show a window on."""
    par_wayland = variables.get("XDG_SESSION_TYPE") == "wayland"
    return plateforme == "linux" and not par_wayland and not any(variables.get(nom) for nom in _AFFICHAGES)
