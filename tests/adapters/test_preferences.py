"""Preferences of the workstation."""

from pathlib import Path

import pytest

from ccas_desktop.adapters.preferences import PreferencesEnFichier


def test_what_is_remembered_is_found_at_the_next_start(tmp_path: Path) -> None:
    PreferencesEnFichier(tmp_path / "p.json").ecrire("theme", "sombre")
    assert PreferencesEnFichier(tmp_path / "p.json").lire("theme") == "sombre"
    assert [f.name for f in tmp_path.iterdir()] == ["p.json"]


@pytest.mark.parametrize("contenu", ["", "{", "[1]", '{"theme": 3}'])
def test_a_torn_file_is_no_preference(tmp_path: Path, contenu: str) -> None:
    (tmp_path / "p.json").write_text(contenu, "utf-8")
    assert PreferencesEnFichier(tmp_path / "p.json").lire("theme") == ""


def test_a_folder_that_cannot_be_written_only_loses_the_comfort(tmp_path: Path) -> None:
    preferences = PreferencesEnFichier(tmp_path / "absent" / "p.json")
    preferences.ecrire("theme", "clair")
    assert preferences.lire("theme") == "clair"
