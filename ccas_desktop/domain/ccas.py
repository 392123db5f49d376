"""The CCAS itself, as its letters and calls present it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import ErreurChamp

SIREN_LA_POSTE = "356000000"
BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, kw_only=True)
class Ccas(Enregistrement):
    """Settings of the office.

    Attributes:
        siret: of the body that receives the data, the CCAS or the commune as the habilitation says (api.md 1.1).
        adresse: lines below the name.
        tribunal, tribunal_adresse: the tribunal administratif named in the remedies (CJA R421-5).
        dpo: how to reach the data protection officer.
        duree_active: how long files stay active, as printed in the notice (domain.md 5.1).
        api_url: address of API Particulier, or of the relay of the commune.
        logo: PNG or SVG file, as bytes.
    """

    nom: str = ""
    commune: str = ""
    siret: str = ""
    adresse: tuple[str, ...] = ()
    telephone: str = ""
    courriel: str = ""
    horaires: str = ""
    tribunal: str = ""
    tribunal_adresse: str = ""
    dpo: str = ""
    duree_active: str = "deux ans"
    api_url: str = "https://particulier.api.gouv.fr"
    logo: bytes = b""


def siret_valide(siret: str) -> bool:
    """Tell whether the 14 digits pass the Luhn check, or La Poste's own sum of digits."""
    if len(siret) != 14 or not (siret.isascii() and siret.isdigit()):
        return False
    if siret.startswith(SIREN_LA_POSTE):
        return sum(int(c) for c in siret) % 5 == 0 or _luhn(siret)
    return _luhn(siret)


def verifier_ccas(ccas: Ccas) -> tuple[ErreurChamp, ...]:
    """Return what forbids to record these settings; an empty field is not an error, only a lack."""
    if ccas.siret and not siret_valide(ccas.siret):
        return (ErreurChamp("siret", "siret_invalide"),)
    if not adresse_de_service(ccas.api_url):
        return (ErreurChamp("api_url", "adresse_non_https"),)
    return ()


def adresse_de_service(url: str) -> bool:
    """Tell whether a token may be sent there: https, or this very machine, and nothing but the address."""
    try:
        parties = urlsplit(url)
    except ValueError:
        return False
    chiffree = parties.scheme == "https" or (parties.scheme == "http" and parties.hostname in BOUCLE_LOCALE)
    return bool(parties.hostname) and chiffree and not (parties.query or parties.fragment or parties.username)


def _luhn(chiffres: str) -> bool:
    total = 0
    for rang, chiffre in enumerate(reversed(chiffres)):
        valeur = int(chiffre) * (2 if rang % 2 else 1)
        total += valeur - 9 if valeur > 9 else valeur
    return total % 10 == 0
