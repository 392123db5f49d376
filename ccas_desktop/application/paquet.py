"""The folder an export fills: the port, and what each kind of table is called there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from ccas_desktop.application.tableur import Feuille


class Paquet(Protocol):
    """A folder being filled; it takes its name once whole, and goes when anything fails. Raises FichierNonEcrit."""

    def texte(self, nom: str, texte: str) -> None:
        """Write a text file."""

    def octets(self, nom: str, contenu: bytes) -> None:
        """Write a file; `nom` may hold a sub-folder."""

    def lignes(self, nom: str, entete: Mapping[str, Any], lignes: Iterable[Mapping[str, Any]]) -> int:
        """Write rows as one JSON object, row after row, under `lignes`; return their number."""

    def classeur(self, nom: str, feuilles: Sequence[Feuille]) -> None:
        """Write an xlsx."""


OuvrirPaquet = Callable[[Path], AbstractContextManager[Paquet]]

LIBELLES: Mapping[str, str] = {
    "dossier": "Dossiers",
    "usager": "Personnes",
    "ligne_budget": "Budget",
    "instantane_budget": "Budgets gardés",
    "note": "Notes",
    "adresse_ancienne": "Anciennes adresses",
    "demande": "Demandes",
    "transition_demande": "Étapes des demandes",
    "piece_attendue": "Pièces attendues",
    "aide_exterieure": "Aides demandées ailleurs",
    "reponse": "Réponses certifiées",
    "donnee_retenue": "Données retenues",
    "decision": "Décisions",
    "courrier": "Courriers",
    "passage": "Passages",
    "rappel": "Rappels",
    "visiteur": "Visiteurs du jour",
    "aide_reprise": "Aides reprises",
    "import": "Imports",
    "rapport_import": "Comptes rendus d’import",
    "modele_colonnes": "Modèles d’import",
    "trace": "Appels aux administrations",
    "journal": "Journal",
    "agent": "Agents",
    "delegation": "Délégations",
    "ccas": "CCAS",
    "reglement": "Règlements",
    "serie": "Numérotation",
    "habilitation": "Habilitation",
    "connexion_impot": "Accès API Impôt",
}


def libelle(table: str) -> str:
    """Return what a table is called in the workbook; a new one keeps its own name."""
    return LIBELLES.get(table, table.replace("_", " ").capitalize())
