"""What an agent is told of a name that the services do not take as it is; the name typed is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ccas_desktop.domain.reponses.identite_envoyee import MAXIMUM_PRENOMS, caracteres_refuses, nom_envoyable

NBSP = "\u00a0"


def avis_du_nom(nom: str) -> str:
    """Return what is sent in place of this name, or why it cannot be; an empty text when it is sent as typed."""
    envoye = nom_envoyable(nom)
    if refuses := caracteres_refuses(envoye):
        return (
            f"Aucune donnée certifiée ne peut être demandée avec {' '.join(refuses)}{NBSP}: reprenez si possible le nom"
            " de l’acte français, en lettres latines. Le dossier, lui, l’accepte."
        )
    # Only plain spaces are forgotten here: a non-breaking one is a character that changes.
    if envoye == " ".join(mot for mot in unicodedata.normalize("NFC", nom).split(" ") if mot):
        return ""
    return f"Votre saisie est gardée\u202f; les services recevront «{NBSP}{envoye}{NBSP}»."


def avis_des_prenoms(prenoms: Sequence[str]) -> str:
    """Return the same for the first names, of which the services take three."""
    avis = [phrase for prenom in prenoms if (phrase := avis_du_nom(prenom))]
    if len(prenoms) > MAXIMUM_PRENOMS:
        avis.append(f"Les services ne reçoivent que les {MAXIMUM_PRENOMS} premiers prénoms.")
    return " ".join(avis)
