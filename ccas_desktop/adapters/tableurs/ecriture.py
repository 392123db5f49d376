"""Files for a spreadsheet: xlsx by XlsxWriter, row after row, and csv.

Every text is written as a text: nothing typed by a person is ever a formula, a link or a number. A file is made beside
its name, then takes it: one that was cut half-way is never taken for a whole one.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ccas_desktop.application.errors import FichierNonEcrit
from ccas_desktop.application.tableur import (
    BOM,
    Cellule,
    ColonneTableur,
    Feuille,
    GenreColonne,
    cellule_en_texte,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Limits of the format (Excel specifications); what is above goes to a further sheet, or is cut with a mark.
LIGNES_PAR_FEUILLE = 1_048_575
CARACTERES_PAR_CELLULE = 32_767
CARACTERES_PAR_NOM = 31
_INTERDITS_DANS_UN_NOM = str.maketrans("[]:*?/\\'", "        ")
# The calendar of Excel starts here: an older date is a text.
PREMIER_JOUR = date(1900, 1, 1)
# A double holds 15 digits for sure: a longer whole number is a text, so that none of its digits is lost.
PLUS_GRAND_NOMBRE = 10**15
LIGNES_ENTRE_DEUX_REGARDS = 500

_FORMATS = {
    GenreColonne.NOMBRE: "General",
    GenreColonne.EUROS: '#,##0.00\\ "€"',
    GenreColonne.DATE: "dd/mm/yyyy",
}
_LARGEURS = {
    GenreColonne.TEXTE: 24,
    GenreColonne.NOMBRE: 10,
    GenreColonne.EUROS: 13,
    GenreColonne.DATE: 12,
    GenreColonne.OUI_NON: 8,
}


def _jamais() -> bool:
    return False


class _Abandon(Exception):
    """The person gave up."""


class TableurXlsx:
    """Writes xlsx and csv; see `application.tableur.Tableur` for what each method promises."""

    def ecrire_classeur(
        self, fichier: Path, feuilles: Sequence[Feuille], *, annule: Callable[[], bool] = _jamais
    ) -> int | None:
        """Write a workbook and return the number of its rows."""
        # Imported when asked for: the window opens sooner.
        from xlsxwriter import Workbook

        with (
            _entier(fichier) as travail,
            travail.fichier.open("wb") as flux,
            tempfile.TemporaryDirectory(prefix="ccas-tableur-", ignore_cleanup_errors=True) as prive,
        ):
            # Rows wait in a file until the end: in a folder of our own, removed with them whatever happens.
            classeur = Workbook(flux, {"constant_memory": True, "tmpdir": prive})
            try:
                ecrits = _Classeur(classeur, annule).ecrire(feuilles)
                travail.fini = True
                return ecrits
            except _Abandon:
                return None
            finally:
                _fermer(classeur)

    def ecrire_csv(self, fichier: Path, feuille: Feuille, *, annule: Callable[[], bool] = _jamais) -> int | None:
        """Write one sheet as a csv and return the number of its rows."""
        with _entier(fichier) as travail, travail.fichier.open("w", encoding="utf-8", newline="") as flux:
            flux.write(BOM)
            ecrivain = csv.writer(flux, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
            ecrivain.writerow([colonne.titre for colonne in feuille.colonnes])
            rang = 0
            for rang, ligne in enumerate(feuille.lignes, start=1):
                if rang % LIGNES_ENTRE_DEUX_REGARDS == 0 and annule():
                    return None
                ecrivain.writerow([cellule_en_texte(cellule) for cellule in ligne])
            travail.fini = True
            return rang


class _Travail:
    """A file being made; it takes its name once `fini`."""

    def __init__(self, fichier: Path) -> None:
        self.fichier = fichier
        self.fini = False


@contextmanager
def _entier(fichier: Path) -> Iterator[_Travail]:
    """Give the name of a file beside; it takes the place of the wanted one once whole, else it goes."""
    travail = _Travail(fichier.with_name(f"{fichier.name}.partiel"))
    try:
        yield travail
        if travail.fini:
            travail.fichier.replace(fichier)
    except OSError as erreur:
        raise FichierNonEcrit(fichier.name) from erreur
    finally:
        travail.fichier.unlink(missing_ok=True)


def _fermer(classeur: Workbook) -> None:
    """Write the file of a workbook. Raises OSError."""
    from xlsxwriter.exceptions import FileCreateError, FileSizeError

    try:
        classeur.close()
    except (FileCreateError, FileSizeError) as erreur:
        raise OSError(str(erreur)) from erreur


class _Classeur:
    """Fills the sheets of one workbook."""

    def __init__(self, classeur: Workbook, annule: Callable[[], bool]) -> None:
        self._classeur = classeur
        self._annule = annule
        self._titre = classeur.add_format({"bold": True, "bottom": 1})
        self._texte = classeur.add_format({"num_format": "@"})
        self._formats = {genre: classeur.add_format({"num_format": code}) for genre, code in _FORMATS.items()}
        self._noms: set[str] = set()

    def ecrire(self, feuilles: Sequence[Feuille]) -> int:
        """Write every sheet and return the number of rows."""
        return sum(self._ecrire_feuille(feuille) for feuille in feuilles)

    def _ecrire_feuille(self, feuille: Feuille) -> int:
        page = self._ouvrir(feuille)
        nombre = 0
        for nombre, ligne in enumerate(feuille.lignes, start=1):
            if nombre % LIGNES_ENTRE_DEUX_REGARDS == 0 and self._annule():
                raise _Abandon
            if nombre > 1 and nombre % LIGNES_PAR_FEUILLE == 1:
                page = self._ouvrir(feuille)
            self._ecrire_ligne(page, (nombre - 1) % LIGNES_PAR_FEUILLE + 1, feuille.colonnes, ligne)
        if feuille.colonnes:
            page.autofilter(0, 0, min(nombre, LIGNES_PAR_FEUILLE), len(feuille.colonnes) - 1)
        return nombre

    def _ouvrir(self, feuille: Feuille) -> Worksheet:
        page = self._classeur.add_worksheet(self._nom(feuille.nom))
        page.freeze_panes(1, 0)
        for rang, colonne in enumerate(feuille.colonnes):
            largeur = max(colonne.largeur or _LARGEURS[colonne.genre], len(colonne.titre) + 2)
            page.set_column(rang, rang, largeur, self._format(colonne.genre))
            page.write_string(0, rang, colonne.titre, self._titre)
        return page

    def _nom(self, voulu: str) -> str:
        """Return a name that Excel takes: at most 31 characters, none that it keeps for itself, and not used yet."""
        propre = " ".join(voulu.translate(_INTERDITS_DANS_UN_NOM).split()) or "Feuille"
        nom, rang = propre[:CARACTERES_PAR_NOM], 1
        while nom.lower() in self._noms:
            rang += 1
            suffixe = f" ({rang})"
            nom = f"{propre[: CARACTERES_PAR_NOM - len(suffixe)]}{suffixe}"
        self._noms.add(nom.lower())
        return nom

    def _format(self, genre: GenreColonne) -> Format:
        return self._formats.get(genre, self._texte)

    def _ecrire_ligne(
        self, page: Worksheet, rang: int, colonnes: tuple[ColonneTableur, ...], ligne: Sequence[Cellule]
    ) -> None:
        for place, (colonne, cellule) in enumerate(zip(colonnes, ligne, strict=True)):
            if cellule is not None and cellule != "":
                self._ecrire_cellule(page, (rang, place), colonne.genre, cellule)

    def _ecrire_cellule(self, page: Worksheet, place: tuple[int, int], genre: GenreColonne, cellule: Cellule) -> None:
        match cellule:
            case bool():
                page.write_string(*place, cellule_en_texte(cellule), self._texte)
            case date() if cellule >= PREMIER_JOUR:
                # Midnight without a zone: the whole number of the day, that no setting of the PC can shift.
                page.write_datetime(*place, datetime.combine(cellule, time()), self._format(GenreColonne.DATE))
            case int() | Decimal() if -PLUS_GRAND_NOMBRE < cellule < PLUS_GRAND_NOMBRE:
                page.write_number(*place, float(cellule), self._format(genre))
            case str():
                page.write_string(*place, _coupe(cellule), self._texte)
            case _:
                page.write_string(*place, cellule_en_texte(cellule), self._texte)


def _coupe(texte: str) -> str:
    """Return the text that one cell holds; a cut says itself by its last character."""
    return texte if len(texte) <= CARACTERES_PAR_CELLULE else f"{texte[: CARACTERES_PAR_CELLULE - 1]}…"
