"""The key of a base: 256 random bits in the keyring, under a name tied to the file."""

from __future__ import annotations

import secrets as alea
from pathlib import Path

from ccas_desktop.application.errors import CleRefusee, TrousseauIndisponible
from ccas_desktop.application.ports import Secrets

OCTETS_DE_CLE = 32


def nom_de_la_cle(chemin: Path) -> str:
    """Return the name of the key in the keyring: that of the file, so that its folder may move."""
    return f"cle_base_{chemin.stem}"


def cle_de_la_base(secrets: Secrets, chemin: Path) -> bytes:
    """Return the key of a base, made on the first start only.

    Raises CleRefusee when a base is there without its key: a new key could never open it, and would hide
    that the old one is lost. Raises TrousseauIndisponible.
    """
    nom = nom_de_la_cle(chemin)
    gardee = secrets.lire(nom)
    if gardee is not None:
        return _depuis_texte(gardee)
    if chemin.exists():
        raise CleRefusee("cle_absente")
    secrets.ecrire(nom, alea.token_bytes(OCTETS_DE_CLE).hex())
    relue = secrets.lire(nom)
    if relue is None:
        raise TrousseauIndisponible("cle_non_gardee")
    return _depuis_texte(relue)


def _depuis_texte(texte: str) -> bytes:
    try:
        cle = bytes.fromhex(texte)
    except ValueError:
        cle = b""
    if len(cle) != OCTETS_DE_CLE:
        raise CleRefusee("cle_illisible")
    return cle
