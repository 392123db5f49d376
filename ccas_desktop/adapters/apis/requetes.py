"""The calls of API Particulier: where they go and what they carry."""

from __future__ import annotations

from collections.abc import Callable

from ccas_desktop.adapters.apis.transport import Parametres
from ccas_desktop.domain.sources.envoi import Envoi

CHEMIN_INTROSPECTION = "/api/introspect"
CHEMIN_PINGS = "/api/pings"

LireJeton = Callable[[], str | None]


def parametres(envoi: Envoi, *, siret: str) -> Parametres:
    """Return the parameters of one call; `recipient` is the body that receives the data (api.md 1.1)."""
    return (("recipient", siret), *envoi.parametres)


def entetes(jeton: str, *, actualiser: bool = False) -> dict[str, str]:
    """Return the headers of one call; errors are cached by the service too, so « Actualiser » must say no-cache."""
    autorisation = {"Authorization": f"Bearer {jeton}"}
    return {**autorisation, "Cache-Control": "no-cache"} if actualiser else autorisation


def jeton_envoyable(jeton: str) -> bool:
    """Tell whether the text can be a header: visible ASCII only."""
    return jeton.isascii() and jeton.isprintable() and " " not in jeton
