"""Reads what was printed, with the tools of poppler: the letter as another program sees it. Without them, with Qt."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

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
    if shutil.which("pdftotext"):
        choix = [] if page is None else ["-f", str(page), "-l", str(page)]
        lu = _pdftotext(pdf, *choix)
    else:
        lu = _texte_par_qt(pdf, page)
    return lu.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def nombre_de_pages(pdf: bytes) -> int:
    """Return how many pages are in the file."""
    return _ouvert(pdf)[0].pageCount()


def mots(pdf: bytes) -> list[Mot]:
    """Return every word with its place; the test is left out where poppler is not."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs poppler, which tells where each word is")
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


def _texte_par_qt(pdf: bytes, page: int | None) -> str:
    document, _tampon = _ouvert(pdf)
    pages = range(document.pageCount()) if page is None else [page - 1]
    return "\n".join(document.getAllText(rang).text() for rang in pages).replace("\r\n", "\n")


def _ouvert(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """Return the document and what it reads from, which must live as long."""
    document, tampon = QPdfDocument(), QBuffer()
    tampon.setData(QByteArray(pdf))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(tampon)
    return document, tampon
