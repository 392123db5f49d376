"""What `--selftest` writes: JSON to a file or out, and an exit code a script can trust."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccas_desktop.application.diagnostic import Constat, Gravite
from ccas_desktop.cli.selftest import rapporter
from ccas_desktop.cli.sorties import Code

BON = Constat("fuseau", Gravite.BON, "L’heure de Paris est connue.")
DEFAUT = Constat("coffre", Gravite.DEFAUT, "Le coffre ne rend pas ce qu’il garde.")


def test_a_program_without_a_console_writes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "essai.json"

    assert rapporter([BON], fichier) is Code.REUSSI

    epreuves = json.loads(fichier.read_text("utf-8"))["epreuves"]
    assert epreuves == [{"nom": "fuseau", "etat": "bon", "detail": BON.detail}]
    assert capsys.readouterr().out == ""


def test_one_trial_that_fails_fails_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert rapporter([BON, DEFAUT], None) is Code.NON_ABOUTI

    assert [e["etat"] for e in json.loads(capsys.readouterr().out)["epreuves"]] == ["bon", "defaut"]
