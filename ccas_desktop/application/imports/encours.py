"""A batch while it is written, and what was written for each family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.domain.dossiers.reprise import Import, LigneRapport


@dataclass(frozen=True)
class Issue:
    """What became of one family: what was written, and what the report says of its rows."""

    lignes: tuple[LigneRapport, ...]
    creee: bool = False
    completee: bool = False
    personnes: int = 0
    aides: int = 0
    aides_connues: int = 0


@dataclass(frozen=True)
class ImportEnCours:
    """A batch being written.

    Attributes:
        vues: how many families of the file are written, or left out.
        compte: how many dossiers, persons, aids… are written, and rows.
        suite: how long the last chunk took once its families were written.
    """

    batch: Import
    apercu: Apercu
    vues: int = 0
    compte: Mapping[str, int] = field(default_factory=dict)
    suite: float = 0.0

    @property
    def ecrites(self) -> int:
        """Return how many families are written."""
        return self.compte.get("dossiers_crees", 0) + self.compte.get("dossiers_completes", 0)

    @property
    def total(self) -> int:
        """Return how many families are to be written."""
        return len(self.apercu.a_importer)

    @property
    def fini(self) -> bool:
        """Tell whether all is written."""
        return self.vues >= len(self.apercu.fiches)


def compter(compte: Mapping[str, int], issues: Iterable[Issue]) -> Mapping[str, int]:
    """Return the counts of a batch with what became of more families."""
    total = Counter(compte)
    for issue in issues:
        importees = sum(ligne.importee for ligne in issue.lignes)
        total.update(
            dossiers_crees=issue.creee,
            dossiers_completes=issue.completee,
            personnes=issue.personnes,
            aides=issue.aides,
            aides_connues=issue.aides_connues,
            lignes_importees=importees,
            lignes_laissees=len(issue.lignes) - importees,
        )
    return dict(total)
