"""Which days are holidays by law, where the CCAS is, and the working day that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

SAMEDI = 5


class Territoire(StrEnum):
    """Where the holidays, or the court, differ."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    GUYANE = "guyane"
    MARTINIQUE = "martinique"
    LA_REUNION = "la_reunion"
    MAYOTTE = "mayotte"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"
    SAINT_PIERRE_ET_MIQUELON = "saint_pierre_et_miquelon"


# Month and day: 1 January, 1 and 8 May, 14 July, 15 August, 1 and 11 November, 25 December (code du travail L3133-1).
_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
# Days from Easter: its Monday, the Ascension, the Monday of Pentecost (L3133-1).
_DE_PAQUES = (1, 39, 50)
_VENDREDI_SAINT = -2
_SAINT_ETIENNE = (12, 26)
# Commemoration of the abolition of slavery (L3422-2, décret 83-1003).
_ABOLITION: Mapping[Territoire, tuple[int, int]] = MappingProxyType(
    {
        Territoire.MAYOTTE: (4, 27),
        Territoire.MARTINIQUE: (5, 22),
        Territoire.GUADELOUPE: (5, 27),
        Territoire.SAINT_MARTIN: (5, 28),
        Territoire.GUYANE: (6, 10),
        Territoire.SAINT_BARTHELEMY: (10, 9),
        Territoire.LA_REUNION: (12, 20),
    }
)


def paques(annee: int) -> date:
    """Return Easter Sunday, Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = annee % 19, divmod(annee, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    mois, jour = divmod(h + m - 7 * n + 114, 31)
    return date(annee, mois, jour + 1)


@lru_cache(maxsize=64)
def jours_feries(annee: int, territoire: Territoire = Territoire.METROPOLE) -> frozenset[date]:
    """Return the holidays of a year: code du travail L3133-1, L3134-13 (Alsace-Moselle), L3422-2 (outre-mer)."""
    dimanche = paques(annee)
    fixes, mobiles = list(_FIXES), list(_DE_PAQUES)
    if territoire is Territoire.ALSACE_MOSELLE:
        fixes.append(_SAINT_ETIENNE)
        mobiles.append(_VENDREDI_SAINT)
    if territoire in _ABOLITION:
        fixes.append(_ABOLITION[territoire])
    return frozenset(
        [date(annee, mois, jour) for mois, jour in fixes] + [dimanche + timedelta(ecart) for ecart in mobiles]
    )


def est_ouvre(jour: date, territoire: Territoire = Territoire.METROPOLE) -> bool:
    """Tell whether it is neither a Saturday, a Sunday nor a holiday."""
    return jour.weekday() < SAMEDI and jour not in jours_feries(jour.year, territoire)


def premier_jour_ouvre(jour: date, territoire: Territoire = Territoire.METROPOLE) -> date:
    """Return that day, or the first working day after it."""
    while not est_ouvre(jour, territoire):
        jour += timedelta(1)
    return jour
