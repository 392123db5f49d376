"""A batch while it is written, and what was written for each family."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.rapport import LigneRapport
from ccas_desktop.domain.dossiers.reprise import Import


@dataclass(frozen=True)
class Issue:
    """What was written for one family."""

    lignes: tuple[LigneRapport, ...]
    cree: bool
    personnes: int
    aides: int


@dataclass(frozen=True)
class ImportEnCours:
    """A batch being written.

    Attributes:
        ecrites: how many families are written.
        issues: what became of each.
        suite: how long the last chunk took once its families were written.
    """

    batch: Import
    apercu: Apercu
    ecrites: int = 0
    issues: tuple[Issue, ...] = ()
    suite: float = 0.0

    @property
    def total(self) -> int:
        """Return how many families are to be written."""
        return len(self.apercu.a_importer)

    @property
    def fini(self) -> bool:
        """Tell whether all is written."""
        return self.ecrites >= self.total
