"""Ed25519: the public keys that come with the program, and what they signed."""

from __future__ import annotations

import base64
from pathlib import Path

OCTETS_DE_CLE = 32
_GENRE = "ed25519"


def lire_cles(fichier: Path) -> tuple[bytes, ...]:
    """Return the keys of a file: one a line, « ed25519 » then its base64; what follows « # » is a remark.

    A line that is no key is left out: a key that cannot be read signs nothing.
    """
    try:
        lignes = fichier.read_text("ascii", "replace").splitlines()
    except OSError:
        return ()
    return tuple(cle for ligne in lignes if len(cle := _cle(ligne.partition("#")[0].split())) == OCTETS_DE_CLE)


def verifier_signature(cle: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature is that of a key on a message."""
    # Imported when a manifest is received: nothing of it at the start of the window.
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(cle).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


def _cle(mots: list[str]) -> bytes:
    if len(mots) != 2 or mots[0] != _GENRE:
        return b""
    try:
        return base64.b64decode(mots[1], validate=True)
    except ValueError:
        return b""
