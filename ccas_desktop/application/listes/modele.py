"""What a list is made of: columns, criteria, ready-made views. A list is data; screens and outputs read it alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ccas_desktop.application.ports.listes import LigneLue
from ccas_desktop.application.tableur import Cellule, GenreColonne
from ccas_desktop.domain.demandes.decision import Agent

Choix = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ContexteListe:
    """What a list needs besides its rows, read once when it opens.

    Attributes:
        jour: today, at the office.
        jour_de: civil day, at the office, of an instant.
        minuit: instant at which a civil day begins at the office.
        aides: name of each aid by its code.
        commune: that of the CCAS.
        valeurs: values found in the base, by code of criterion.
    """

    jour: date
    jour_de: Callable[[datetime], date]
    minuit: Callable[[date], datetime]
    aides: Mapping[str, str] = field(default_factory=dict)
    commune: str = ""
    agents: tuple[Agent, ...] = ()
    valeurs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ColonneListe:
    """A column.

    Attributes:
        lire: the cell of a row.
        nominative: tells who the person is; left out of what is made for statistics.
        affichee: shown unless the person chose otherwise.
        triable: rows may be put in its order.
        gabarit: the widest value expected, which gives its width.
    """

    code: str
    titre: str
    lire: Callable[[LigneLue, ContexteListe], Cellule]
    genre: GenreColonne = GenreColonne.TEXTE
    nominative: bool = False
    affichee: bool = True
    triable: bool = True
    gabarit: str = ""


class GenreCritere(StrEnum):
    """How a criterion is asked for."""

    TEXTE = "texte"
    CHOIX = "choix"
    OUI_NON = "oui_non"
    PERIODE = "periode"
    NOMBRES = "nombres"


def _sans_choix(_contexte: ContexteListe) -> Choix:
    return ()


@dataclass(frozen=True)
class Critere:
    """A criterion of a list.

    Attributes:
        choix: codes and words offered, for CHOIX.
        resoudre: what the store is asked, from the values typed; by default the values as they are.
        principal: always in view; the others are behind « Plus de filtres ».
    """

    code: str
    libelle: str
    genre: GenreCritere
    choix: Callable[[ContexteListe], Choix] = _sans_choix
    resoudre: Callable[[Mapping[str, str], ContexteListe], Iterable[tuple[str, str]]] | None = None
    principal: bool = False

    @property
    def cles(self) -> tuple[str, ...]:
        """Return the names of its values in a filter: two for a period or a range."""
        if self.genre is GenreCritere.PERIODE:
            return (f"{self.code}_du", f"{self.code}_au")
        if self.genre is GenreCritere.NOMBRES:
            return (f"{self.code}_min", f"{self.code}_max")
        return (self.code,)


@dataclass(frozen=True)
class VuePrete:
    """A view that the program offers.

    Attributes:
        filtre: values by name, as typed; « jours:30 » in a period is that many days from today.
    """

    code: str
    nom: str
    filtre: Mapping[str, str]
    tri: str = ""
    decroissant: bool = False


@dataclass(frozen=True)
class Liste:
    """One list.

    Attributes:
        unite, unites: what one row is, for the counts and the statistics.
        tout: name of the view that filters nothing.
        objet: kind of record of a row, for the journal and the acts.
        a_lire: criteria whose values are found in the base.
    """

    code: str
    titre: str
    unite: str
    unites: str
    tout: str
    colonnes: tuple[ColonneListe, ...]
    criteres: tuple[Critere, ...]
    vues: tuple[VuePrete, ...]
    tri: str
    decroissant: bool = False
    a_lire: tuple[str, ...] = ()

    def colonne(self, code: str) -> ColonneListe:
        """Return the column of a code. Raises KeyError."""
        return {colonne.code: colonne for colonne in self.colonnes}[code]

    def colonnes_choisies(self, codes: Iterable[str]) -> tuple[ColonneListe, ...]:
        """Return the columns of these codes in that order, those shown by default when none is known."""
        par_code = {colonne.code: colonne for colonne in self.colonnes}
        choisies = tuple(par_code[code] for code in dict.fromkeys(codes) if code in par_code)
        return choisies or tuple(colonne for colonne in self.colonnes if colonne.affichee)

    def colonnes_montrees(self, codes: Iterable[str], tri: str) -> tuple[ColonneListe, ...]:
        """Return the same, with the column that gives the order when it was not chosen: after the first one.

        A list ordered by what it does not show cannot be read: « Aides finissant dans 30 jours ».
        """
        choisies = self.colonnes_choisies(codes)
        du_tri = tuple(colonne for colonne in self.colonnes if colonne.code == tri and colonne not in choisies)
        return (*choisies[:1], *du_tri, *choisies[1:])
