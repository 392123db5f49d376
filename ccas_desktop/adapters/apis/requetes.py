"""The calls of API Particulier: where they go and what they carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ccas_desktop.adapters.apis.transport import Parametres
from ccas_desktop.domain.sources.envoi import Envoi

CHEMIN_INTROSPECTION = "/api/introspect"
CHEMIN_PINGS = "/api/pings"

LireJeton = Callable[[], str | None]


def parametres(envoi: Envoi, *, siret: str) -> Parametres:
    """Return the parameters of one call; `recipient` is the body that receives the data (api.md 1.1)."""
    return (("recipient", siret), *envoi.parametres)


@dataclass(frozen=True)
class Relais:
    """What a relay of the commune changes to a call.

    Attributes:
        entetes: what the relay wants on each call; secrets.
        peut_garder_le_jeton: a call without token is its to complete.
    """

    entetes: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    peut_garder_le_jeton: bool = False


SANS_RELAIS = Relais()


def entetes(jeton: str | None, *, actualiser: bool = False, relais: Relais = SANS_RELAIS) -> dict[str, str]:
    """Return the headers of one call; errors are cached by the service too, so « Actualiser » must say no-cache."""
    autorisation = {"Authorization": f"Bearer {jeton}"} if jeton else {}
    fraicheur = {"Cache-Control": "no-cache"} if actualiser else {}
    return {**dict(relais.entetes), **autorisation, **fraicheur}


def jeton_envoyable(jeton: str) -> bool:
    """Tell whether the text can be a header: visible ASCII only."""
    return jeton.isascii() and jeton.isprintable() and " " not in jeton
