"""What `doctor` says of the workstation: facts about the machine, never about a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.messages.echecs import phrase_echec
from ccas_desktop.domain.courrier.document import paragraphe
from ccas_desktop.domain.courrier.etat import Etat


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


def constat_selon(nom: str, reussi: bool, bon: str, defaut: str) -> Constat:
    """Return what a trial that must succeed says."""
    return Constat(nom, Gravite.BON, bon) if reussi else Constat(nom, Gravite.DEFAUT, defaut)


Examen = Callable[[], Constat]


def examiner(examens: Iterable[tuple[str, Examen]]) -> Iterator[Constat]:
    """Yield what each examination sees; one that fails is itself a finding, and the others go on."""
    for nom, examen in examens:
        try:
            yield examen()
        except ErreurPort as erreur:
            phrase = phrase_echec(erreur)
            yield Constat(nom, Gravite.DEFAUT, f"{phrase.titre} {phrase.suite}")


def eprouver(epreuves: Iterable[tuple[str, Examen]]) -> Iterator[Constat]:
    """Yield what each trial of the self-test sees; whatever fails, and however, is a finding and the others go on."""
    for nom, epreuve in epreuves:
        try:
            yield epreuve()
        except Exception as erreur:  # noqa: BLE001  a trial of the whole program: any fault of it is what is looked for
            yield Constat(nom, Gravite.DEFAUT, f"{type(erreur).__name__}: {erreur}")


def etat_d_essai() -> Etat:
    """Return a page that names nobody, to see that a letter is composed."""
    return Etat(
        titre="Essai du programme",
        emetteur="CCAS Desktop",
        date=date(2026, 1, 1),
        resume=("Page d’essai.",),
        parties=(paragraphe("Une page composée, avec ses accents : été, Noël, œuvre, 1 234,56 €."),),
        pied="Essai",
    )
