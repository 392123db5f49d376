"""Read a spreadsheet whatever its format; a formula gives the value last worked out, and is never run.

A file is judged before it is opened: its size, what its archive would unfold, how far its cells lie. What the library
would need gigabytes for is refused with the reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from ccas_desktop.adapters.tableurs.archive import Archive, examiner_archive
from ccas_desktop.adapters.tableurs.texte import lire_csv, texte_propre
from ccas_desktop.application.classeur import Classeur, Feuille, Ligne
from ccas_desktop.domain.errors import RefusMetier

TAILLE_MAX = 60_000_000
LIGNES_MAX = 60_000
COLONNES_MAX = 400
_ARCHIVE, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ILLISIBLES_CONNUS = {b"%PDF": "classeur_pdf", b"{\\rtf": "classeur_autre_format", b"\x89PNG": "classeur_autre_format"}


def lire_classeur(chemin: Path) -> Classeur:
    """Return the sheets of a file.

    Raises RefusMetier: `classeur_introuvable`, `classeur_vide`, `classeur_trop_gros`, `classeur_protege`,
    `classeur_abime`, `classeur_piege`, `classeur_pdf`, `classeur_autre_format` or `classeur_trop_de_lignes`.
    """
    contenu = _octets(chemin)
    tete = contenu[:8]
    for marque, code in _ILLISIBLES_CONNUS.items():
        if tete.startswith(marque):
            raise RefusMetier(code, champ="fichier")
    if tete.startswith(_ARCHIVE):
        archive = examiner_archive(contenu)
        feuilles = _par_calamine(contenu)
    elif tete.startswith(_OLE):
        archive, feuilles = Archive(), _par_calamine(contenu)
    else:
        archive, feuilles = Archive(), (lire_csv(contenu, chemin.stem),)
    pleines = tuple(feuille for feuille in feuilles if feuille.lignes)
    if not pleines:
        raise RefusMetier("classeur_vide", champ="fichier")
    if max(len(feuille.lignes) for feuille in pleines) > LIGNES_MAX:
        raise RefusMetier("classeur_trop_de_lignes", champ="fichier", maximum=f"{LIGNES_MAX:,}".replace(",", "\u202f"))
    return Classeur(chemin.name, hashlib.sha256(contenu).hexdigest(), pleines, depart_1904=archive.depart_1904)


def _octets(chemin: Path) -> bytes:
    try:
        if chemin.stat().st_size > TAILLE_MAX:
            raise RefusMetier("classeur_trop_gros", champ="fichier", maximum=f"{TAILLE_MAX // 1_000_000}")
        contenu = chemin.read_bytes()
    except PermissionError:
        # Windows locks the file that Excel shows.
        raise RefusMetier("classeur_ouvert_ailleurs", champ="fichier") from None
    except OSError:
        raise RefusMetier("classeur_introuvable", champ="fichier") from None
    if not contenu.strip():
        raise RefusMetier("classeur_vide", champ="fichier")
    return contenu


def _par_calamine(contenu: bytes) -> tuple[Feuille, ...]:
    # Imported when asked for: the window opens sooner.
    import io

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(contenu)) as classeur:
            visibles = [
                feuille.name
                for feuille in classeur.sheets_metadata
                if feuille.typ is SheetTypeEnum.WorkSheet and feuille.visible is SheetVisibleEnum.Visible
            ]
            return tuple(_feuille(nom, classeur.get_sheet_by_name(nom)) for nom in visibles)
    except PasswordError:
        raise RefusMetier("classeur_protege", champ="fichier") from None
    except (CalamineError, ValueError, OSError, OverflowError):
        raise RefusMetier("classeur_protege" if _chiffre(contenu) else "classeur_abime", champ="fichier") from None


def _chiffre(contenu: bytes) -> bool:
    """Tell whether a file is encrypted: Excel then hides it in an OLE stream, whose name is in UTF-16."""
    return "EncryptedPackage".encode("utf-16-le") in contenu or b"manifest:encryption-data" in contenu


def _feuille(nom: str, feuille: object) -> Feuille:
    premiere = getattr(feuille, "start", None) or (0, 0)
    rangees: Sequence[Sequence[object]] = feuille.to_python(skip_empty_area=True)  # type: ignore[attr-defined]
    lignes, numeros = [], []
    for rang, rangee in enumerate(rangees, start=premiere[0] + 1):
        ligne = _ligne(rangee)
        if ligne:
            lignes.append(ligne)
            numeros.append(rang)
    return Feuille(nom, tuple(lignes), tuple(numeros))


def _ligne(rangee: Iterable[object]) -> Ligne:
    """Return the values of a row up to its last one, None where there is nothing; empty for an empty row."""
    valeurs = [texte_propre(valeur) if isinstance(valeur, str) else valeur for valeur in rangee]
    while valeurs and valeurs[-1] is None:
        valeurs.pop()
    # calamine gives texts, numbers, dates, times and booleans only
    return cast("Ligne", tuple(valeurs[:COLONNES_MAX]))
