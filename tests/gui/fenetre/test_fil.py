"""The way back: each step a button, the last one words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.fil import Fil


@pytest.fixture
def fil(qtbot: QtBot) -> Fil:
    fil = Fil()
    qtbot.addWidget(fil)
    fil.resize(1280, 36)
    with qtbot.waitExposed(fil):
        fil.show()
    return fil


def boutons(fil: Fil) -> list[QPushButton]:
    return [bouton for bouton in fil.findChildren(QPushButton) if not bouton.isHidden()]


def test_a_step_leads_back(qtbot: QtBot, fil: Fil) -> None:
    allers: list[str] = []
    fil.definir((("Accueil", lambda: allers.append("accueil")), ("Dossier", lambda: allers.append("dossier"))), "ici")

    qtbot.waitUntil(lambda: len(boutons(fil)) == 2)
    qtbot.mouseClick(boutons(fil)[1], Qt.MouseButton.LeftButton)

    assert allers == ["dossier"]


def test_steps_say_where_they_lead(qtbot: QtBot, fil: Fil) -> None:
    fil.definir((("Accueil", lambda: None),), "2026-0042 MARTIN Camille")

    qtbot.waitUntil(lambda: len(boutons(fil)) == 1)
    assert [bouton.accessibleName() for bouton in boutons(fil)] == ["Revenir à\u00a0: Accueil"]


def test_another_way_takes_the_place_of_the_former(qtbot: QtBot, fil: Fil) -> None:
    fil.definir((("Accueil", lambda: None),), "2026-0042 MARTIN Camille")
    qtbot.waitUntil(lambda: len(boutons(fil)) == 1)

    fil.definir((), "Accueil")

    qtbot.waitUntil(lambda: [mots.text() for mots in fil.findChildren(QLabel) if mots.isVisible()] == ["Accueil"])
    assert boutons(fil) == []


def test_a_name_of_any_length_is_cut_and_never_markup(fil: Fil) -> None:
    fil.definir((("Accueil", lambda: None),), "<b>MARTIN</b> " * 40)

    assert fil.minimumSizeHint().width() < 400
    mots = [mots for mots in fil.findChildren(QLabel) if "MARTIN" in mots.text()]
    assert mots[0].textFormat() is Qt.TextFormat.PlainText
