"""What an undo by pieces needs of the store: a lot of thousands of records must not hold back a save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ccas_desktop.application.journal import Auteur, EntreeJournal


@dataclass(frozen=True)
class AnnulationInterrompue:
    """An undo begun and not ended.

    Attributes:
        lot: what is being undone.
        annulant: the lot that undoes it.
    """

    lot: str
    annulant: str
    auteur: Auteur


@dataclass(frozen=True)
class VerificationAnnulation:
    """How far the check of a lot has gone.

    Attributes:
        avant: entry before which it goes on, None once all is checked.
        entrees: how many entries were checked this time.
        objets: how many records the lot is about, as far as known.
    """

    avant: int | None
    entrees: int
    objets: int


class LectureAnnulations(Protocol):
    """The part of `Lecture` that tells where undos stand."""

    def taille_du_lot(self, lot: str) -> int:
        """Return how many entries a lot has in the journal."""

    def dossiers_du_lot(self, lot: str) -> int:
        """Return how many dossiers a lot touched."""

    def premiere_entree(self, lot: str) -> EntreeJournal:
        """Return the first record that a lot wrote. Raises EnregistrementAbsent when it wrote none."""

    def est_annule(self, lot: str) -> bool:
        """Tell whether a lot is undone: by another that is not undone in its turn."""

    def annulations_interrompues(self) -> tuple[AnnulationInterrompue, ...]:
        """Return the undos begun and not ended."""


class EcritureAnnulations(Protocol):
    """The part of `Ecriture` that undoes piece by piece, each in a unit of work of its own.

    `encore` tells, after each entry, whether there is time for another. What the undo is about is set aside from the
    check to the end: another write of it raises EnregistrementReserve.
    """

    def verifier_la_suite(self, lot: str, avant: int | None, *, encore: Callable[[], bool]) -> VerificationAnnulation:
        """Check that a lot may be undone, from its end or before an entry. Raises AnnulationRefusee."""

    def annuler_la_suite(self, lot: str, *, encore: Callable[[], bool]) -> bool:
        """Write the next inverses, and tell whether some are left. Raises AnnulationRefusee."""

    def renverser_annulation(self, lot: str) -> bool:
        """Turn back: this lot undoes what was written to undo that one. Tell whether there is anything to do."""

    def abandonner_annulation(self, lot: str) -> None:
        """Leave an undo where it stands, for good."""
