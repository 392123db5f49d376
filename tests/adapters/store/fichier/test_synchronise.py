"""A base never opens where a service would copy it elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.fichier.synchronise import est_synchronise
from ccas_desktop.application.errors import BaseSynchronisee
from tests.fakes.horloge import HorlogeArretee

CLE = bytes(range(32))


@pytest.mark.parametrize(
    ("dossier", "synchronise"),
    [
        ("AppData/Local/CCAS Desktop", False),
        ("OneDrive", True),
        ("OneDrive - Mairie de Vals/CCAS", True),
        ("Dropbox (CCAS)/données", True),
        ("Mon Drive", True),
        ("NEXTCLOUD", True),
        ("Nextcloud2/base", True),
        ("Dossier Dropboxes", False),
        ("Onedriver", False),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(tmp_path: Path, dossier: str, synchronise: bool) -> None:
    assert est_synchronise(tmp_path / dossier / "ccas.db", {}) is synchronise


def test_onedrive_is_known_where_it_says_it_is(tmp_path: Path) -> None:
    environnement = {"OneDriveCommercial": str(tmp_path / "Documents communs")}

    assert est_synchronise(tmp_path / "Documents communs" / "CCAS" / "ccas.db", environnement)
    assert not est_synchronise(tmp_path / "Documents" / "ccas.db", environnement)


@pytest.mark.parametrize("trace", [".dropbox", ".tmp.driveupload", ".sync_0a1b2c.db", ".nextcloudsync.log"])
def test_a_renamed_folder_is_known_by_what_the_service_leaves_in_it(tmp_path: Path, trace: str) -> None:
    dossier = tmp_path / "Fichiers du CCAS" / "base"
    assert not est_synchronise(dossier / "ccas.db", {})

    dossier.mkdir(parents=True)
    (tmp_path / "Fichiers du CCAS" / trace).touch()

    assert est_synchronise(dossier / "ccas.db", {})


def test_the_name_of_the_file_itself_does_not_matter(tmp_path: Path) -> None:
    assert not est_synchronise(tmp_path / "dropbox", {})


def test_a_base_in_such_a_folder_is_refused_before_anything(tmp_path: Path) -> None:
    dossier = tmp_path / "OneDrive - Mairie"
    dossier.mkdir()

    with pytest.raises(BaseSynchronisee):
        ouvrir_base(dossier / "ccas.db", CLE, horloge=HorlogeArretee())

    assert list(dossier.iterdir()) == []
