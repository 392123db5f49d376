"""The clocks of the procedure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MOIS_REJET_IMPLICITE = 2
MOIS_RECOURS = 2


@dataclass(frozen=True)
class Suspension:
    """Days during which missing papers stopped the clock (CRPA L114-5); `fin` is None while they are awaited."""

    debut: date
    fin: date | None = None


def ajouter_mois(jour: date, mois: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, mois_voulu = divmod(rang, 12)
    dernier = monthrange(annee, mois_voulu + 1)[1]
    return date(annee, mois_voulu + 1, min(jour.day, dernier))


def rejet_implicite(deposee_le: date, suspensions: Iterable[Suspension] = (), *, aujourdhui: date) -> date:
    """Return the day on which silence rejects a request for money: two months (CRPA L231-4, 2° and 3°).

    Each suspension pushes the day back by as many days; one still open counts up to today.
    """
    attente = sum(((s.fin or aujourdhui) - s.debut for s in suspensions), timedelta())
    return ajouter_mois(deposee_le, MOIS_REJET_IMPLICITE) + attente


def jours_restants(echeance: date, *, aujourdhui: date) -> int:
    """Return the days left before a deadline, negative once it is past."""
    return (echeance - aujourdhui).days
