"""A publisher of updates: its keys, its manifests, the folder it puts them in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from ccas_desktop.domain.mise_a_jour.manifeste import (
    NOM_DU_MANIFESTE,
    Enveloppe,
    Installation,
    Manifeste,
    ecrire_enveloppe,
    ecrire_manifeste,
)
from ccas_desktop.domain.mise_a_jour.version import Version

PUBLIE = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MAINTENANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CLE, AUTRE_CLE = SigningKey(bytes(range(32))), SigningKey(bytes(range(32, 64)))
PUBLIQUE, AUTRE_PUBLIQUE = CLE.verify_key.encode(), AUTRE_CLE.verify_key.encode()
SETUP = b"MZ a setup, for the tests" * 40_000
ANCIEN_SETUP = b"MZ the former setup" * 30_000


def installation(contenu: bytes = SETUP, version: str = "9.1.0") -> Installation:
    """Return the setup that these bytes are."""
    nom = f"CCAS-Desktop-{version}-installation.exe"
    return Installation(Version(*map(int, version.split("."))), nom, len(contenu), hashlib.sha256(contenu).hexdigest())


def manifeste(**autres: object) -> Manifeste:
    """Return a manifest that a workstation of version 9.0.0 may follow, but for what is given."""
    bon = Manifeste(
        serie=5,
        publie_le=PUBLIE,
        expire_le=PUBLIE + timedelta(days=90),
        installation=installation(),
        windows_minimum=17763,
        remplace_depuis=Version(9, 0, 0),
        nouveautes=("Les lettres s’impriment plus vite.", "Une faute de calcul est corrigée."),
        anterieures=(installation(ANCIEN_SETUP, "9.0.0"),),
    )
    return replace(bon, **autres)  # type: ignore[arg-type]


def signer(contenu: bytes, *cles: SigningKey) -> bytes:
    """Return what is published of these bytes, signed by these keys, the first of the tests by default."""
    signe = Enveloppe(contenu, ()).signe
    return ecrire_enveloppe(Enveloppe(contenu, tuple(cle.sign(signe).signature for cle in cles or (CLE,))))


def publier(dossier: Path, publie: Manifeste | None = None, *cles: SigningKey, setup: bytes = SETUP) -> bytes:
    """Put a signed manifest and its setups in a folder, and return the manifest as published."""
    dossier.mkdir(parents=True, exist_ok=True)
    publie = publie or manifeste()
    octets = signer(ecrire_manifeste(publie), *cles)
    (dossier / NOM_DU_MANIFESTE).write_bytes(octets)
    (dossier / publie.installation.fichier).write_bytes(setup)
    for ancienne in publie.anterieures:
        (dossier / ancienne.fichier).write_bytes(ANCIEN_SETUP)
    return octets


def verifier(cle: bytes, message: bytes, signature: bytes) -> bool:
    """Verify as the program does, for the tests of the domain, which know no adapter."""
    try:
        VerifyKey(cle).verify(message, signature)
    except CryptoError:
        return False
    return True
