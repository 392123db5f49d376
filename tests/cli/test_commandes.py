from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ccas_desktop import __version__
from ccas_desktop.cli.analyseur import en_francais
from ccas_desktop.cli.commandes import noms_des_commandes
from tests.fakes.commandes import PERSONNE, arguments_query, ecrire, lancer


@pytest.mark.parametrize("arguments", [["--help"], *([nom, "--help"] for nom in noms_des_commandes())])
def test_the_help_is_french(arguments: list[str]) -> None:
    resultat = lancer(*arguments)

    assert (resultat.code, resultat.erreurs) == (0, "")
    assert resultat.sortie.startswith("Utilisation\u00a0: ccas-desktop")
    assert not {"usage:", "options:", "positional arguments:", "show this help"} & set(resultat.sortie.split("\n"))
    assert "codes de sortie" in resultat.sortie


def test_tells_its_version() -> None:
    assert lancer("--version").sortie == f"CCAS Desktop {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        ([], "il manque COMMANDE"),
        (["inconnue"], "n’est pas possible"),
        (["query"], "il manque SOURCE, --personne"),
        (["query", "rsa", "--personne", "x"], "n’est pas possible"),
        (["query", "prime_activite", "--personne"], "--personne attend une valeur"),
        (["query", "prime_activite", "--personne", "x", "--token-stdin=abc"], "ne prend pas de valeur"),
        (["query", "prime_activite", "--personne", "x", "--jeton", "abc"], "argument inconnu\u00a0: --jeton abc"),
        (["evaluate", "--reg", "x"], "il manque --reglement, --situation"),
    ],
)
def test_a_bad_call_is_said_in_french(arguments: list[str], dit: str) -> None:
    resultat = lancer(*arguments)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert dit in resultat.erreurs


def test_an_error_of_argparse_not_known_is_shown_as_it_is() -> None:
    assert en_francais("something new") == "something new"


def test_a_defect_is_said_without_a_name(tmp_path: Path) -> None:
    def casser(*_: object) -> None:
        raise ValueError("ROUX JEANNE")

    resultat = lancer(*arguments_query(ecrire(tmp_path, PERSONNE), "https://x.fr"), entree="j", ouvrir_api=casser)

    assert (resultat.code, resultat.sortie) == (1, "")
    assert "Défaut du programme\u00a0: ValueError" in resultat.erreurs
    assert "ROUX" not in resultat.erreurs


def test_an_interruption_is_said(tmp_path: Path) -> None:
    def interrompre(*_: object) -> None:
        raise KeyboardInterrupt

    resultat = lancer(*arguments_query(ecrire(tmp_path, PERSONNE), "https://x.fr"), entree="j", ouvrir_api=interrompre)

    assert (resultat.code, resultat.erreurs) == (130, "Interrompu.\n")


def test_the_program_starts_from_a_shell_of_another_encoding(tmp_path: Path) -> None:
    commande = [sys.executable, "-m", "ccas_desktop", "query", "prime_activite", "--personne", str(tmp_path / "Œ.json")]
    environnement = {"PYTHONIOENCODING": "cp437", "CCAS_DESKTOP_DONNEES": str(tmp_path), "PATH": ""}

    essai = subprocess.run(commande, env=environnement, capture_output=True, check=False)

    assert (essai.returncode, essai.stdout) == (2, b"")
    assert "ce fichier ne peut pas être lu" in essai.stderr.decode("utf-8")
