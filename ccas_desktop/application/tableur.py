"""Tables for a spreadsheet: typed cells that no program can take for a formula, and the port that writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Protocol

# A spreadsheet runs what starts so (OWASP, CSV injection); their full-width twins count too, as do leading blanks.
_FORMULES = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
BOM = "\ufeff"

Cellule = str | int | Decimal | date | bool | None


class GenreColonne(StrEnum):
    """What the cells of a column are."""

    TEXTE = "texte"
    NOMBRE = "nombre"
    EUROS = "euros"
    DATE = "date"
    OUI_NON = "oui_non"


@dataclass(frozen=True)
class ColonneTableur:
    """A column of a sheet; `largeur` in characters, 0 to take that of its kind."""

    titre: str
    genre: GenreColonne = GenreColonne.TEXTE
    largeur: int = 0


@dataclass(frozen=True)
class Feuille:
    """One sheet: its headings, then its rows, read once and in order so that they need not all be in memory.

    A cell is of the kind of its column, or text where the value is not known well enough (a birth year alone);
    None is an empty cell.
    """

    nom: str
    colonnes: tuple[ColonneTableur, ...]
    lignes: Iterable[Sequence[Cellule]]


class Tableur(Protocol):
    """Writes files for a spreadsheet, whole or not at all. Raises FichierNonEcrit."""

    def ecrire_classeur(
        self, fichier: Path, feuilles: Sequence[Feuille], *, annule: Callable[[], bool] = ...
    ) -> int | None:
        """Write an xlsx and return the number of its rows, headings apart; None when it was given up on the way."""

    def ecrire_csv(self, fichier: Path, feuille: Feuille, *, annule: Callable[[], bool] = ...) -> int | None:
        """Write the same rows as a csv that a French Excel opens by a double click."""


def csv_pour_tableur(titres: Sequence[str], lignes: Iterable[Sequence[str]]) -> bytes:
    """Return the file, in UTF-8 with its mark, separated by semicolons; no cell can be run as a formula."""
    texte = io.StringIO(newline="")
    ecrivain = csv.writer(texte, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    ecrivain.writerow(titres)
    ecrivain.writerows([cellule_inerte(cellule) for cellule in ligne] for ligne in lignes)
    return f"{BOM}{texte.getvalue()}".encode()


def cellule_inerte(texte: str) -> str:
    """Return a text that a spreadsheet shows and never runs: after an apostrophe when it looks like a formula."""
    sans_rupture = " ".join(texte.replace("\0", "").splitlines())
    visible = sans_rupture.lstrip()
    return f"'{sans_rupture}" if visible.startswith(_FORMULES) else sans_rupture


def cellule_en_texte(cellule: Cellule) -> str:
    """Return a cell as a csv holds it: 23/11/2026, 1234,56, oui; only what was text may need its apostrophe."""
    match cellule:
        case None:
            return ""
        case bool():
            return "oui" if cellule else "non"
        case date():
            return f"{cellule:%d/%m/%Y}"
        case int() | Decimal():
            return f"{cellule}".replace(".", ",")
        case _:
            return cellule_inerte(cellule)
