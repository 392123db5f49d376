"""A printed statement: titles, paragraphs and tables, for whoever inspects or decides; never a letter to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.domain.courrier.document import Intertitre, Liste, Paragraphe


@dataclass(frozen=True)
class ColonneEtat:
    """A column; `part` is its share of the width."""

    titre: str
    part: int = 1


@dataclass(frozen=True)
class Tableau:
    """Rows under headings repeated on each page; `titre` is said by a screen reader, not printed."""

    titre: str
    colonnes: tuple[ColonneEtat, ...]
    lignes: tuple[tuple[str, ...], ...]


Partie = Intertitre | Paragraphe | Liste | Tableau


@dataclass(frozen=True)
class Etat:
    """One whole statement.

    Attributes:
        resume: lines under the title, such as the period and the number of rows.
        pied: printed beside the page number.
    """

    titre: str
    emetteur: str
    date: date
    resume: tuple[str, ...]
    parties: tuple[Partie, ...]
    pied: str
    paysage: bool = False
