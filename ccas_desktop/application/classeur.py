"""A spreadsheet once read: sheets, rows and bare values, whatever the format of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

Cellule = str | int | float | bool | date | datetime | time | timedelta | None
Ligne = tuple[Cellule, ...]


@dataclass(frozen=True)
class Feuille:
    """One sheet.

    Attributes:
        lignes: its rows with something in them, each at least as long as its last value.
        numeros: the number of each of these rows in the file, as the spreadsheet shows it (from 1).
    """

    nom: str
    lignes: tuple[Ligne, ...]
    numeros: tuple[int, ...]


@dataclass(frozen=True)
class Classeur:
    """One file.

    Attributes:
        nom: name of the file, without its folder.
        empreinte: SHA-256 of its bytes, by which the same file is known again.
        depart_1904: bare day numbers count from 1904, as old Macintosh workbooks do.
    """

    nom: str
    empreinte: str
    feuilles: tuple[Feuille, ...] = field(repr=False)
    depart_1904: bool = False


LireClasseur = Callable[[Path], Classeur]


def texte_de(cellule: Cellule) -> str:
    """Return a value as a person reads it in the spreadsheet: « 61100 » and not « 61100.0 », « 27/06/1987 »."""
    # Most cells are texts.
    if isinstance(cellule, str):
        return cellule.strip()
    if cellule is None:
        return ""
    if isinstance(cellule, bool):
        return "Oui" if cellule else "Non"
    if isinstance(cellule, float) and cellule.is_integer() and abs(cellule) < 1e15:
        return str(int(cellule))
    if isinstance(cellule, float):
        return repr(cellule).replace(".", ",")
    if isinstance(cellule, datetime | date):
        return f"{cellule.day:02d}/{cellule.month:02d}/{cellule.year:04d}"
    return str(cellule)
