"""The papers a request waits for: which, since when, until when, and the time they stop (CRPA L114-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.delais import Suspension
from ccas_desktop.domain.enregistrement import Enregistrement


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
        demande_id: the demande that waits for it.
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


def suspensions(pieces: Iterable[PieceAttendue]) -> tuple[Suspension, ...]:
    """Return the times the clock was stopped: what was asked for on one day stops it until all of it came."""
    lots: dict[tuple[date, date], list[PieceAttendue]] = defaultdict(list)
    for piece in pieces:
        lots[piece.demandee_le, piece.attendue_le].append(piece)
    return tuple(
        Suspension(debut, _regle_le(lot), limite) for (debut, limite), lot in sorted(lots.items(), key=lambda x: x[0])
    )


def _regle_le(lot: list[PieceAttendue]) -> date | None:
    jours = [piece.reglee_le for piece in lot if piece.reglee_le is not None]
    return max(jours) if len(jours) == len(lot) else None
