"""What a value is compared with: an interval with open or closed bounds, or a list of values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Borne:
    """One end of an interval; `incluse` when the bound itself belongs to it."""

    valeur: Decimal
    incluse: bool


@dataclass(frozen=True)
class Intervalle:
    """All the values between two bounds; None when not bounded on that side."""

    basse: Borne | None = None
    haute: Borne | None = None

    def contient(self, valeur: Decimal) -> bool:
        """Tell whether the exact value is inside."""
        return self.atteint_la_basse(valeur) and self.reste_sous_la_haute(valeur)

    def atteint_la_basse(self, valeur: Decimal) -> bool:
        """Tell whether the value is not below the interval."""
        basse = self.basse
        return basse is None or valeur > basse.valeur or (basse.incluse and valeur == basse.valeur)

    def reste_sous_la_haute(self, valeur: Decimal) -> bool:
        """Tell whether the value is not above the interval."""
        haute = self.haute
        return haute is None or valeur < haute.valeur or (haute.incluse and valeur == haute.valeur)

    @property
    def bornes(self) -> tuple[Decimal, ...]:
        """Return the values of the bounds there are, the low one first."""
        return tuple(borne.valeur for borne in (self.basse, self.haute) if borne is not None)


@dataclass(frozen=True)
class Parmi:
    """One of some values; a boolean fact is compared with a single one."""

    valeurs: tuple[Decimal | bool | str, ...]

    def contient(self, valeur: Decimal | bool | str | date) -> bool:
        """Tell whether the value is one of them."""
        return valeur in self.valeurs


@dataclass(frozen=True)
class BorneJour:
    """One end of a span of days; `incluse` when the day itself belongs to it."""

    jour: date
    incluse: bool


@dataclass(frozen=True)
class EntreJours:
    """All the days between two; None when not bounded on that side."""

    debut: BorneJour | None = None
    fin: BorneJour | None = None

    def contient(self, jour: date) -> bool:
        """Tell whether a day is inside."""
        debut, fin = self.debut, self.fin
        commence = debut is None or jour > debut.jour or (debut.incluse and jour == debut.jour)
        finit = fin is None or jour < fin.jour or (fin.incluse and jour == fin.jour)
        return commence and finit


Test = Intervalle | Parmi | EntreJours
