"""The command line in this process: its tools as a test wants them, its outputs caught."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.reglement_file import lire_fichier
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.application.errors import BaseAbsente
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from ccas_desktop.application.services import Services
from ccas_desktop.cli.commandes import executer
from ccas_desktop.cli.outils import Outils

RESSOURCES = Path(__file__).parents[2] / "resources"
PERSONNE = {
    "nom_famille": "ROUX",
    "nom_usage": None,
    "prenoms": ["JEANNE", "STEPHANIE"],
    "sexe": "F",
    "date_naissance": "1987-06-27",
    "naissance": {"pays": "99100", "commune": "08480"},
}


@dataclass(frozen=True)
class Resultat:
    """How a command ended."""

    code: int
    sortie: str
    erreurs: str

    @property
    def json(self) -> Any:
        return json.loads(self.sortie)


def _sans_poste() -> AbstractContextManager[Services]:
    raise BaseAbsente("absente")


def _sans_api(acces: AccesApi, jeton: str) -> ApiParticulier:
    raise AssertionError(f"no call was expected to {acces.url}")


OUTILS = Outils(
    ouvrir_poste=_sans_poste,
    ouvrir_api=_sans_api,
    secrets=SecretsEnMemoire,
    lettres=lambda: TypstLettres(RESSOURCES),
    lire_reglement=lire_fichier,
    baremes=BaremesDuDossier(RESSOURCES / "baremes"),
    examiner=lambda _: (),
    aujourdhui=lambda: date(2026, 11, 23),
    compte="agent",
)


def lancer(*arguments: str | Path, entree: str = "", outils: Outils = OUTILS, **changements: Any) -> Resultat:
    """Run one command as a person would type it."""
    sortie, erreurs = io.StringIO(), io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(erreurs), patch.object(sys, "stdin", io.StringIO(entree)):
        code = executer([str(a) for a in arguments], replace(outils, **changements))
    return Resultat(code, sortie.getvalue(), erreurs.getvalue())


def ecrire(dossier: Path, objet: object, nom: str = "personne.json") -> Path:
    """Write a JSON file for a command."""
    chemin = dossier / nom
    chemin.write_text(json.dumps(objet), "utf-8")
    return chemin


def arguments_query(personne: Path, url: str, source: str = "quotient_familial") -> Sequence[str]:
    """Return a whole call of `query` with the token on the standard input."""
    siret = "13002526500013"
    return ("query", source, "--personne", str(personne), "--base-url", url, "--siret", siret, "--token-stdin")
