"""The instalments of a loan without interest: all the same, the last one closes the sum to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from ccas_desktop.domain.montant import CENTIME
from ccas_desktop.domain.reglement.modele.montants import Pret

MOIS_PAR_AN = 12
# No month lacks it: an instalment of the 31st would otherwise move from month to month.
DERNIER_JOUR_SUR = 28


@dataclass(frozen=True)
class Echeance:
    """One instalment: its rank from 1, the day it is due, and its amount in euros."""

    rang: int
    jour: date
    montant: Decimal


def mensualites(montant: Decimal, pret: Pret) -> tuple[Decimal, ...]:
    """Return the amounts to repay each month, in whole cents; their sum is exactly what was lent."""
    if montant <= 0:
        return ()
    courante = pret.mensualite
    if courante is None:
        courante = max((montant / pret.mensualites).quantize(CENTIME, rounding=ROUND_DOWN), CENTIME)
    nombre = int((montant / courante).to_integral_value(rounding=ROUND_CEILING))
    if pret.mensualites:
        nombre = min(nombre, pret.mensualites)
    return (*(courante,) * (nombre - 1), montant - courante * (nombre - 1))


def echeancier(montant: Decimal, pret: Pret, *, verse_le: date) -> tuple[Echeance, ...]:
    """Return the schedule of a loan paid out on that day: the first instalment is due a month after the deferral."""
    return tuple(
        Echeance(rang, _mois_apres(verse_le, pret.differe + rang), somme)
        for rang, somme in enumerate(mensualites(montant, pret), start=1)
    )


def _mois_apres(jour: date, mois: int) -> date:
    annees, reste = divmod(jour.month - 1 + mois, MOIS_PAR_AN)
    return date(jour.year + annees, reste + 1, min(jour.day, DERNIER_JOUR_SUR))
