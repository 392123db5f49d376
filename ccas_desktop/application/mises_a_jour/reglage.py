"""Where the updates are published for this workstation, and whether they are looked for each day."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

from ccas_desktop.application.ports.mises_a_jour import MisesAJour
from ccas_desktop.application.preferences import Preferences
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier

ADRESSE_MAXIMUM = 400
_ADRESSE, _RYTHME = "adresse_mises_a_jour", "rythme_mises_a_jour"
_A_LA_DEMANDE = "demande"


def adresse_reglee(services: Services) -> str:
    """Return the address that the IT department imposes, else the one of this workstation, empty when there is none."""
    imposee = services.mises_a_jour.politique().adresse if services.mises_a_jour else ""
    return imposee or services.preferences.lire(_ADRESSE)


def regler_mises_a_jour(preferences: Preferences, adresse: str, *, chaque_jour: bool) -> None:
    """Keep an address, none when it is empty, and the pace. Raises RefusMetier `maj_adresse_illisible`."""
    propre = adresse.strip()
    if propre and not (est_https(propre) or est_dossier(propre)):
        raise RefusMetier("maj_adresse_illisible", champ="adresse")
    preferences.ecrire(_ADRESSE, propre)
    preferences.ecrire(_RYTHME, "" if chaque_jour else _A_LA_DEMANDE)


def chaque_jour(preferences: Preferences) -> bool:
    """Tell whether the program looks by itself, once a day; it does unless it was told not to."""
    return preferences.lire(_RYTHME) != _A_LA_DEMANDE


def est_https(adresse: str) -> bool:
    """Tell whether an address is that of a folder of the web, encrypted, without a password in it."""
    try:
        parties = urlsplit(adresse)
        port = parties.port
    except ValueError:
        return False
    simple = not (parties.query or parties.fragment or parties.username or parties.password)
    court = len(adresse) <= ADRESSE_MAXIMUM and adresse.isascii() and " " not in adresse
    return parties.scheme == "https" and bool(parties.hostname) and port != 0 and simple and court


def est_dossier(adresse: str) -> bool:
    """Tell whether an address is that of a folder, on a share or on a disk, written from its root."""
    if len(adresse) > ADRESSE_MAXIMUM or "://" in adresse or not adresse.isprintable():
        return False
    return PureWindowsPath(adresse).is_absolute() or PurePosixPath(adresse).is_absolute()


def exiger_permises(services: Services) -> MisesAJour:
    """Return the ports of the update. Raises RefusMetier `maj_ailleurs` or `maj_interdites`."""
    if services.mises_a_jour is None:
        raise RefusMetier("maj_ailleurs")
    if services.mises_a_jour.politique().interdites:
        raise RefusMetier("maj_interdites")
    return services.mises_a_jour


def exiger_une_adresse(services: Services) -> tuple[MisesAJour, str]:
    """Return the ports and where to look. Raises RefusMetier: what is missing, or forbidden."""
    maj = exiger_permises(services)
    if not maj.cles:
        raise RefusMetier("maj_sans_cle")
    if not (adresse := adresse_reglee(services)):
        raise RefusMetier("maj_sans_adresse", champ="adresse")
    return maj, adresse
