"""Letters from JSON and back: the file of the command line, and what the store keeps to print a duplicata."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from ccas_desktop.domain.courrier import codec
from ccas_desktop.domain.courrier.adresse import verifier_lignes
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide


def depuis_json(untrusted: object, *, modele: Modele | None = None) -> Lettre:
    """Return the letter that a JSON object describes; `modele`, when given, stands for the key left out.

    Raises SaisieInvalide, each fault with its path in the file.
    """
    if modele is not None and isinstance(untrusted, Mapping):
        ecrit = untrusted.get("modele", modele.value)
        if ecrit != modele.value:
            raise SaisieInvalide((ErreurChamp("modele", "modele_contradictoire", {"demande": modele.value}),))
        untrusted = {**untrusted, "modele": modele.value}
    lettre = codec.lire(Lettre, untrusted)
    verifier_lignes(lettre.destinataire.adresse)
    return lettre


def en_json(lettre: Lettre) -> dict[str, object]:
    """Return the object that `depuis_json` reads back as the same letter."""
    return cast("dict[str, object]", codec.ecrire(lettre))
