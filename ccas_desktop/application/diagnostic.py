"""What `doctor` says of the workstation: facts about the machine, never about a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.messages.echecs import phrase_echec


class Gravite(StrEnum):
    """How a part of the workstation is."""

    BON = "bon"
    ATTENTION = "attention"
    DEFAUT = "defaut"


@dataclass(frozen=True)
class Constat:
    """One part looked at; `detail` is a French sentence without any personal data."""

    nom: str
    gravite: Gravite
    detail: str


Examen = Callable[[], Constat]


def examiner(examens: Iterable[tuple[str, Examen]]) -> Iterator[Constat]:
    """Yield what each examination sees; one that fails is itself a finding, and the others go on."""
    for nom, examen in examens:
        try:
            yield examen()
        except ErreurPort as erreur:
            phrase = phrase_echec(erreur)
            yield Constat(nom, Gravite.DEFAUT, f"{phrase.titre} {phrase.suite}")
