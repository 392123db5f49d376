"""The registry of Windows, read; nothing on another system. Light: it is read at each start."""

from __future__ import annotations

import sys
from collections.abc import Callable

# Returns the value of a name under HKLM, then under HKCU; None for what is not there.
LireValeurs = Callable[[str, str], tuple[object, object]]

if sys.platform == "win32":
    import winreg

    def valeurs_du_registre(cle: str, nom: str) -> tuple[object, object]:
        """Return the value of a name for the machine, then for the account."""
        return _valeur(winreg.HKEY_LOCAL_MACHINE, cle, nom), _valeur(winreg.HKEY_CURRENT_USER, cle, nom)

    def _valeur(ruche: int, cle: str, nom: str) -> object:
        try:
            with winreg.OpenKey(ruche, cle, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as ouverte:
                return winreg.QueryValueEx(ouverte, nom)[0]
        except OSError:
            return None
else:

    def valeurs_du_registre(cle: str, nom: str) -> tuple[object, object]:  # noqa: ARG001
        """Return nothing: there is no registry."""
        return None, None
