"""Rows as stored, made readable in a spreadsheet: values apart, lists and nested values in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ccas_desktop.application.paquet import libelle
from ccas_desktop.application.tableur import Cellule, ColonneTableur, Feuille, GenreColonne

_JOUR = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTANTS = frozenset(("montant", "montant_demande", "montant_facture", "montant_reference", "plafond"))
CONFIDENTIELLE = "confidentielle"


def feuille_de_table(table: str, lignes: list[dict[str, Any]], confidentiels: frozenset[str]) -> Feuille:
    """Return the sheet of a table; the address of a confidential dossier is not in it."""
    colonnes = list(lignes[0]) if lignes else []
    return Feuille(
        libelle(table),
        tuple(ColonneTableur(nom.replace("_", " "), _genre(nom, lignes)) for nom in colonnes),
        _cellules(table, colonnes, lignes, confidentiels),
    )


def _cellules(
    table: str, colonnes: list[str], lignes: list[dict[str, Any]], confidentiels: frozenset[str]
) -> Iterator[tuple[Cellule, ...]]:
    for ligne in lignes:
        dossier = ligne.get("dossier_id") or (ligne["id"] if table == "dossier" else None)
        masque = dossier in confidentiels
        yield tuple(
            CONFIDENTIELLE
            if masque and (nom == "adresse" or table == "journal") and ligne[nom]
            else lisible(nom, ligne[nom])
            for nom in colonnes
        )


def _genre(nom: str, lignes: list[dict[str, Any]]) -> GenreColonne:
    if nom in _MONTANTS:
        return GenreColonne.EUROS
    valeurs = [ligne[nom] for ligne in lignes[:50] if ligne[nom] is not None]
    if valeurs and all(isinstance(v, int) for v in valeurs):
        return GenreColonne.NOMBRE
    if valeurs and all(isinstance(v, str) and _JOUR.fullmatch(v) for v in valeurs):
        return GenreColonne.DATE
    return GenreColonne.TEXTE


def lisible(nom: str, valeur: Any) -> Cellule:
    """Return a stored value as a person reads it in a cell."""
    if valeur is None or isinstance(valeur, int):
        return valeur
    if isinstance(valeur, bytes):
        return f"({len(valeur)} octets)"
    if nom in _MONTANTS:
        try:
            return Decimal(valeur)
        except InvalidOperation:
            return str(valeur)
    if isinstance(valeur, str) and _JOUR.fullmatch(valeur):
        return _jour(valeur)
    if isinstance(valeur, str) and valeur[:1] in "[{":
        return _en_mots(valeur)
    return str(valeur)


def _jour(texte: str) -> Cellule:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        return texte


def _en_mots(texte: str) -> str:
    """Return nested JSON as a person reads it: « Jeanne, Stéphanie », « voie : 3 rue… ; commune : Flers »."""
    try:
        lu = json.loads(texte)
    except ValueError:
        return texte
    return _mots(lu)


def _mots(lu: Any) -> str:
    if isinstance(lu, list):
        return ", ".join(_mots(partie) for partie in lu if partie not in (None, ""))
    if isinstance(lu, Mapping):
        return "\u00a0; ".join(f"{cle}\u00a0: {_mots(v)}" for cle, v in lu.items() if v not in (None, "", [], {}))
    return "" if lu is None else str(lu)
