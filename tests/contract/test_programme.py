"""The installed program, from a shell: one real call from end to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.conftest import BacASable
from tests.fakes.commandes import PERSONNE, arguments_query, ecrire

pytestmark = pytest.mark.network


def lancer(bac: BacASable, tmp_path: Path, personne: object) -> subprocess.CompletedProcess[bytes]:
    commande = [sys.executable, "-m", "ccas_desktop", *arguments_query(ecrire(tmp_path, personne), bac.url)]
    environnement = os.environ | {"CCAS_DESKTOP_DONNEES": str(tmp_path / "donnees"), "PYTHONIOENCODING": "cp1252"}
    jeton = bac.jeton(["*"]).encode()
    return subprocess.run(commande, input=jeton, env=environnement, capture_output=True, check=False, timeout=60)


def test_a_datum_is_certified_from_end_to_end(bac: BacASable, tmp_path: Path) -> None:
    personne = PERSONNE | {"date_naissance": "1987-06", "mois": "2026-05"}

    essai = lancer(bac, tmp_path, personne)

    rendu = json.loads(essai.stdout)
    assert (essai.returncode, essai.stderr) == (0, b"")
    assert (rendu["etat"], rendu["donnees"]["quotient_familial"]["valeur"]) == ("certifie", 150)
    # A call with a token of its own opens no base, and makes none.
    assert not (tmp_path / "donnees").exists()


def test_the_program_waits_for_a_service_that_asks_to(bac: BacASable, tmp_path: Path) -> None:
    bac.pannes({"kind": "429", "times": 1, "retry_after": 1})

    essai = lancer(bac, tmp_path, PERSONNE | {"nom_famille": "DUPONT", "prenoms": ["SOPHIE"]})

    assert json.loads(essai.stdout)["etat"] == "introuvable"
    assert len(bac.appels()) == 2
