"""Everything out, in open formats: one workbook, one JSON file a table, the letters and documents, a note in French.

Nothing here names a table: what the store holds is asked of it, so that a new kind of record leaves with the others.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccas_desktop.application.exports.feuilles import feuille_de_table
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.paquet import Paquet, libelle
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services

FORMAT, VERSION = "ccas-desktop", 1
_FICHIERS = {b"%PDF": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"<svg": "svg"}
Avancer = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Bilan:
    """What left: the folder, the rows and the files."""

    dossier: Path
    lignes: int
    fichiers: int


class ExportAbandonne(Exception):
    """The agent gave up; the folder is gone."""


def exporter_tout(
    services: Services, dossier: Path, *, avancer: Avancer, annule: Callable[[], bool] = lambda: False
) -> Bilan:
    """Write the whole base in a new folder. Raises FichierNonEcrit or ExportAbandonne; the folder is then gone.

    `avancer` gets what is written, its rank and the number of parts.
    """
    with services.ouvrir_paquet(dossier) as paquet, services.base.lecture() as lecture:
        return _Export(services, lecture, paquet, annule).tout(dossier, avancer)


def noter_export(services: Services, auteur: Auteur, bilan: Bilan) -> None:
    """Say in the journal that everything left; the folder itself is not named."""
    with services.base.ecriture(auteur) as base:
        base.noter_sortie("base", {"lignes": bilan.lignes, "fichiers": bilan.fichiers})


def nom_du_dossier(services: Services) -> str:
    """Return the name of the folder: « Export CCAS Desktop 2026-11-23 14h05 »."""
    maintenant = services.horloge.heure_de(services.horloge.maintenant())
    return f"Export CCAS Desktop {maintenant:%Y-%m-%d %Hh%M}"


class _Export:
    """Writes one moment of the base."""

    def __init__(self, services: Services, lecture: Lecture, paquet: Paquet, annule: Callable[[], bool]) -> None:
        self._services = services
        self._lecture = lecture
        self._paquet = paquet
        self._annule = annule
        self._fichiers = self._lignes = 0

    def tout(self, dossier: Path, avancer: Avancer) -> Bilan:
        """Write every table, then the workbook and the note."""
        tables = self._lecture.tables()
        comptes: dict[str, int] = {}
        for rang, table in enumerate(tables):
            avancer(libelle(table), rang, len(tables) + 1)
            entete = {"format": FORMAT, "version": VERSION, "table": table}
            comptes[table] = self._paquet.lignes(f"json/{table}.json", entete, self._en_json(table))
            self._lignes += comptes[table]
        avancer("Classeur", len(tables), len(tables) + 1)
        self._paquet.classeur("base.xlsx", self._feuilles(tables))
        self._paquet.texte("LISEZ-MOI.txt", lisez_moi(comptes, self._fichiers))
        return Bilan(dossier, self._lignes, self._fichiers)

    def _en_json(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield rows for JSON: what is a file is written as one, and named in the row."""
        for rang, ligne in enumerate(self._lecture.contenu(table)):
            if self._annule():
                raise ExportAbandonne
            yield {nom: self._valeur(table, rang, valeur, ligne) for nom, valeur in ligne.items()}

    def _valeur(self, table: str, rang: int, valeur: Any, ligne: dict[str, Any]) -> Any:
        if not isinstance(valeur, bytes):
            return valeur
        extension = next((e for marque, e in _FICHIERS.items() if valeur.startswith(marque)), "")
        if not extension:
            return {"base64": base64.b64encode(valeur).decode()}
        cle = next((str(ligne[c]) for c in ligne if c == "id" or c.endswith("_id")), str(rang))
        fichier = f"fichiers/{table}/{cle}.{extension}"
        self._paquet.octets(fichier, valeur)
        self._fichiers += 1
        return {"fichier": fichier}

    def _feuilles(self, tables: tuple[str, ...]) -> list[Any]:
        confidentiels = frozenset(
            ligne["id"] for ligne in self._lecture.contenu("dossier") if ligne.get("adresse_confidentielle")
        )
        feuilles = []
        for table in tables:
            lignes = list(self._lecture.contenu(table))
            if lignes:
                feuilles.append(feuille_de_table(table, lignes, confidentiels))
        return feuilles


def lisez_moi(comptes: dict[str, int], fichiers: int) -> str:
    """Return the note that goes with an export, in French, for whoever opens the folder years later."""
    contenu = "\n".join(f"  {libelle(table)} ({table}) : {nombre}" for table, nombre in comptes.items() if nombre)
    return f"""EXPORT COMPLET DE CCAS DESKTOP

ATTENTION. Ce dossier n’est pas chiffré : il contient les données personnelles de toutes les personnes suivies. Gardez-
le sur un support protégé, et effacez-le dès qu’il ne sert plus. L’export est noté dans le journal de l’application.

CE QU’IL CONTIENT
  base.xlsx   une feuille par sorte de donnée, à lire dans un tableur. Les adresses confidentielles n’y sont pas.
  json/       les mêmes données, complètes et exactes, un fichier par sorte. Les adresses confidentielles y sont.
  fichiers/   les courriers et les documents ({fichiers}), nommés dans le fichier JSON de leur sorte.

LIRE LE JSON
  Chaque fichier est un objet : « format », « version » ({VERSION}), « table », « lignes ». Une ligne est un objet dont
  les noms sont les colonnes. Les identifiants relient les lignes : dossier_id, usager_id, demande_id…
  Les montants sont des textes exacts en euros, les dates sont écrites AAAA-MM-JJ, les instants
  sont en temps universel. Un fichier joint est écrit {{"fichier": "chemin"}}, d’autres octets {{"base64": "…"}}.

COMPTES
{contenu}
"""
