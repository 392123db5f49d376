"""What the IT department ordered: the registry of Windows, where group policies write; nothing on another system."""

from __future__ import annotations

from ccas_desktop.adapters.mises_a_jour.registre import LireValeurs, valeurs_du_registre
from ccas_desktop.application.ports.mises_a_jour import Politique

CLE_DE_POLITIQUE = r"Software\Policies\CCAS Desktop"
AUTORISEES, ADRESSE = "MisesAJour", "AdresseMisesAJour"


def politique_du_poste(valeurs: LireValeurs = valeurs_du_registre) -> Politique:
    """Return what is ordered: « 0 » for the machine or for the account is enough to forbid."""
    adresses = [adresse for adresse in valeurs(CLE_DE_POLITIQUE, ADRESSE) if isinstance(adresse, str) and adresse]
    interdites = any(valeur in (0, "0") for valeur in valeurs(CLE_DE_POLITIQUE, AUTORISEES))
    return Politique(interdites=interdites, adresse=adresses[0].strip() if adresses else "")
