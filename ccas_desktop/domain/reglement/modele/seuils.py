"""Thresholds that are no constants: a reference scale, an amount by part, a list by size of foyer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.reglement.lecteur import UN, Rapport
from ccas_desktop.domain.reglement.modele.intervalle import Test
from ccas_desktop.domain.reponses.indicateur import Indicateur


@dataclass(frozen=True)
class Seuil:
    """A threshold that is no constant: `table[n] × bareme × fois × multiplie_par + suite × (n beyond the table)`.

    Attributes:
        montant: the amount when there is neither `bareme` nor `valeurs`, or that a fact multiplies.
        bareme: code of a reference scale; its value of the day.
        selon: the fact that chooses in `valeurs`, or in a scale by size.
        premier: the number that the first of `valeurs` is for.
        suite: euros for each unit beyond the last of `valeurs`; None when the text says nothing of it.
        multiplie_par: a fact, such as the units of consumption.
    """

    montant: Decimal | None = None
    bareme: str = ""
    fois: Rapport = UN
    selon: Indicateur | None = None
    premier: int = 1
    valeurs: tuple[Decimal, ...] = ()
    suite: Decimal | None = None
    multiplie_par: Indicateur | None = None

    @property
    def depend_de(self) -> tuple[Indicateur, ...]:
        """Return the facts it reads."""
        return tuple(i for i in (self.selon, self.multiplie_par) if i is not None)


@dataclass(frozen=True)
class BorneCalculee:
    """One end of an interval that is no constant; `incluse` when the bound itself belongs to it."""

    seuil: Seuil
    incluse: bool


@dataclass(frozen=True)
class IntervalleCalcule:
    """All the values between two bounds to be worked out first."""

    basse: BorneCalculee | None = None
    haute: BorneCalculee | None = None

    @property
    def seuils(self) -> tuple[Seuil, ...]:
        """Return the thresholds there are, the low one first."""
        return tuple(borne.seuil for borne in (self.basse, self.haute) if borne is not None)


TestDeRegle = Test | IntervalleCalcule
