"""A second start on the same base calls the first window, and nobody else's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.errors import BaseIllisible, BaseOccupee
from ccas_desktop.bootstrap import Lieux
from ccas_desktop.gui.app import deja_ouverte
from ccas_desktop.gui.systeme.instance import Veilleur

PREMIERE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from ccas_desktop.gui.systeme.instance import Veilleur
application = QApplication(["essai", "-platform", "offscreen"])
fenetre = QWidget()
veilleur = Veilleur(sys.argv[1], fenetre)
print("ecoute", flush=True)
application.exec()
"""
SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from ccas_desktop.gui.systeme.instance import appeler_la_premiere
application = QCoreApplication([])
print(appeler_la_premiere(sys.argv[1]))
"""


@pytest.fixture
def nom() -> str:
    return f"ccas-desktop-essai-{uuid4().hex}"


def test_a_second_start_brings_the_first_window_back(qtbot: QtBot, nom: str) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    fenetre.showMinimized()
    Veilleur(nom, fenetre)

    with subprocess.Popen([sys.executable, "-c", SECOND, nom], stdout=subprocess.PIPE, text=True) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30000)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "True"

    assert not fenetre.isMinimized()


def test_what_a_killed_program_left_does_not_keep_the_next_one_from_listening(qtbot: QtBot, nom: str) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    with subprocess.Popen([sys.executable, "-c", PREMIERE, nom], stdout=subprocess.PIPE, text=True) as premiere:
        assert premiere.stdout is not None
        assert premiere.stdout.readline().strip() == "ecoute"
        premiere.kill()

    Veilleur(nom, fenetre)

    with subprocess.Popen([sys.executable, "-c", SECOND, nom], stdout=subprocess.PIPE) as second:
        qtbot.waitUntil(fenetre.isVisible, timeout=30000)
        second.communicate()


@pytest.mark.parametrize("erreur", [BaseOccupee("occupee"), BaseIllisible("abimee")])
def test_without_an_answer_the_reason_is_said(nom: str, erreur: Exception) -> None:
    assert not deja_ouverte(erreur, nom)
    assert not deja_ouverte(erreur, "")


def test_each_base_has_its_own_window(tmp_path: Path) -> None:
    un, autre = Lieux(tmp_path / "un", tmp_path), Lieux(tmp_path / "autre", tmp_path)

    assert un.instance == Lieux(tmp_path / "autre" / ".." / "un", tmp_path).instance
    assert un.instance != autre.instance
    assert str(tmp_path) not in un.instance
