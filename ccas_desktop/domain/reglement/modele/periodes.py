"""The period that a rule wants a datum to be of: an income year, a month; which one it is on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.domain.provenance import Mois, Provenance

ANNEES_AVANT_MAXIMUM, MOIS_AVANT_MAXIMUM = 9, 24
_DOUZE = 12
# fmt: off
MOIS_EN_MOTS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)
# fmt: on


@dataclass(frozen=True)
class AnneesAvant:
    """The income of one of these years, counted back from that of the day: (2,) is N-2, (1, 2) is N-1 or N-2."""

    annees: tuple[int, ...]

    def convient(self, provenance: Provenance, jour: date) -> bool:
        """Tell whether a datum is of one of the years wanted."""
        return provenance.annee_revenus in self.annees_du(jour)

    def annees_du(self, jour: date) -> tuple[int, ...]:
        """Return the years wanted on a day."""
        return tuple(jour.year - avant for avant in self.annees)

    def mois_du(self, _jour: date) -> Mois | None:
        """Return the month to ask for: none."""
        return None

    def en_mots(self, jour: date) -> str:
        """Return « revenus de 2024 » on a day."""
        return f"revenus de {' ou '.join(str(annee) for annee in self.annees_du(jour))}"

    @property
    def en_general(self) -> str:
        """Return « revenus de l’année N-2 »."""
        return f"revenus de l’année {' ou '.join(f'N-{avant}' if avant else 'N' for avant in self.annees)}"


@dataclass(frozen=True)
class MoisAvant:
    """The month that is so many before that of the day: 0 for this one, 1 for M-1."""

    mois: int

    def convient(self, provenance: Provenance, jour: date) -> bool:
        """Tell whether a datum is of the month wanted."""
        return provenance.mois == self.mois_du(jour)

    def mois_du(self, jour: date) -> Mois:
        """Return the month wanted on a day."""
        return recule(Mois(jour.year, jour.month), self.mois)

    def en_mots(self, jour: date) -> str:
        """Return « mois d’octobre 2026 » on a day."""
        return du_mois(self.mois_du(jour))

    @property
    def en_general(self) -> str:
        """Return « mois M-1 »."""
        return f"mois M-{self.mois}" if self.mois else "mois M"


@dataclass(frozen=True)
class DernierMois:
    """The last month of this number that has begun: September of last year until August of this one."""

    numero: int

    def convient(self, provenance: Provenance, jour: date) -> bool:
        """Tell whether a datum is of the month wanted."""
        return provenance.mois == self.mois_du(jour)

    def mois_du(self, jour: date) -> Mois:
        """Return the month wanted on a day."""
        return Mois(jour.year if self.numero <= jour.month else jour.year - 1, self.numero)

    def en_mots(self, jour: date) -> str:
        """Return « mois de septembre 2026 » on a day."""
        return du_mois(self.mois_du(jour))

    @property
    def en_general(self) -> str:
        """Return « dernier mois de septembre »."""
        return f"dernier {_de(MOIS_EN_MOTS[self.numero - 1])}"


@dataclass(frozen=True)
class MoisRecents:
    """A month that is not older than so many months."""

    au_plus: int

    def convient(self, provenance: Provenance, jour: date) -> bool:
        """Tell whether a datum is recent enough; one whose month is not told is not known to be."""
        return provenance.mois is not None and provenance.mois >= self._premier(jour)

    def mois_du(self, _jour: date) -> Mois | None:
        """Return the month to ask for: that of the call is always recent enough."""
        return None

    def en_mots(self, jour: date) -> str:
        """Return « mois d’août 2026 ou plus récent » on a day."""
        return f"{du_mois(self._premier(jour))} ou plus récent"

    @property
    def en_general(self) -> str:
        """Return « 3 mois au plus »."""
        return f"{self.au_plus} mois au plus"

    def _premier(self, jour: date) -> Mois:
        return recule(Mois(jour.year, jour.month), self.au_plus)


PeriodeVoulue = AnneesAvant | MoisAvant | DernierMois | MoisRecents


def recule(mois: Mois, de: int) -> Mois:
    """Return the month that is so many before."""
    rang = mois.annee * _DOUZE + mois.mois - 1 - de
    return Mois(rang // _DOUZE, rang % _DOUZE + 1)


def du_mois(mois: Mois) -> str:
    """Return « mois d’octobre 2026 »."""
    return _de(f"{MOIS_EN_MOTS[mois.mois - 1]} {mois.annee:04d}")


def periode_connue(provenance: Provenance) -> str:
    """Return the period a datum is of, in words: « revenus de 2025 », « mois d’octobre 2026 »; empty when not told."""
    if provenance.annee_revenus is not None:
        return f"revenus de {provenance.annee_revenus}"
    return du_mois(provenance.mois) if provenance.mois is not None else ""


def _de(suite: str) -> str:
    return f"mois d’{suite}" if suite[0] in "ao" else f"mois de {suite}"
