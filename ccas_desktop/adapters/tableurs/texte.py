"""Text files of rows: the encoding, the separator and the quotes are found by looking."""

from __future__ import annotations

import csv
import io

from ccas_desktop.application.classeur import Feuille
from ccas_desktop.domain.errors import RefusMetier

SEPARATEURS = (";", "\t", ",", "|")
# As the files hold them, then as a French Excel shows them and writes them in a csv.
_ERREURS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
_ERREURS_EN_FRANCAIS = ("#N/D", "#VALEUR!", "#NOM?", "#NUL!", "#NOMBRE!")
_ERREURS_DE_FORMULE = frozenset((*_ERREURS, *_ERREURS_EN_FRANCAIS))
LIGNES_VUES = 60
CHAMP_MAX = 1_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def lire_csv(contenu: bytes, nom: str) -> Feuille:
    """Return the rows of a text file. Raises RefusMetier `classeur_autre_format` when it is no text of rows."""
    texte = _decoder(contenu)
    if texte.lstrip()[:15].lower().startswith(("<!doctype", "<html", "<?xml")):
        raise RefusMetier("classeur_autre_format", champ="fichier")
    separateur, texte = _separateur(texte)
    csv.field_size_limit(CHAMP_MAX)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, doublequote=True)
    lignes, numeros = [], []
    try:
        for rang, champs in enumerate(lecteur, start=1):
            valeurs = [texte_propre(champ) for champ in champs]
            while valeurs and valeurs[-1] is None:
                valeurs.pop()
            if valeurs:
                lignes.append(tuple(valeurs))
                numeros.append(rang)
    except csv.Error:
        raise RefusMetier("classeur_abime", champ="fichier") from None
    return Feuille(nom, tuple(lignes), tuple(numeros))


def texte_propre(texte: str) -> str | None:
    """Return a cell without the spaces around it, None when nothing is left: a formula that failed says nothing."""
    propre = texte.replace("\u00a0", " ").strip()
    return None if not propre or propre in _ERREURS_DE_FORMULE else propre


def _decoder(contenu: bytes) -> str:
    for marque, codage in _BOMS:
        if contenu.startswith(marque):
            return _en_texte(contenu, codage)
    if _est_de_l_utf16(contenu):
        return _en_texte(contenu, "utf-16-le" if contenu[1] == 0 else "utf-16-be")
    try:
        texte = contenu.decode("utf-8")
    except UnicodeDecodeError:
        # Windows leaves five bytes without a letter; a French file never holds them.
        texte = contenu.decode("cp1252", errors="replace")
    if "\0" in texte or texte.count("\ufffd") > len(texte) // 100:
        raise RefusMetier("classeur_autre_format", champ="fichier")
    return texte


def _en_texte(contenu: bytes, codage: str) -> str:
    try:
        return contenu.decode(codage)
    except UnicodeDecodeError:
        raise RefusMetier("classeur_abime", champ="fichier") from None


def _est_de_l_utf16(contenu: bytes) -> bool:
    """Tell UTF-16 without its mark: every other byte of a French text is then zero."""
    debut = contenu[:400]
    return len(debut) > 3 and max(debut[0::2].count(0), debut[1::2].count(0)) > len(debut) // 3


def _separateur(texte: str) -> tuple[str, str]:
    """Return the separator, and the text without the line « sep=; » that Excel understands."""
    premiere, _, suite = texte.partition("\n")
    if premiere.strip().lower().startswith("sep=") and len(premiere.strip()) == 5:
        return premiere.strip()[-1], suite
    return max(SEPARATEURS, key=lambda separateur: _regularite(texte, separateur)), texte


def _regularite(texte: str, separateur: str) -> tuple[int, int]:
    """Return how many of the first rows have the most common number of cells, above one, then that number."""
    lecteur = csv.reader(io.StringIO(texte[:200_000], newline=""), delimiter=separateur)
    longueurs = []
    try:
        for _rang, champs in zip(range(LIGNES_VUES), lecteur, strict=False):
            longueurs.append(len(champs))
    except csv.Error:
        return 0, 0
    multiples = [longueur for longueur in longueurs if longueur > 1]
    if not multiples:
        return 0, 0
    courante = max(set(multiples), key=multiples.count)
    return multiples.count(courante), courante
