"""What Windows alone does: a file held against every change, and started meanwhile; the registry; DLL folders."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ccas_desktop.adapters.mises_a_jour.fichier_tenu import tenir_ouvert
from ccas_desktop.adapters.mises_a_jour.lancement import lancer_l_installation
from ccas_desktop.adapters.mises_a_jour.registre import valeurs_du_registre

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="Windows alone holds a file so")

CLE = rf"Software\CCAS Desktop essai {os.getpid()}"


def test_a_held_file_is_neither_changed_moved_nor_removed_and_is_free_again_afterwards(tmp_path: Path) -> None:
    fichier = tmp_path / "setup.exe"
    fichier.write_bytes(b"MZ")

    with tenir_ouvert(fichier) as ouvert:
        for changer in (
            lambda: fichier.write_bytes(b"XX"),
            lambda: fichier.rename(tmp_path / "autre.exe"),
            lambda: fichier.unlink(),
        ):
            with pytest.raises(PermissionError):
                changer()
        assert ouvert.read() == fichier.read_bytes() == b"MZ"

    fichier.unlink()


def test_a_file_that_somebody_is_writing_is_not_held(tmp_path: Path) -> None:
    fichier = tmp_path / "setup.exe"
    with fichier.open("wb"), pytest.raises(PermissionError), tenir_ouvert(fichier):
        pass
    with pytest.raises(FileNotFoundError), tenir_ouvert(tmp_path / "absent.exe"):
        pass


def test_a_held_program_is_started(tmp_path: Path) -> None:
    programme = tmp_path / "programme.exe"
    shutil.copyfile(Path(os.environ["SYSTEMROOT"]) / "System32" / "cmd.exe", programme)

    with tenir_ouvert(programme):
        rendu = subprocess.run([str(programme), "/c", "exit 7"], check=False, stdin=subprocess.DEVNULL).returncode

    assert rendu == 7


def test_the_folder_of_our_libraries_is_given_back_after_the_start(tmp_path: Path) -> None:
    vus: list[str] = []

    def dossier_des_bibliotheques() -> str:
        tampon = ctypes.create_unicode_buffer(260)
        if sys.platform == "win32":
            ctypes.windll.kernel32.GetDllDirectoryW(260, tampon)
        return tampon.value

    lancer_l_installation(tmp_path / "setup.exe", lambda *_a, **_o: vus.append(dossier_des_bibliotheques()))

    assert vus == [""]


def test_the_values_of_the_account_are_read() -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, CLE) as ecrite:
            winreg.SetValueEx(ecrite, "MisesAJour", 0, winreg.REG_DWORD, 0)
        try:
            assert valeurs_du_registre(CLE, "MisesAJour") == (None, 0)
            assert valeurs_du_registre(CLE, "Absente") == (None, None)
        finally:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, CLE)
