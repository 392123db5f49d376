"""The models of letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.demandes.decision import SensDecision


class Modele(StrEnum):
    """A model of letter, as the command line and the store name it."""

    ACCUSE_RECEPTION = "accuse_reception"
    INFORMATION_PREALABLE = "information_prealable"
    ATTESTATION = "attestation"
    RENDEZ_VOUS = "rendez_vous"
    AJOURNEMENT = "ajournement"
    ACCORD = "accord"
    ACCORD_PARTIEL = "accord_partiel"
    SECOURS_URGENCE = "secours_urgence"
    REFUS = "refus"
    IRRECEVABILITE = "irrecevabilite"
    EXPLICATION = "explication"

    @property
    def sens(self) -> SensDecision | None:
        """Return the decision this letter notifies, or None when it notifies none."""
        return _SENS.get(self)

    @property
    def est_une_decision(self) -> bool:
        """Tell whether the one who decides signs it (CRPA L212-1): a decision, or a request not taken up."""
        return self.sens is not None or self is Modele.IRRECEVABILITE


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
        Modele.SECOURS_URGENCE: SensDecision.ACCORD,
        Modele.REFUS: SensDecision.REFUS,
    }
)

FICHES: Mapping[Modele, FicheModele] = MappingProxyType(
    {
        Modele.ACCUSE_RECEPTION: FicheModele("M01", "Accusé de réception", 1),
        Modele.INFORMATION_PREALABLE: FicheModele("M03", "Information préalable", 1),
        Modele.ATTESTATION: FicheModele("M04", "Attestation sur l’honneur", 1),
        Modele.RENDEZ_VOUS: FicheModele("M05", "Rendez-vous", 1),
        Modele.AJOURNEMENT: FicheModele("M06", "Ajournement", 1),
        Modele.ACCORD: FicheModele("M07", "Accord", 1),
        Modele.ACCORD_PARTIEL: FicheModele("M08", "Accord partiel", 1),
        Modele.SECOURS_URGENCE: FicheModele("M09", "Secours d’urgence", 1),
        Modele.REFUS: FicheModele("M10", "Refus", 1),
        Modele.IRRECEVABILITE: FicheModele("M11", "Irrecevabilité ou transmission", 1),
        Modele.EXPLICATION: FicheModele("M16", "Explication du calcul", 1),
    }
)
