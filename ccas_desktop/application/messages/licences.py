"""Who gives the sources of Qt, for three years: the duty of whoever hands the program over (LGPL-3.0, section 4)."""

from __future__ import annotations

from collections.abc import Mapping

_CHAMPS = ("nom", "adresse", "courriel")


def distributeur(untrusted: object) -> str:
    """Return « Société, adresse, courriel » as the file of who distributes says it; empty for nobody named."""
    if not isinstance(untrusted, Mapping) or not untrusted.get("nom"):
        return ""
    valeurs = (untrusted.get(champ) for champ in _CHAMPS)
    return ", ".join(" ".join(valeur.split()) for valeur in valeurs if isinstance(valeur, str) and valeur.strip())


def phrase_du_distributeur(nom: str) -> str:
    """Return whom to ask for the sources, above the offer itself."""
    if not nom:
        return "Pour les sources, adressez-vous à qui vous a remis CCAS Desktop."
    return f"CCAS Desktop vous est remis par\u00a0: {nom}. Pour les sources, adressez-vous à lui."
