"""What the application needs of API Particulier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ccas_desktop.domain.certifie.certifie import ReponseCertifiee, Source
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.complement import ComplementIdentite


@dataclass(frozen=True)
class Habilitation:
    """What the token allows, as `/api/introspect` says."""

    scopes: frozenset[str]
    identifiant: str = ""


class ApiParticulier(Protocol):
    """The certified data. Never raises for what the service does: the outcome is in the reply."""

    def interroger(
        self,
        source: Source,
        identite: Identite,
        *,
        mois: Mois | None = None,
        complement: ComplementIdentite = ...,
        actualiser: bool = False,
        annule: Callable[[], bool] = ...,
    ) -> ReponseCertifiee:
        """Ask one source for one person; `actualiser` asks the service not to answer from its cache."""

    def habilitation(self) -> Habilitation | ReponseCertifiee:
        """Return what the token allows, or why that could not be known."""


@dataclass(frozen=True)
class AccesApi:
    """How API Particulier is reached for this CCAS.

    Attributes:
        relais: the calls go through the relay of the commune, which may hold the token itself.
        entetes: headers that the relay wants on each call; their values are secrets.
    """

    siret: str
    url: str
    relais: bool = False
    entetes: tuple[tuple[str, str], ...] = field(default=(), repr=False)
