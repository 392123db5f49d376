"""The list of schools: read from the public directory that the office brings in, then searched offline.

No list of all the schools is shipped: the directory « annuaire de l'éducation » of the ministry (open licence) changes
at each rentrée, and the office brings in its file once a year.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from ccas_desktop.domain.certifie.ecoles import Ecole
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.domain.sources.complement import uai_exact

TAILLE_MAX = 200 * 1024 * 1024
CELLULE_MAX = 10_000
ECOLES_MAX = 200_000
_TEXTE_MAX = 200
# Columns of the two directories of the ministry, their names reduced to their letters and digits.
_COLONNES: Mapping[str, tuple[str, ...]] = {
    "uai": ("identifiantdeletablissement", "numerouai", "uai", "codeuai"),
    "nom": ("nometablissement", "appellationofficielle", "nom"),
    "nature": ("typeetablissement", "natureuailibe"),
    "commune": ("nomcommune", "libellecommune", "commune"),
    "code_postal": ("codepostal", "codepostaluai"),
    "etat": ("etat", "etatetablissementlibe"),
}
_OBLIGATOIRES = ("uai", "nom")
_SANS_ELEVES = ("service administratif", "information et orientation", "autre")


class Ecoles(Protocol):
    """The list of this workstation; safe from several threads. Raises OSError when its file cannot be written."""

    def chercher(self, texte: str, limite: int = 12) -> list[Ecole]:
        """Return the schools whose name, commune or code has words starting so, best first."""

    def remplacer(self, ecoles: Iterable[Ecole], le: date) -> None:
        """Make these the list; a failure leaves the former one."""

    def etat(self) -> tuple[int, date | None]:
        """Return how many schools there are, and the day they were brought in."""


class EcolesVolatiles:
    """A list kept in memory; empty, a school is designated by its code."""

    def __init__(self, ecoles: Iterable[Ecole] = (), le: date | None = None) -> None:
        self._liste = (tuple(ecoles), le)

    def chercher(self, texte: str, limite: int = 12) -> list[Ecole]:
        """Return the schools of which every word typed starts a word."""
        mots = [f" {mot}" for mot in cle_de_comparaison(texte).split()]
        trouvees = (e for e in self._liste[0] if mots and all(mot in f" {cle_de_l_ecole(e)}" for mot in mots))
        return list(islice(trouvees, limite))

    def remplacer(self, ecoles: Iterable[Ecole], le: date) -> None:
        """Make these the list."""
        self._liste = (tuple(ecoles), le)

    def etat(self) -> tuple[int, date | None]:
        """Return how many schools there are, and the day they were brought in."""
        return len(self._liste[0]), self._liste[1]


def cle_de_l_ecole(ecole: Ecole) -> str:
    """Return the words under which a school is found."""
    textes = (ecole.nom, ecole.commune, ecole.code_postal, ecole.nature, ecole.uai)
    return " ".join(cle_de_comparaison(texte) for texte in textes if texte)


@dataclass(frozen=True)
class AnnuaireLu:
    """What a file held: the schools, and how many of its lines could not serve."""

    ecoles: tuple[Ecole, ...]
    ecartees: int


def lire_annuaire(contenu: bytes) -> AnnuaireLu:
    """Return the open schools of a directory, in CSV.

    Raises RefusMetier `annuaire_illisible`, `annuaire_sans_colonne` (with what is missing) or `annuaire_sans_ecole`.
    """
    if len(contenu) > TAILLE_MAX or b"\0" in contenu[:4096]:
        raise RefusMetier("annuaire_illisible")
    lignes = csv.reader(io.StringIO(_texte(contenu), newline=""), delimiter=_separateur(contenu))
    try:
        colonnes = _colonnes(next(lignes, []))
        return _lire(lignes, colonnes)
    except csv.Error:
        raise RefusMetier("annuaire_illisible") from None


def _lire(lignes: Iterator[list[str]], colonnes: Mapping[str, int]) -> AnnuaireLu:
    ecoles: dict[str, Ecole] = {}
    ecartees = 0
    for cellules in lignes:
        # A quotation mark never closed takes the rest of the file for one cell.
        if any(len(cellule) > CELLULE_MAX for cellule in cellules):
            raise RefusMetier("annuaire_illisible")
        if not any(cellules):
            continue
        valeurs = {nom: _cellule(cellules, rang) for nom, rang in colonnes.items()}
        if not _a_des_eleves(valeurs):
            continue
        uai = valeurs["uai"].upper()
        if not uai_exact(uai) or not valeurs["nom"] or len(ecoles) >= ECOLES_MAX:
            ecartees += 1
            continue
        gardees = {nom: valeurs.get(nom, "") for nom in ("nature", "commune", "code_postal")}
        ecoles[uai] = Ecole(uai, valeurs["nom"], **gardees)
    if not ecoles:
        raise RefusMetier("annuaire_sans_ecole")
    return AnnuaireLu(tuple(ecoles.values()), ecartees)


def _a_des_eleves(valeurs: Mapping[str, str]) -> bool:
    """A closed school, or an office of the ministry, has no pupil to look for."""
    etat, nature = valeurs.get("etat", ""), cle_de_comparaison(valeurs.get("nature", ""))
    return not cle_de_comparaison(etat).startswith(("ferme", "a fermer")) and nature not in _SANS_ELEVES


def _colonnes(titres: list[str]) -> dict[str, int]:
    places = {re.sub(r"[^a-z0-9]", "", cle_de_comparaison(titre)): rang for rang, titre in enumerate(titres)}
    trouvees = {
        nom: places[connu] for nom, connus in _COLONNES.items() for connu in reversed(connus) if connu in places
    }
    manquantes = [nom for nom in _OBLIGATOIRES if nom not in trouvees]
    if manquantes:
        attendues = {"uai": "Identifiant_de_l_etablissement", "nom": "Nom_etablissement"}
        raise RefusMetier("annuaire_sans_colonne", colonnes=", ".join(attendues[nom] for nom in manquantes))
    return trouvees


def _cellule(cellules: list[str], rang: int) -> str:
    """One line of at most 200 printable characters: the list is a file of lines, and is shown in a menu."""
    brut = cellules[rang] if rang < len(cellules) else ""
    return " ".join("".join(c if c.isprintable() and c != ";" else " " for c in brut[:_TEXTE_MAX]).split())


def _texte(contenu: bytes) -> str:
    try:
        return contenu.decode("utf-8-sig")
    except UnicodeDecodeError:
        return contenu.decode("cp1252", "replace")


def _separateur(contenu: bytes) -> str:
    premiere = contenu.split(b"\n", 1)[0]
    return max((";", ",", "\t"), key=lambda separateur: premiere.count(separateur.encode()))
