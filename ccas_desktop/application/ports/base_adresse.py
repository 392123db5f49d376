"""Complete an address with the Base Adresse Nationale: only when the office wants it, never for a secret address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ccas_desktop.application.preferences import Preferences
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.adresse import Adresse

# What the IGN publishes for the Géoplateforme; the office may write another. Nothing is asked until it is turned on.
SERVICE_PROPOSE = "https://data.geopf.fr/geocodage"
CARACTERES_MINIMUM = 5
PROPOSITIONS_MAXIMUM = 6
_PREFERENCE = "base_adresse"


class BaseAdresse(Protocol):
    """The national list of addresses. Never raises: without an answer there is nothing to propose."""

    def chercher(self, texte: str, *, annule: Callable[[], bool]) -> tuple[Adresse, ...]:
        """Return the addresses that look like what is typed, best first."""


class SansBaseAdresse:
    """Knows no address: the demonstration and the commands have no such network."""

    def chercher(self, texte: str, *, annule: Callable[[], bool]) -> tuple[Adresse, ...]:  # noqa: ARG002
        """Return nothing."""
        return ()


OuvrirBaseAdresse = Callable[[str], BaseAdresse]


def sans_base_adresse(_url: str) -> BaseAdresse:
    """Open no network at all."""
    return SansBaseAdresse()


def service_regle(preferences: Preferences) -> str:
    """Return the address of the service turned on here, or an empty text: it is off until someone turns it on."""
    return preferences.lire(_PREFERENCE)


def regler_service(preferences: Preferences, url: str) -> None:
    """Turn the completion on, or off with an empty text. Raises RefusMetier `adresse_service_illisible`."""
    propre = url.strip().rstrip("/")
    if propre and not (propre.startswith("https://") and len(propre.split("/")[2]) > 2):
        raise RefusMetier("adresse_service_illisible", champ="url")
    preferences.ecrire(_PREFERENCE, propre)


def proposer_adresses(
    ouvrir: OuvrirBaseAdresse, url: str, texte: str, *, annule: Callable[[], bool]
) -> tuple[Adresse, ...]:
    """Return what to propose for the words of an address; nothing of the person is sent."""
    if not url or len(texte.strip()) < CARACTERES_MINIMUM:
        return ()
    return ouvrir(url).chercher(" ".join(texte.split()), annule=annule)[:PROPOSITIONS_MAXIMUM]
