"""Who waits at the counter today: initials, never a name, and nothing of it is kept after the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EtatVisiteur(StrEnum):
    """Where a visitor of the day stands."""

    ATTEND = "attend"
    APPELE = "appele"
    RECU = "recu"
    PARTI = "parti"


@dataclass(frozen=True)
class Visiteur:
    """A visitor of the day. Neither journalled nor versioned: forgotten the next day, as a draft is.

    Attributes:
        id: UUIDv7, so that ids sort by arrival.
        initiales: as shown on the screen, « D. M. ».
        motif: what for, in a few words; may be empty.
        arrive_le: UTC instant.
        dossier_id: the dossier that receiving the person opens, None when it is not known.
    """

    id: str
    initiales: str
    arrive_le: datetime
    motif: str = ""
    dossier_id: str | None = None
    etat: EtatVisiteur = EtatVisiteur.ATTEND

    @property
    def est_la(self) -> bool:
        """Tell whether the person is still in the building."""
        return self.etat is not EtatVisiteur.PARTI


def initiales(nom: str) -> str:
    """Return « D. M. » for « DUPONT Marie », the first letters of the first and of the last word; « D. » for one."""
    mots = [mot for mot in nom.replace("-", " ").replace("’", " ").replace("'", " ").split() if mot[0].isalpha()]
    extremes = mots[:1] + mots[1:][-1:]
    return " ".join(f"{mot[0].upper()}." for mot in extremes)
