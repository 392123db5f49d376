"""Read an xlsx back as its XML says it, without the library that wrote it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Arbre

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Case:
    """One cell: its kind in the file, its raw value, the code of its number format."""

    genre: str
    valeur: str
    format: str


def noms(fichier: Path) -> list[str]:
    """Return the names of the sheets."""
    with zipfile.ZipFile(fichier) as archive:
        racine = Arbre.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 our own file
    return [feuille.attrib["name"] for feuille in racine.iterfind(".//m:sheet", _NS)]


def lignes(fichier: Path, rang: int = 1) -> Iterator[dict[str, Case]]:
    """Yield the rows of a sheet, each cell under the letter of its column."""
    with zipfile.ZipFile(fichier) as archive:
        formats = _formats(archive)
        racine = Arbre.fromstring(archive.read(f"xl/worksheets/sheet{rang}.xml"))  # noqa: S314 our own file
    assert racine.find(".//m:f", _NS) is None, "a formula"
    for ligne in racine.iterfind(".//m:row", _NS):
        cases = {re.sub(r"\d", "", c.attrib["r"]): _case(c, formats) for c in ligne.iterfind("m:c", _NS)}
        yield {lettre: case for lettre, case in cases.items() if case.genre != "vide"}


def _case(cellule: Arbre.Element, formats: list[str]) -> Case:
    style = formats[int(cellule.get("s", "0"))]
    if cellule.get("t") == "inlineStr":
        return Case("texte", "".join(t.text or "" for t in cellule.iterfind(".//m:t", _NS)), style)
    valeur = cellule.find("m:v", _NS)
    if valeur is None:
        return Case("vide", "", style)
    return Case(cellule.get("t", "nombre"), valeur.text or "", style)


def _formats(archive: zipfile.ZipFile) -> list[str]:
    racine = Arbre.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 our own file
    codes = {f.attrib["numFmtId"]: f.attrib["formatCode"] for f in racine.iterfind(".//m:numFmt", _NS)}
    return [codes.get(xf.attrib["numFmtId"], xf.attrib["numFmtId"]) for xf in racine.iterfind("m:cellXfs/m:xf", _NS)]
