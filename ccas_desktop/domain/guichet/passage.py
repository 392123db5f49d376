"""One contact with a person of a dossier, at the counter or elsewhere: a date, a way, why, what next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement


class Canal(StrEnum):
    """How the person and the CCAS met (domain.md 1.3, step 1)."""

    SPONTANE = "spontane"
    RENDEZ_VOUS = "rendez_vous"
    TELEPHONE = "telephone"
    DOMICILE = "domicile"
    EXTERIEUR = "exterieur"
    COURRIER = "courrier"
    COURRIEL = "courriel"
    VISIO = "visio"
    TIERS = "tiers"


@dataclass(frozen=True, kw_only=True)
class Passage(Enregistrement):
    """A passage, told in one line.

    Attributes:
        motif: why the person came, in a few words.
        suite: what was done or is to be done; may be empty.
        agent: first name and name of who received the person.
    """

    dossier_id: str
    jour: date
    canal: Canal
    motif: str
    suite: str = ""
    agent: str = ""

    @property
    def est_au_ccas(self) -> bool:
        """Tell whether the person came to the office."""
        return self.canal in (Canal.SPONTANE, Canal.RENDEZ_VOUS)
