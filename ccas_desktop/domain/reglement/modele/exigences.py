"""The conditions of an aid, as data: tests of facts, in nested groups."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.issues import Issue, Voie
from ccas_desktop.domain.reglement.modele.seuils import IntervalleCalcule, TestDeRegle


@dataclass(frozen=True)
class Comparaison:
    """One fact against one test.

    Attributes:
        source: the least trusted origin accepted; a fact that is less sure counts as unknown.
    """

    indicateur: Indicateur
    test: TestDeRegle
    source: NatureProvenance = NatureProvenance.DECLARE


@dataclass(frozen=True)
class DepotEntre:
    """The request is deposited between two days of the year, (month, day), both included."""

    debut: tuple[int, int]
    fin: tuple[int, int]

    def contient(self, jour: datetime.date) -> bool:
        """Tell whether the day is within; a window may pass over the new year."""
        quand = (jour.month, jour.day)
        if self.debut <= self.fin:
            return self.debut <= quand <= self.fin
        return quand >= self.debut or quand <= self.fin


@dataclass(frozen=True)
class Toutes:
    """All of these must hold."""

    exigences: tuple[Exigence, ...]


@dataclass(frozen=True)
class AuMoinsUne:
    """One of these must hold."""

    exigences: tuple[Exigence, ...]


@dataclass(frozen=True)
class Sauf:
    """This must not hold."""

    exigence: Exigence


Exigence = Comparaison | DepotEntre | Toutes | AuMoinsUne | Sauf


@dataclass(frozen=True)
class Condition:
    """A condition of the règlement with the article and the sentence it comes from.

    Attributes:
        sinon: what follows when it certainly fails: `non_eligible`, `commission` (no automatic refusal),
            `derogation_possible` or `quota_epuise`.
        derogation_par: who may depart from it, for a derogation.
        orientation: what the person is told to do first, such as a right to be claimed.
    """

    article: str
    texte: str
    exigence: Exigence
    sinon: Issue = Issue.NON_ELIGIBLE
    derogation_par: Voie | None = None
    orientation: str = ""


def indicateurs_de(exigence: Exigence) -> Iterator[Indicateur]:
    """Yield the facts a requirement reads, in its order."""
    match exigence:
        case Comparaison(indicateur=indicateur, test=test):
            yield indicateur
            if isinstance(test, IntervalleCalcule):
                yield from (lu for seuil in test.seuils for lu in seuil.depend_de)
        case DepotEntre():
            return
        case Sauf(exigence=interieure):
            yield from indicateurs_de(interieure)
        case _:
            for partie in exigence.exigences:
                yield from indicateurs_de(partie)
