"""API Impôt particulier as a test wants it to answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, SituationFiscale, Spi, ValiditeCertificat
from ccas_desktop.domain.personnes.identite import Identite

INSTANT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CHIFFRES = "1301234567890"


def certifiee(
    rfr: str | None = "18750", parts: str | None = "2.5", *, differente: bool | None = False
) -> ReponseFiscale:
    """Return the avis of the revenue of 2025."""
    situation = SituationFiscale(
        annee=2025, rfr=Decimal(rfr) if rfr else None, nombre_parts=Decimal(parts) if parts else None
    )
    return ReponseFiscale(
        EtatAppel.CERTIFIE,
        INSTANT,
        annee=2025,
        situation=situation,
        annees_demandees=(2025,),
        identite_differente=differente,
        http=200,
        requete_id="correlation-1",
    )


def introuvable() -> ReponseFiscale:
    """Return « nothing for this number »."""
    return ReponseFiscale(EtatAppel.INTROUVABLE, INSTANT, annee=2024, annees_demandees=(2025, 2024), http=404)


def panne() -> ReponseFiscale:
    """Return a service that does not answer."""
    return ReponseFiscale(EtatAppel.INDISPONIBLE, INSTANT, cause=CauseAppel.CONNEXION_EXPIREE)


@dataclass
class ImpotFactice:
    """Answers what it was told, and remembers the numbers asked; `porte` holds the answers back."""

    reponse: ReponseFiscale | Exception = field(default_factory=certifiee)
    epreuve: ReponseFiscale | None = None
    validite: ValiditeCertificat | CauseImpot | None = None
    demandes: list[str] = field(default_factory=list)
    identites: list[Identite | None] = field(default_factory=list)
    annees: list[tuple[int, ...]] = field(default_factory=list)
    porte: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.porte.set()

    def interroger(
        self,
        spi: Spi,
        *,
        jour: date,
        annees: tuple[int, ...] = (),
        identite: Identite | None = None,
        annule: Callable[[], bool] = lambda: False,
    ) -> ReponseFiscale:
        """Return the answer prepared, once the door is open."""
        self.demandes.append(spi.chiffres())
        self.annees.append(annees)
        self.identites.append(identite)
        self.porte.wait(10)
        if annule():
            return ReponseFiscale(EtatAppel.INDISPONIBLE, INSTANT, cause=CauseAppel.ANNULE)
        if isinstance(self.reponse, Exception):
            raise self.reponse
        return self.reponse

    def eprouver(self, *, annule: Callable[[], bool] = lambda: False) -> ReponseFiscale | None:
        """Return what the trial is to say."""
        return self.epreuve

    def certificat(self) -> ValiditeCertificat | CauseImpot | None:
        """Return what the certificate is to be."""
        return self.validite
