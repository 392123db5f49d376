"""The papers a request waits for: which, since when, until when, and the time they stop (CRPA L114-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ccas_desktop.domain.demandes.delais import Suspension
from ccas_desktop.domain.enregistrement import Enregistrement

# A person is called again in the last week left to her: before, she still has the time that was promised, and the list
# of the day would hold what nobody has to do today.
JOURS_DE_RELANCE = 7


class SortAttendue(StrEnum):
    """What became of a paper that was awaited."""

    ATTENDUE = "attendue"
    RECUE = "recue"
    VUE_NON_CONSERVEE = "vue_non_conservee"
    PLUS_NECESSAIRE = "plus_necessaire"


@dataclass(frozen=True, kw_only=True)
class PieceAttendue(Enregistrement):
    """One paper or information asked of the person.

    Attributes:
        demande_id, aide_legale_id: the demande, or the legal aid, that waits for it.
        texte: the text that requires it, printed in the letter (CRPA L114-5).
        demandee_le: day the person was asked for it: the clock stops then.
        attendue_le: last day left to the person.
        reglee_le: day it was received, seen, or found to be no longer needed.
        relancee_le: day of the last reminder.
    """

    dossier_id: str
    libelle: str
    demandee_le: date
    attendue_le: date
    demande_id: str | None = None
    aide_legale_id: str | None = None
    texte: str = ""
    sort: SortAttendue = SortAttendue.ATTENDUE
    reglee_le: date | None = None
    relancee_le: date | None = None

    @property
    def est_attendue(self) -> bool:
        """Tell whether the CCAS still waits for it."""
        return self.sort is SortAttendue.ATTENDUE

    def est_en_retard(self, jour: date) -> bool:
        """Tell whether it is still awaited past its day."""
        return self.est_attendue and self.attendue_le < jour


def a_relancer_jusqu_au(jour: date) -> date:
    """Return the furthest last day of the papers to call for today: in their last week, or past their day."""
    return jour + timedelta(JOURS_DE_RELANCE)


def suspensions(pieces: Iterable[PieceAttendue]) -> tuple[Suspension, ...]:
    """Return the times the clock was stopped: what was asked for on one day stops it until all of it came."""
    return suspensions_des_jours((piece.demandee_le, piece.attendue_le, piece.reglee_le) for piece in pieces)


def suspensions_des_jours(pieces: Iterable[tuple[date, date, date | None]]) -> tuple[Suspension, ...]:
    """Return the same from three days of each paper: asked for, last day left, received."""
    lots: dict[tuple[date, date], list[date | None]] = defaultdict(list)
    for demandee_le, attendue_le, reglee_le in pieces:
        lots[demandee_le, attendue_le].append(reglee_le)
    return tuple(Suspension(debut, _regle_le(lot), limite) for (debut, limite), lot in sorted(lots.items()))


def _regle_le(lot: list[date | None]) -> date | None:
    jours = [jour for jour in lot if jour is not None]
    return max(jours) if len(jours) == len(lot) else None
