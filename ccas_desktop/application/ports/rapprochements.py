"""What the search of duplicates and the merges need of the store."""

from __future__ import annotations

from typing import Protocol

from ccas_desktop.domain.dossiers.doublons import PaireEcartee
from ccas_desktop.domain.personnes.foyer import Usager


class LectureRapprochements(Protocol):
    """The part of a moment of the store that they read."""

    def usagers_suivants(self, apres: str, limite: int) -> tuple[Usager, ...]:
        """Return persons in the order of their ids, after one; an empty id is before all."""

    def nombre_d_usagers(self) -> int:
        """Return how many persons are known."""

    def paires_ecartees(self) -> tuple[PaireEcartee, ...]:
        """Return the pairs of persons who look alike and are not the same."""

    def dossier_garde(self, dossier_id: str) -> str | None:
        """Return the dossier in which another was merged, or None when it was not."""
