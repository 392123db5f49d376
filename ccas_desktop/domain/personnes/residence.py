"""Where a foyer lives and since when: the commune, the housing, the domiciliation at the CCAS."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ModeLogement(StrEnum):
    """How the foyer is housed (features.md D4), in words that say nothing of its health."""

    LOCATAIRE_SOCIAL = "locataire_social"
    LOCATAIRE_PRIVE = "locataire_prive"
    PROPRIETAIRE = "proprietaire"
    ACCEDANT = "accedant"
    CHEZ_PARENTS = "chez_parents"
    CHEZ_TIERS = "chez_tiers"
    RESIDENCE = "residence"
    HEBERGEMENT = "hebergement"
    HOTEL = "hotel"
    MOBILE = "mobile"
    FORTUNE = "fortune"
    SANS_ABRI = "sans_abri"
    AUTRE = "autre"


class TypeLogement(StrEnum):
    """What the housing is (features.md D4)."""

    CHAMBRE = "chambre"
    STUDIO = "studio"
    F2 = "f2"
    F3 = "f3"
    F4 = "f4"
    F5_ET_PLUS = "f5_et_plus"
    MAISON = "maison"
    AUTRE = "autre"


@dataclass(frozen=True)
class Logement:
    """The housing of a foyer; `surface` in square metres."""

    mode: ModeLogement | None = None
    type: TypeLogement | None = None
    bailleur: str = ""
    surface: Decimal | None = None


@dataclass(frozen=True)
class Domiciliation:
    """The election of domicile at the CCAS (CASF L264-1); granted for a year, `fin` is its last day."""

    debut: date
    fin: date | None = None

    def court_le(self, jour: date) -> bool:
        """Tell whether it runs on that day."""
        return self.debut <= jour and (self.fin is None or jour <= self.fin)


def mois_revolus(depuis: date, jour: date) -> int:
    """Return the whole months between two days, 0 when the first is not reached.

    Counted from a day of the month to the same day; where a month has no such day, its last one ends the period
    (rule of article 641 of the Code de procédure civile): from 31 January to 28 February is one month.
    """
    mois = (jour.year - depuis.year) * 12 + jour.month - depuis.month
    dernier_jour = calendar.monthrange(jour.year, jour.month)[1]
    return max(0, mois - (jour.day < min(depuis.day, dernier_jour)))
