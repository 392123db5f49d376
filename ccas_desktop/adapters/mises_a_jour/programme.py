"""The program as Windows installed it: which Windows, and may it replace itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ccas_desktop.adapters.mises_a_jour.registre import LireValeurs, valeurs_du_registre

CLE_DU_PROGRAMME = r"Software\CCAS Desktop"
DOSSIER_INSTALLE = "InstallDir"


def version_de_windows() -> int:
    """Return the build number of Windows, 0 on another system."""
    version = getattr(sys, "getwindowsversion", None)
    return int(version().build) if version else 0


def se_remplace_lui_meme(programme: Path, valeurs: LireValeurs = valeurs_du_registre) -> bool:
    """Tell whether a program is the one that a setup installed for this account.

    For all accounts, only an administrator replaces it; elsewhere, the setup would install another one beside it.
    """
    _machine, compte = valeurs(CLE_DU_PROGRAMME, DOSSIER_INSTALLE)
    return isinstance(compte, str) and bool(compte) and _meme_dossier(Path(compte), programme.parent)


def _meme_dossier(un: Path, autre: Path) -> bool:
    return os.path.normcase(un.resolve()) == os.path.normcase(autre.resolve())
