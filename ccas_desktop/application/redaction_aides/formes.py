"""What a form of the editor is made of: each construct of the language is described once, and drawn by one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Table = dict[str, object]
Choix = tuple[tuple[str, str], ...]


class Genre(StrEnum):
    """How a key of the file is typed.

    CODES are ticked in a list; a SUITE is chosen one after the other, for its order counts; a SUITE_LIBRE may hold
    numbers too.
    """

    TEXTE = "texte"
    LONG = "long"
    NOMBRE = "nombre"
    ENTIER = "entier"
    NOMBRES = "nombres"
    TEXTES = "textes"
    DATE = "date"
    JOUR_DU_MOIS = "jour_du_mois"
    JOURS_DU_MOIS = "jours_du_mois"
    ENTIERS = "entiers"
    CHOIX = "choix"
    CHOIX_NOMBRE = "choix_nombre"
    OUI_NON = "oui_non"
    CODES = "codes"
    SUITE = "suite"
    SUITE_LIBRE = "suite_libre"


@dataclass(frozen=True)
class Entree:
    """One key typed in one field.

    Attributes:
        facultative: left out of the file when empty; any other stays there, empty, and is told as missing.
        choix: (code, words) of what is chosen in a list.
    """

    cle: str
    libelle: str
    genre: Genre = Genre.TEXTE
    aide: str = ""
    facultative: bool = False
    choix: Choix = ()


@dataclass(frozen=True)
class Groupe:
    """A table inside the table."""

    cle: str
    libelle: str
    forme: Callable[[], Forme]


@dataclass(frozen=True)
class Liste:
    """A list of tables of one form.

    Attributes:
        element: one of them, such as « une condition ».
        en_ligne: whether each stands on one line, as in a scale.
        resume: what a closed element says of itself; empty when it has nothing to say yet.
        neuf: what a new element starts with.
    """

    cle: str
    libelle: str
    element: str
    forme: Callable[[], Forme]
    en_ligne: bool = False
    resume: Callable[[Mapping[str, object]], str] = lambda _table: ""
    neuf: Table = field(default_factory=dict)


@dataclass(frozen=True)
class Cas:
    """One of several ways to write something, told by the keys that it has.

    Attributes:
        cles: the keys of this way, with what each starts as.
    """

    code: str
    libelle: str
    cles: Mapping[str, object]
    forme: Callable[[], Forme] = tuple


@dataclass(frozen=True)
class Variantes:
    """A choice between ways of writing: taking one drops the keys of the others."""

    libelle: str
    cas: tuple[Cas, ...]
    aide: str = ""

    def cas_de(self, table: Mapping[str, object]) -> Cas | None:
        """Return the way a table is written in: that of which it has every key, the most keys first."""
        par_nombre = sorted(self.cas, key=lambda cas: -len(cas.cles))
        return next((cas for cas in par_nombre if all(cle in table for cle in cas.cles)), None)

    def prendre(self, table: Table, cas: Cas) -> None:
        """Write a table in another way; a value typed under a key that both have stays.

        What was typed in the way that is left goes with it: the file refuses a key that means nothing there.
        """
        quitte = self.cas_de(table)
        laissees = {cle for autre in self.cas for cle in autre.cles} - set(cas.cles)
        if quitte is not None:
            laissees |= set(cles_ecrites(quitte.forme())) - {*cas.cles, *cles_ecrites(cas.forme())}
        for cle in laissees:
            table.pop(cle, None)
        for cle, depart in cas.cles.items():
            table.setdefault(cle, copie(depart))


@dataclass(frozen=True)
class Selon:
    """What is asked depends on a value typed just before.

    Attributes:
        cles: the keys that are dropped when this value changes.
    """

    cle: str
    forme: Callable[[object], Forme]
    cles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Borne:
    """A bound: a number, or a table that computes it."""

    cle: str
    libelle: str
    forme: Callable[[], Forme]


Element = Entree | Groupe | Liste | Variantes | Selon | Borne
Forme = tuple[Element, ...]


def cles_ecrites(forme: Forme) -> Iterator[str]:
    """Yield the keys that a form writes in its own table, whatever way each of its choices is taken."""
    for element in forme:
        match element:
            case Variantes():
                for cas in element.cas:
                    yield from (*cas.cles, *cles_ecrites(cas.forme()))
            case Selon():
                yield from element.cles
            case _:
                yield element.cle


def copie(depart: object) -> object:
    """Return a copy of what a table starts with, whatever its depth."""
    if isinstance(depart, dict):
        return {cle: copie(valeur) for cle, valeur in depart.items()}
    return [copie(valeur) for valeur in depart] if isinstance(depart, list) else depart
