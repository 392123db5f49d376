"""What a token allows, said in French."""

from __future__ import annotations

from collections.abc import Iterable

from ccas_desktop.domain.sources.catalogue import SCOPES_EN_FRANCAIS


def libelles_scopes(scopes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the rights, those known first in our order; an unknown one is said as the service does."""
    presents = set(scopes)
    connus = tuple(libelle for scope, libelle in SCOPES_EN_FRANCAIS.items() if scope in presents)
    return (*connus, *sorted(presents - SCOPES_EN_FRANCAIS.keys()))
