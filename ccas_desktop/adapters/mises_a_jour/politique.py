"""What the IT department ordered: the registry of Windows, where group policies write; nothing on another system."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ccas_desktop.application.ports.mises_a_jour import Politique

CLE_DE_POLITIQUE = r"Software\Policies\CCAS Desktop"
CLE_DU_PROGRAMME = r"Software\CCAS Desktop"
AUTORISEES, ADRESSE = "MisesAJour", "AdresseMisesAJour"

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


def politique_du_poste(valeurs: LireValeurs = valeurs_du_registre) -> Politique:
    """Return what is ordered: « 0 » for the machine or for the account is enough to forbid."""
    adresses = [adresse for adresse in valeurs(CLE_DE_POLITIQUE, ADRESSE) if isinstance(adresse, str) and adresse]
    interdites = any(valeur in (0, "0") for valeur in valeurs(CLE_DE_POLITIQUE, AUTORISEES))
    return Politique(interdites=interdites, adresse=adresses[0].strip() if adresses else "")
