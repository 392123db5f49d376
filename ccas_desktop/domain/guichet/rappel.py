"""What is to be done on a day, by one agent or by whoever is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.domain.enregistrement import Enregistrement


@dataclass(frozen=True, kw_only=True)
class Rappel(Enregistrement):
    """A reminder.

    Attributes:
        jour: day on which it is due; it stays due until it is done.
        agent_id: who must see to it; None for all.
        dossier_id, demande_id: what it is about; both None for a free one.
        fait_le: day on which it was done, None while it is due.
    """

    jour: date
    texte: str
    agent_id: str | None = None
    dossier_id: str | None = None
    demande_id: str | None = None
    fait_le: date | None = None

    @property
    def est_fait(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.fait_le is not None

    def est_pour(self, agent_id: str | None) -> bool:
        """Tell whether this agent must see to it: hers, or that of whoever is there."""
        return self.agent_id is None or self.agent_id == agent_id
