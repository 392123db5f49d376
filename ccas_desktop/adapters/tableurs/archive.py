"""What an xlsx or ods archive holds, seen before a library opens it: its unfolded size and how far its cells lie."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from ccas_desktop.domain.errors import RefusMetier

DEPLIE_MAX = 300_000_000
CASES_MAX = 24_000_000
MORCEAU = 1 << 20
_FEUILLE = re.compile(r"xl/worksheets/[^/]+\.xml")
_LU = re.compile(r"xl/.*\.xml|content\.xml|.*\.bin")
# A cell that holds something; a styled empty one closes itself (« /> ») and does not count.
_CASE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^<>/]*>""")
_VALEURS = (b"<v>", b"<v ", b":v>", b":v ", b"<is", b":is", b"<f>", b"<f ", b":f>", b":f ")
_BALISE = re.compile(rb"<table:table-(row|cell)\b([^<>]*?)(/?)>")
_REPETE = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')


@dataclass(frozen=True)
class Archive:
    """What the archive says that the values do not."""

    depart_1904: bool = False


def examiner_archive(contenu: bytes) -> Archive:
    """Return what the archive says. Raises RefusMetier `classeur_abime`, `classeur_piege` or `classeur_protege`."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            return _examiner(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise RefusMetier("classeur_abime", champ="fichier") from None
    except RuntimeError:
        # The password of the archive itself.
        raise RefusMetier("classeur_protege", champ="fichier") from None


def _examiner(archive: zipfile.ZipFile) -> Archive:
    noms = archive.namelist()
    if not any(nom in ("xl/workbook.xml", "content.xml", "xl/workbook.bin") for nom in noms):
        raise RefusMetier("classeur_autre_format", champ="fichier")
    if "META-INF/manifest.xml" in noms and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise RefusMetier("classeur_protege", champ="fichier")
    # What is declared first, for it costs nothing; what is real then, for a declaration may lie.
    if sum(partie.file_size for partie in archive.infolist() if _LU.fullmatch(partie.filename)) > DEPLIE_MAX:
        raise RefusMetier("classeur_piege", champ="fichier")
    deplie = 0
    for nom in noms:
        if _LU.fullmatch(nom):
            deplie += _deplier(archive, nom, reste=DEPLIE_MAX - deplie)
    classeur = archive.read("xl/workbook.xml") if "xl/workbook.xml" in noms else b""
    return Archive(depart_1904=re.search(rb'date1904="(?:1|true)"', classeur) is not None)


def _deplier(archive: zipfile.ZipFile, nom: str, *, reste: int) -> int:
    """Read one part by pieces and return its real size: what the archive declares may lie."""
    taille, fin = 0, b""
    mesure = _Repetitions() if nom == "content.xml" else _Bornes() if _FEUILLE.fullmatch(nom) else None
    with archive.open(nom) as flux:
        while morceau := flux.read(MORCEAU):
            taille += len(morceau)
            if taille > reste:
                raise RefusMetier("classeur_piege", champ="fichier")
            if mesure is not None:
                # A cell cut between two pieces waits for its end.
                tampon = fin + morceau
                entier, marque, suite = tampon.rpartition(mesure.case)
                mesure.voir(entier if marque else tampon)
                # Without any cell, what is kept must not grow with the file.
                fin = marque + suite if marque else tampon[-len(mesure.case) :]
    if mesure is not None:
        mesure.voir(fin)
    return taille


class _Bornes:
    """How far the cells seen so far lie; a table is as wide as its furthest column on each of its rows."""

    case = b"<c "

    def __init__(self) -> None:
        self._colonne = self._ligne = 0

    def voir(self, xml: bytes) -> None:
        """Look at one more piece. Raises RefusMetier `classeur_piege` for a table that no memory would hold."""
        # Most of a sheet styled down to its last row has no value at all: plain searches tell so.
        if any(marque in xml for marque in _VALEURS):
            # Each column and each row is looked at once, not each cell.
            cases = _CASE.findall(xml)
            self._colonne = max((self._colonne, *map(_rang, {lettres for lettres, _ in cases})))
            self._ligne = max((self._ligne, *map(int, {chiffres for _, chiffres in cases})))
        if self._ligne * self._colonne > CASES_MAX:
            raise RefusMetier("classeur_piege", champ="fichier")


class _Repetitions:
    """How many cells an ods file says again without writing them."""

    case = b"<table:table-"

    def __init__(self) -> None:
        self._lignes, self._cases, self._total = 1, 0, 0

    def voir(self, xml: bytes) -> None:
        """Look at one more piece. Raises RefusMetier `classeur_piege`."""
        for balise, reste, vide in _BALISE.findall(xml):
            repete = _REPETE.search(reste)
            nombre = int(repete.group(1)) if repete else 1
            if balise == b"row":
                self._total += self._lignes * self._cases
                self._lignes, self._cases = nombre, 0
            elif not vide:
                # An empty cell counts only when a full one follows it.
                self._cases += nombre
        if self._total + self._lignes * self._cases > CASES_MAX:
            raise RefusMetier("classeur_piege", champ="fichier")


def _rang(lettres: bytes) -> int:
    rang = 0
    for lettre in lettres:
        rang = rang * 26 + lettre - 64
    return rang
