"""`--demo --smoke FOLDER`: the folder is made, or the call is refused in French before any window opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.bootstrap import demarrer
from ccas_desktop.cli.demonstration import dossier_de_l_essai
from ccas_desktop.cli.sorties import Code


def test_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    dossier = tmp_path / "essais" / "du jour"

    assert dossier_de_l_essai(["--smoke", str(dossier)]) == dossier
    assert dossier_de_l_essai(["--smoke", str(dossier)]) == dossier
    assert list(dossier.iterdir()) == []


def test_a_demonstration_one_uses_oneself_writes_nowhere() -> None:
    assert dossier_de_l_essai([]) is None


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "fichier"
    fichier.touch()

    code = demarrer(["--demo", "--smoke", str(fichier / "essai")])

    assert code == Code.MAUVAIS_APPEL
    assert "rien ne peut être écrit dans ce dossier" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--smoke"], ["--smoke", ""], ["--smoke", "a", "b"], ["--autre"]])
def test_a_call_that_means_nothing_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert demarrer(["--demo", *options]) == Code.MAUVAIS_APPEL
    assert "ccas-desktop --demo [--smoke DOSSIER]" in capsys.readouterr().err
