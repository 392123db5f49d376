"""Reads what was printed, with the tools of poppler: the letter as another program sees it."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass

MM = 72 / 25.4
_MOT = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>|(<page )', re.DOTALL
)


@dataclass(frozen=True)
class Mot:
    """A word and the rectangle it takes, in millimetres from the top left corner of its page."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    texte: str

    def touche(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Tell whether any of it lies in that rectangle."""
        return self.x0 < x1 and self.x1 > x0 and self.y0 < y1 and self.y1 > y0

    def tient_dans(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Tell whether all of it lies in that rectangle."""
        return x0 <= self.x0 and self.x1 <= x1 and y0 <= self.y0 and self.y1 <= y1


def texte(pdf: bytes, *, page: int | None = None) -> str:
    """Return the text in reading order, no-break spaces as spaces."""
    choix = [] if page is None else ["-f", str(page), "-l", str(page)]
    return _pdftotext(pdf, *choix).replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def mots(pdf: bytes) -> list[Mot]:
    """Return every word with its place."""
    trouves, page = [], 0
    for trouve in _MOT.finditer(_pdftotext(pdf, "-bbox")):
        if trouve.group(6):
            page += 1
            continue
        x0, y0, x1, y1 = (float(v) / MM for v in trouve.groups()[:4])
        trouves.append(Mot(page, x0, y0, x1, y1, html.unescape(trouve.group(5))))
    return trouves


def _pdftotext(pdf: bytes, *options: str) -> str:
    sortie = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return sortie.stdout.decode()
