"""The models of letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.decision import SensDecision


class Modele(StrEnum):
    """A model of letter, as the command line and the store name it."""

    ACCUSE_RECEPTION = "accuse_reception"
    INFORMATION_PREALABLE = "information_prealable"
    ACCORD = "accord"
    ACCORD_PARTIEL = "accord_partiel"
    REFUS = "refus"

    @property
    def sens(self) -> SensDecision | None:
        """Return the decision this letter notifies, or None when it notifies none."""
        return _SENS.get(self)


@dataclass(frozen=True)
class FicheModele:
    """What identifies a model: its code in domain.md 2.9, its name for the agent, its version printed in the footer."""

    code: str
    intitule: str
    version: int


_SENS: Mapping[Modele, SensDecision] = MappingProxyType(
    {
        Modele.ACCORD: SensDecision.ACCORD,
        Modele.ACCORD_PARTIEL: SensDecision.ACCORD_PARTIEL,
        Modele.REFUS: SensDecision.REFUS,
    }
)

FICHES: Mapping[Modele, FicheModele] = MappingProxyType(
    {
        Modele.ACCUSE_RECEPTION: FicheModele("M01", "Accusé de réception", 1),
        Modele.INFORMATION_PREALABLE: FicheModele("M03", "Information préalable", 1),
        Modele.ACCORD: FicheModele("M07", "Accord", 1),
        Modele.ACCORD_PARTIEL: FicheModele("M08", "Accord partiel", 1),
        Modele.REFUS: FicheModele("M10", "Refus", 1),
    }
)
