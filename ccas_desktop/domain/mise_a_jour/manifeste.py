"""What is published of a version: a manifest, signed; nothing of it is believed before its signature is."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.version import Version, lire_version

PRODUIT = "ccas-desktop"
FORMAT = 1
# What is signed says what it is for: a signature of the same key made for something else is worth nothing here.
USAGE = b"ccas-desktop/mise-a-jour/1\n"
NOM_DU_MANIFESTE = "mise-a-jour.json"
MANIFESTE_MAXIMUM = 64 * 1024
INSTALLATION_MAXIMUM = 400 * 1024 * 1024
SERIE_MAXIMUM = 2**53
SIGNATURES_MAXIMUM = 4
OCTETS_DE_SIGNATURE = 64
NOUVEAUTES_MAXIMUM, LIGNE_MAXIMUM = 60, 400
ANTERIEURES_MAXIMUM = 20
# The name of a file beside the manifest: never a path, never an address elsewhere.
_FICHIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,90}\.exe", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LIGNE = re.compile(rf".{{1,{LIGNE_MAXIMUM}}}")
_INVISIBLES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True)
class Installation:
    """The setup of a version: a file beside the manifest, its exact weight and its SHA-256."""

    version: Version
    fichier: str
    taille: int
    sha256: str


@dataclass(frozen=True)
class Manifeste:
    """What is published.

    Attributes:
        serie: only grows from one manifest to the next; an older one is a replay.
        expire_le: after it, the manifest is stale: somebody may be holding back a newer one.
        windows_minimum: build number of the oldest Windows, 17763 for Windows 10 1809.
        remplace_depuis: the oldest version that may be replaced in one go.
        nouveautes: what changes for the agents, one line each.
        anterieures: setups of former versions that are still there, so that one may come back to them.
    """

    serie: int
    publie_le: datetime
    expire_le: datetime
    installation: Installation
    windows_minimum: int
    remplace_depuis: Version
    nouveautes: tuple[str, ...] = ()
    anterieures: tuple[Installation, ...] = ()

    @property
    def version(self) -> Version:
        """Return the version published."""
        return self.installation.version


@dataclass(frozen=True)
class Enveloppe:
    """The bytes that were signed, and the signatures that come with them: several when a key is being replaced."""

    contenu: bytes
    signatures: tuple[bytes, ...]

    @property
    def signe(self) -> bytes:
        """Return what the signatures are of."""
        return USAGE + self.contenu


def lire_enveloppe(untrusted: bytes) -> Enveloppe:
    """Open what was received. Raises RefusMetier `maj_trop_grosse` or `maj_illisible`."""
    if len(untrusted) > MANIFESTE_MAXIMUM:
        raise RefusMetier("maj_trop_grosse")
    champs = _objet(untrusted)
    contenu, signatures = champs.get("contenu"), champs.get("signatures")
    if not (isinstance(contenu, str) and isinstance(signatures, list) and len(signatures) <= SIGNATURES_MAXIMUM):
        raise RefusMetier("maj_illisible")
    try:
        return Enveloppe(contenu.encode(), tuple(map(_signature, signatures)))
    except UnicodeEncodeError:  # half of a pair of surrogates
        raise RefusMetier("maj_illisible") from None


def ecrire_enveloppe(enveloppe: Enveloppe) -> bytes:
    """Write what `lire_enveloppe` reads back."""
    signatures = [base64.b64encode(signature).decode() for signature in enveloppe.signatures]
    ecrit = {"contenu": enveloppe.contenu.decode(), "signatures": signatures}
    return (json.dumps(ecrit, ensure_ascii=False, indent=1) + "\n").encode()


def lire_manifeste(contenu: bytes) -> Manifeste:
    """Read what was signed. Raises RefusMetier `maj_illisible`, `maj_autre_produit` or `maj_format_inconnu`."""
    champs = _objet(contenu)
    if champs.get("produit") != PRODUIT:
        raise RefusMetier("maj_autre_produit")
    if champs.get("format") != FORMAT:
        raise RefusMetier("maj_format_inconnu")
    return Manifeste(
        serie=_entier(champs.get("serie"), SERIE_MAXIMUM),
        publie_le=_instant(champs.get("publie_le")),
        expire_le=_instant(champs.get("expire_le")),
        installation=_installation(champs.get("installation")),
        windows_minimum=_entier(champs.get("windows_minimum"), 10**6),
        remplace_depuis=_version(champs.get("remplace_depuis")),
        nouveautes=tuple(map(_ligne, _liste(champs.get("nouveautes"), NOUVEAUTES_MAXIMUM))),
        anterieures=tuple(map(_installation, _liste(champs.get("anterieures"), ANTERIEURES_MAXIMUM))),
    )


def ecrire_manifeste(manifeste: Manifeste) -> bytes:
    """Write what `lire_manifeste` reads back: the bytes to sign."""
    ecrit = {
        "produit": PRODUIT,
        "format": FORMAT,
        "serie": manifeste.serie,
        "publie_le": manifeste.publie_le.isoformat(),
        "expire_le": manifeste.expire_le.isoformat(),
        "installation": installation_en_objet(manifeste.installation),
        "windows_minimum": manifeste.windows_minimum,
        "remplace_depuis": str(manifeste.remplace_depuis),
        "nouveautes": list(manifeste.nouveautes),
        "anterieures": list(map(installation_en_objet, manifeste.anterieures)),
    }
    return (json.dumps(ecrit, ensure_ascii=False, indent=1) + "\n").encode()


def installation_en_objet(installation: Installation) -> dict[str, object]:
    """Write one setup."""
    return {
        "version": str(installation.version),
        "fichier": installation.fichier,
        "taille": installation.taille,
        "sha256": installation.sha256,
    }


def lire_installation(untrusted: object) -> Installation | None:
    """Read one setup back, or None when it is not one."""
    try:
        return _installation(untrusted)
    except RefusMetier:
        return None


def _objet(untrusted: bytes) -> Mapping[str, Any]:
    try:
        lu = json.loads(untrusted)
    except (ValueError, RecursionError):
        lu = None
    if not isinstance(lu, dict):
        raise RefusMetier("maj_illisible")
    return lu


def _signature(untrusted: object) -> bytes:
    try:
        octets = base64.b64decode(untrusted, validate=True) if isinstance(untrusted, str) else b""
    except ValueError:
        octets = b""
    if len(octets) != OCTETS_DE_SIGNATURE:
        raise RefusMetier("maj_illisible")
    return octets


def _installation(untrusted: object) -> Installation:
    champs = untrusted if isinstance(untrusted, Mapping) else {}
    return Installation(
        version=_version(champs.get("version")),
        fichier=_texte(champs.get("fichier"), _FICHIER),
        taille=_entier(champs.get("taille"), INSTALLATION_MAXIMUM),
        sha256=_texte(champs.get("sha256"), _SHA256),
    )


def _version(untrusted: object) -> Version:
    version = lire_version(untrusted)
    if version is None:
        raise RefusMetier("maj_illisible")
    return version


def _entier(untrusted: object, maximum: int) -> int:
    # True is an int for Python.
    if not isinstance(untrusted, int) or isinstance(untrusted, bool) or not 1 <= untrusted <= maximum:
        raise RefusMetier("maj_illisible")
    return untrusted


def _instant(untrusted: object) -> datetime:
    try:
        instant = datetime.fromisoformat(untrusted) if isinstance(untrusted, str) else None
        if instant is not None and instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except (ValueError, OverflowError):  # OverflowError: year 1 or 9999, beside another zone
        pass
    raise RefusMetier("maj_illisible")


def _liste(untrusted: object, maximum: int) -> Sequence[object]:
    liste = [] if untrusted is None else untrusted
    if not isinstance(liste, list) or len(liste) > maximum:
        raise RefusMetier("maj_illisible")
    return liste


def _ligne(untrusted: object) -> str:
    ligne = _texte(untrusted, _LIGNE)
    if any(unicodedata.category(caractere) in _INVISIBLES for caractere in ligne):
        raise RefusMetier("maj_illisible")
    return ligne


def _texte(untrusted: object, forme: re.Pattern[str]) -> str:
    if not isinstance(untrusted, str) or not forme.fullmatch(untrusted):
        raise RefusMetier("maj_illisible")
    return untrusted
