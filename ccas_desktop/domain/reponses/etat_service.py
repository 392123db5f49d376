"""How the service says an administration is doing, and when it is known to be closed (api.md 1.1 and 1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

DIMANCHE = 6


class StatutService(StrEnum):
    """What a ping says; the service gives it without token."""

    OK = "ok"
    MAINTENANCE = "maintenance"
    BAD_GATEWAY = "bad_gateway"
    INCONNU = "unknown"


@dataclass(frozen=True)
class EtatService:
    """What the service said of an administration just after a call failed; `jusqua` is the end of a maintenance."""

    statut: StatutService
    jusqua: datetime | None = None


@dataclass(frozen=True)
class Fenetre:
    """A maintenance that comes back, in the hour of Paris; every day when `jour_semaine` is None."""

    qui: str
    debut: time
    fin: time
    jour_semaine: int | None = None

    def contient(self, instant: datetime) -> bool:
        """Tell whether an instant is in it."""
        paris = heure_de_paris(instant)
        return self.jour_semaine in (None, paris.weekday()) and self.debut <= paris.time() <= self.fin


def heure_de_paris(instant: datetime) -> datetime:
    """Return the hour of Paris, without zone: some workstations have no list of zones."""
    utc = instant.astimezone(UTC)
    ete = _dernier_dimanche(utc.year, 3) <= utc < _dernier_dimanche(utc.year, 10)
    return (utc + timedelta(hours=2 if ete else 1)).replace(tzinfo=None)


def _dernier_dimanche(annee: int, mois: int) -> datetime:
    """Return when the hour changes: 01:00 UTC on the last Sunday of a month of 31 days (directive 2000/84/CE)."""
    dernier = datetime(annee, mois, 31, 1, tzinfo=UTC)
    return dernier - timedelta(days=(dernier.weekday() - DIMANCHE) % 7)
