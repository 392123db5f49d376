"""Tables for a spreadsheet: CSV as a French Excel or LibreOffice opens it by a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet runs what starts so (OWASP, CSV injection); their full-width twins count too, as do leading blanks.
_FORMULES = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
_BOM = "\ufeff"


def csv_pour_tableur(titres: Sequence[str], lignes: Iterable[Sequence[str]]) -> bytes:
    """Return the file, in UTF-8 with its mark, separated by semicolons; no cell can be run as a formula."""
    texte = io.StringIO(newline="")
    ecrivain = csv.writer(texte, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    ecrivain.writerow(titres)
    ecrivain.writerows([cellule_inerte(cellule) for cellule in ligne] for ligne in lignes)
    return f"{_BOM}{texte.getvalue()}".encode()


def cellule_inerte(texte: str) -> str:
    """Return a text that a spreadsheet shows and never runs: after an apostrophe when it looks like a formula."""
    sans_rupture = " ".join(texte.replace("\0", "").splitlines())
    visible = sans_rupture.lstrip()
    return f"'{sans_rupture}" if visible.startswith(_FORMULES) else sans_rupture
