"""The bodies that hold the data, as the person knows them."""

from __future__ import annotations

_ADMINISTRATIONS = {
    "CNAF": "la Caisse d’allocations familiales (Caf)",
    "MSA": "la Mutualité sociale agricole (MSA)",
    "RNCPS": "la Sécurité sociale (répertoire national commun)",
    "CNAV": "la Sécurité sociale",
}


def nom_du_fournisseur(fournisseur: str) -> str:
    """Return the name of a body; an unknown one is said as the service names it."""
    return _ADMINISTRATIONS.get(fournisseur, fournisseur)
