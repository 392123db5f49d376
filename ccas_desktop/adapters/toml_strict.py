"""Read an untrusted TOML text within bounds, and say in French, with the line, what is wrong in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ccas_desktop.application.errors import TexteIllisible
from ccas_desktop.domain.reglement.fautes import Faute

OCTETS_MAXIMUM = 512 * 1024
LIGNE_MAXIMUM = 10_000
# tomllib takes a time that grows with the square of the parts of a dotted key: 30 s for 50 lines of 5,000 points.
POINTS_PAR_LIGNE = 100
PLACE_INCONNUE = "fichier"
_ENDROIT = re.compile(r"\(at line (\d+), column (\d+)\)")
_SECTION = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.]+)\s*\]")
_CLE = re.compile(r"\s*([A-Za-z0-9_]+)\s*=\s*(\[\s*(?:#.*)?$)?")
_DERNIERE_ETAPE = re.compile(r"(\[\d+\]|(^|\.)[^.\[\]]+)$")


def lire_texte_du_fichier(chemin: Path) -> str:
    """Return the text of a file, to be kept as it is. Raises TexteIllisible."""
    try:
        if chemin.stat().st_size > OCTETS_MAXIMUM:
            raise _illisible(PLACE_INCONNUE, f"Ce fichier est trop gros ({OCTETS_MAXIMUM // 1024} Ko au plus).")
        return chemin.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _illisible(PLACE_INCONNUE, "Ce fichier n’est pas un texte enregistré en UTF-8.") from None
    except OSError as erreur:
        raise _illisible(PLACE_INCONNUE, "Ce fichier ne peut pas être ouvert.") from erreur


def lire_table(texte: str) -> Mapping[str, object]:
    """Return the untrusted table of a text. Raises TexteIllisible."""
    _refuser_la_demesure(texte)
    try:
        return tomllib.loads(texte)
    except RecursionError:
        raise _illisible(PLACE_INCONNUE, "Les listes y sont emboîtées trop profondément.") from None
    except ValueError as erreur:  # a number of thousands of digits raises it too
        raise _illisible(*_faute_d_ecriture(str(erreur))) from None


def placer(fautes: Iterable[Faute], texte: str) -> tuple[tuple[str, str], ...]:
    """Return each fault as (place with its line, sentence)."""
    lignes = reperer(texte)
    return tuple((_place(faute.chemin, lignes), faute.phrase) for faute in fautes)


def reperer(texte: str) -> dict[str, int]:
    """Return the line of each place that can be told from the layout: sections, keys, items written a line each."""
    lignes: dict[str, int] = {}
    comptes: dict[str, int] = {}
    section, liste = "", ""
    for numero, ligne in _lignes_hors_textes(texte):
        if lue := _SECTION.match(ligne):
            section, liste = _chemin_de_section(lue[2], comptes, repetee=lue[1] == "[["), ""
            lignes.setdefault(section, numero)
        elif lue := _CLE.match(ligne):
            cle = f"{section}.{lue[1]}" if section else lue[1]
            lignes.setdefault(cle, numero)
            liste = cle if lue[2] else ""
        elif liste and ligne.lstrip().startswith("{"):
            comptes[liste] = comptes.get(liste, 0) + 1
            lignes[f"{liste}[{comptes[liste]}]"] = numero
    return lignes


def _refuser_la_demesure(texte: str) -> None:
    if len(texte) > OCTETS_MAXIMUM:
        raise _illisible(PLACE_INCONNUE, f"Ce texte est trop long ({OCTETS_MAXIMUM // 1024} Ko au plus).")
    for numero, ligne in enumerate(texte.split("\n"), start=1):
        if len(ligne) > LIGNE_MAXIMUM:
            raise _illisible(f"ligne {numero}", f"Cette ligne est trop longue ({LIGNE_MAXIMUM} caractères au plus).")
        if ligne.count(".") > POINTS_PAR_LIGNE:
            raise _illisible(f"ligne {numero}", f"Cette ligne a trop de points ({POINTS_PAR_LIGNE} au plus).")


def _faute_d_ecriture(message: str) -> tuple[str, str]:
    endroit = _ENDROIT.search(message)
    place = f"ligne {endroit[1]}, colonne {endroit[2]}" if endroit else PLACE_INCONNUE
    if message.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        return place, "Ce nom est déjà employé plus haut."
    return place, "Cette ligne n’est pas écrite comme prévu\u00a0: vérifier guillemets, crochets et signe =."


def _place(chemin: str, lignes: dict[str, int]) -> str:
    """Return « ligne 12 (aide[1].code) », with the line of the nearest place known around the fault."""
    autour = chemin
    while autour and autour not in lignes:
        autour = _DERNIERE_ETAPE.sub("", autour)
    return f"ligne {lignes[autour]} ({chemin})" if autour else chemin


def _chemin_de_section(nom: str, comptes: dict[str, int], *, repetee: bool) -> str:
    """Return the place of a header: `aide.condition` becomes `aide[2].condition[1]`."""
    chemin = ""
    etapes = nom.split(".")
    for rang, etape in enumerate(etapes):
        chemin = f"{chemin}.{etape}" if chemin else etape
        if repetee and rang == len(etapes) - 1:
            comptes[chemin] = comptes.get(chemin, 0) + 1
        if chemin in comptes:
            chemin = f"{chemin}[{comptes[chemin]}]"
    return chemin


def _lignes_hors_textes(texte: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that are not inside a text of several lines."""
    dedans = False
    for numero, ligne in enumerate(texte.split("\n"), start=1):
        if not dedans:
            yield numero, ligne
        if (ligne.count('"""') + ligne.count("'''")) % 2:
            dedans = not dedans


def _illisible(place: str, phrase: str) -> TexteIllisible:
    return TexteIllisible(((place, phrase),))
