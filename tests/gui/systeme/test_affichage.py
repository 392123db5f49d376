"""A start without a display: said in French, or made without one where nobody looks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ccas_desktop.gui.app import CODE_PANNE
from ccas_desktop.gui.systeme.affichage import SANS_AFFICHAGE, manque_d_affichage


@pytest.mark.parametrize(
    "variables",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-1"},
        {"XDG_SESSION_TYPE": "wayland"},
        {"QT_QPA_PLATFORM": "offscreen"},
    ],
)
def test_a_display_is_found_as_qt_finds_it(variables: Mapping[str, str]) -> None:
    assert not manque_d_affichage(variables, "linux")


def test_only_linux_may_have_none() -> None:
    assert manque_d_affichage({"DISPLAY": "", "XDG_SESSION_TYPE": "tty"}, "linux")
    assert not manque_d_affichage({}, "win32")
    assert not manque_d_affichage({}, "darwin")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
class TestSansAffichage:
    """The program itself, on a machine reached by a terminal alone."""

    @staticmethod
    def demarrer(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        affichages = ("DISPLAY", "WAYLAND_", "XDG_SESSION_TYPE", "QT_")
        variables = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(affichages)}
        commande = [sys.executable, "-m", "ccas_desktop", "--demo", *arguments]
        return subprocess.run(commande, env=variables, capture_output=True, timeout=120, check=False)

    def test_the_window_says_it(self) -> None:
        fini = self.demarrer()

        assert (fini.returncode, fini.stderr.decode().strip()) == (CODE_PANNE, SANS_AFFICHAGE)

    def test_the_trial_of_a_letter_wants_none(self, tmp_path: Path) -> None:
        fini = self.demarrer("--smoke", tmp_path / "nouveau")

        assert fini.returncode == 0, fini.stderr
        assert (tmp_path / "nouveau" / "lettre.pdf").read_bytes().startswith(b"%PDF-")
