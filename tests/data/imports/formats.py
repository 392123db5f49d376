"""Files in the formats of old spreadsheets, written by hand: no library that writes them is kept any more."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

Valeur = str | int | float | date | None
_SECTEUR, _LIBRE, _FIN, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ecrire_ods(chemin: Path, nom: str, lignes: Sequence[Sequence[Valeur]]) -> None:
    """Write a sheet of LibreOffice, with the million styled empty rows that it keeps."""
    rangees = "".join(f"<table:table-row>{''.join(map(_case_ods, ligne))}</table:table-row>" for ligne in lignes)
    vides = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row>"
    )
    espaces = " ".join(
        f'xmlns:{court}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for court, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    contenu = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {espaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(nom)}">{rangees}{vides}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifeste = (
        '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{_ODS}"/></m:manifest>'
    )
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        for fichier, texte in (("mimetype", _ODS), ("META-INF/manifest.xml", manifeste), ("content.xml", contenu)):
            archive.writestr(zipfile.ZipInfo(fichier, (2026, 1, 1, 0, 0, 0)), texte)


def _case_ods(valeur: Valeur) -> str:
    if valeur is None:
        return "<table:table-cell/>"
    if isinstance(valeur, date):
        attributs = f'office:value-type="date" office:date-value="{valeur}"'
    elif isinstance(valeur, int | float):
        attributs = f'office:value-type="float" office:value="{valeur}"'
    else:
        attributs = 'office:value-type="string"'
    texte = escape(valeur) if isinstance(valeur, str) else "x"
    return f"<table:table-cell {attributs}><text:p>{texte}</text:p></table:table-cell>"


def ecrire_xls(chemin: Path, nom: str, lignes: Sequence[Sequence[Valeur]]) -> None:
    """Write a workbook of Excel 97; dates are bare day numbers, as tools that know no format leave them."""
    flux = _classeur_biff(nom, lignes)
    chemin.write_bytes(_ole(flux + b"\0" * max(0, 4096 - len(flux))))


def _classeur_biff(nom: str, lignes: Sequence[Sequence[Valeur]]) -> bytes:
    tete = _enregistrement(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 0))
    titre = nom.encode("utf-16-le")
    longueur_feuille = 4 + 8 + len(titre)
    place = len(tete) + longueur_feuille + 4
    feuille = _enregistrement(0x85, struct.pack("<IHBB", place, 0, len(nom), 1) + titre)
    globales = tete + feuille + _enregistrement(0x0A, b"")
    corps = _enregistrement(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 0))
    for rang, ligne in enumerate(lignes):
        for colonne, valeur in enumerate(ligne):
            corps += _case_biff(rang, colonne, valeur)
    return globales + corps + _enregistrement(0x0A, b"")


def _case_biff(rang: int, colonne: int, valeur: Valeur) -> bytes:
    if valeur is None:
        return b""
    if isinstance(valeur, date):
        valeur = (valeur - date(1899, 12, 30)).days
    if isinstance(valeur, int | float):
        return _enregistrement(0x203, struct.pack("<HHHd", rang, colonne, 0, valeur))
    texte = valeur.encode("utf-16-le")
    return _enregistrement(0x204, struct.pack("<HHHHB", rang, colonne, 0, len(valeur), 1) + texte)


def _enregistrement(genre: int, donnees: bytes) -> bytes:
    return struct.pack("<HH", genre, len(donnees)) + donnees


def _ole(flux: bytes) -> bytes:
    """Return the compound file that holds one stream: header, allocation table, directory, stream."""
    flux += b"\0" * (-len(flux) % _SECTEUR)
    secteurs = len(flux) // _SECTEUR
    chaine = [_FAT, _FIN, *range(3, secteurs + 2), _FIN]
    fat = struct.pack(f"<{len(chaine)}I", *chaine)
    fat += struct.pack("<I", _LIBRE) * ((_SECTEUR - len(fat)) // 4)
    dossier = _entree("Root Entry", 5, 1, _FIN, 0) + _entree("Workbook", 2, _LIBRE, 2, len(flux)) + b"\0" * 256
    entete = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    entete += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _FIN, 0, _FIN, 0)
    entete += struct.pack("<I", 0) + struct.pack("<I", _LIBRE) * 108
    return entete + fat + dossier + flux


def _entree(nom: str, genre: int, enfant: int, debut: int, taille: int) -> bytes:
    titre = (nom + "\0").encode("utf-16-le")
    tete = titre.ljust(64, b"\0") + struct.pack("<HBBIII", len(titre), genre, 1, _LIBRE, _LIBRE, enfant)
    return tete + b"\0" * 36 + struct.pack("<IQ", debut, taille)
