"""A folder filled beside its name, which it takes once whole: an export cut half-way is never taken for a whole one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.application.errors import FichierNonEcrit
from ccas_desktop.application.paquet import Paquet
from ccas_desktop.application.tableur import Feuille


@contextmanager
def ouvrir_paquet(dossier: Path) -> Iterator[Paquet]:
    """Give the folder; it takes the name asked for when left without error. Raises FichierNonEcrit."""
    travail = dossier.with_name(f"{dossier.name}.partiel")
    try:
        shutil.rmtree(travail, ignore_errors=True)
        travail.mkdir(parents=True)
        yield PaquetDossier(travail)
        travail.rename(dossier)
    except OSError as erreur:
        # Full disk, key taken out, folder already there.
        raise FichierNonEcrit(dossier.name) from erreur
    finally:
        shutil.rmtree(travail, ignore_errors=True)


class PaquetDossier:
    """Writes the files of one folder; see `application.paquet.Paquet`."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def texte(self, nom: str, texte: str) -> None:
        """Write a text file, as Windows shows it by a double click."""
        self._chemin(nom).write_text(texte, encoding="utf-8-sig", newline="\r\n")

    def octets(self, nom: str, contenu: bytes) -> None:
        """Write a file."""
        self._chemin(nom).write_bytes(contenu)

    def lignes(self, nom: str, entete: Mapping[str, Any], lignes: Iterable[Mapping[str, Any]]) -> int:
        """Write rows as one JSON object, row after row."""
        nombre = 0
        with self._chemin(nom).open("w", encoding="utf-8", newline="\n") as flux:
            flux.write(json.dumps(dict(entete), ensure_ascii=False)[:-1] + ', "lignes": [')
            for nombre, ligne in enumerate(lignes, start=1):
                flux.write(",\n" if nombre > 1 else "\n")
                flux.write(json.dumps(dict(ligne), ensure_ascii=False))
            flux.write("\n]}\n")
        return nombre

    def classeur(self, nom: str, feuilles: Sequence[Feuille]) -> None:
        """Write an xlsx."""
        TableurXlsx().ecrire_classeur(self._chemin(nom), feuilles)

    def _chemin(self, nom: str) -> Path:
        chemin = self._dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        return chemin
