"""What the application needs of API Impôt particulier: how it is reached, and one question for one SPI."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, Spi, ValiditeCertificat
from ccas_desktop.domain.personnes.identite import Identite

NOM_CLE_CLIENT = "cle_client_impot"
NOM_MOT_DE_PASSE_CERTIFICAT = "mot_de_passe_certificat_impot"


class RessourceImpot(StrEnum):
    """What the contract opens: the declaration of a year, its last situation, or the last one over two years."""

    SITUATION = "situation"
    DERNIERE_SITUATION = "derniere_situation"
    DERNIERE_SITUATION_DEUX_ANS = "derniere_situation_deux_ans"


@dataclass(frozen=True)
class AccesImpot:
    """How the gateway of the DGFIP is reached, directly or through the relay of the commune (docs/impot.md).

    Attributes:
        url: address of the resources, such as « https://passerelle/impotparticulier/1.0 »; given with the contract.
        url_jeton: address of the tokens; empty when the relay holds the credentials and adds the token itself.
        teleservice: `ID_Teleservice`, one a use case.
        client_id: its secret is in the keyring (`NOM_CLE_CLIENT`).
        certificat: encrypted PEM of the key and its certificate, its password in the keyring
            (`NOM_MOT_DE_PASSE_CERTIFICAT`); None when the relay presents it.
        scope: rights asked with the token; empty for those of the resource.
        entetes: headers that the relay wants on each call.
    """

    url: str
    url_jeton: str
    teleservice: str
    client_id: str = ""
    certificat: Path | None = None
    ressource: RessourceImpot = RessourceImpot.SITUATION
    scope: str = ""
    entetes: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class ApiImpot(Protocol):
    """The tax data. Never raises for what the service does: the outcome is in the reply."""

    def interroger(
        self,
        spi: Spi,
        *,
        jour: date,
        annees: tuple[int, ...] = (),
        identite: Identite | None = None,
        annule: Callable[[], bool] = ...,
    ) -> ReponseFiscale:
        """Ask for the tax household of one person; `identite` is the person typed, to be compared.

        `annees` are the income years wanted, in order; empty for those of the latest avis.
        """

    def eprouver(self, *, annule: Callable[[], bool] = ...) -> ReponseFiscale | None:
        """Return why the access does not work, or None once the gateway has given a token; asks about nobody."""

    def certificat(self) -> ValiditeCertificat | CauseImpot | None:
        """Return the dates of the certificate, why they cannot be read, or None when the access has none."""
