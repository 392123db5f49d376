"""The CCAS itself, as its letters and calls present it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import ErreurChamp
from ccas_desktop.domain.jours import Territoire

SIREN_LA_POSTE = "356000000"
API_PARTICULIER = "https://particulier.api.gouv.fr"
BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")

_NOM_ENTETE = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_ENTETES_DE_L_APPEL = {
    "accept",
    "accept-encoding",
    "authorization",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "transfer-encoding",
    "user-agent",
}


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
        relais_entete: name of the header that the relay wants on each call; its value is a secret of the keyring.
        logo: PNG or SVG file, as bytes.
        territoire: where it is, for the holidays that move a deadline.
        delai_pieces: days left to bring a missing paper (CRPA L114-5 leaves them to the CCAS).
        fraicheur_pieces: months after which a paper or a certified value is to be asked again.
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
    api_url: str = API_PARTICULIER
    logo: bytes = b""
    relais_entete: str = ""
    territoire: Territoire = Territoire.METROPOLE
    delai_pieces: int = 15
    fraicheur_pieces: int = 3

    @property
    def passe_par_un_relais(self) -> bool:
        """Tell whether the calls go elsewhere than straight to the service."""
        return self.api_url != API_PARTICULIER


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
    if ccas.relais_entete and not nom_d_entete(ccas.relais_entete):
        return (ErreurChamp("relais_entete", "entete_impossible"),)
    return ()


def nom_d_entete(nom: str) -> bool:
    """Tell whether a relay may ask for that header: a name of RFC 9110, and none that the call itself needs."""
    return bool(_NOM_ENTETE.fullmatch(nom)) and nom.casefold() not in _ENTETES_DE_L_APPEL


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
