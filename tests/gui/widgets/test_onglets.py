"""Tabs: each part is made when it is first shown, and only then."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.widgets import Onglets


@pytest.fixture
def faites() -> list[str]:
    return []


@pytest.fixture
def onglets(qtbot: QtBot, faites: list[str]) -> Onglets:
    def fabrique(code: str) -> QWidget:
        faites.append(code)
        return QLineEdit()

    onglets = Onglets("Parties", [(code, code.title(), partial(fabrique, code)) for code in ("un", "deux", "trois")])
    qtbot.addWidget(onglets)
    with qtbot.waitActive(onglets):
        onglets.show()
        onglets.activateWindow()
    return onglets


def test_a_part_is_made_once_and_only_when_shown(onglets: Onglets, faites: list[str]) -> None:
    assert faites == ["un"]

    onglets.choisir("trois")
    onglets.choisir("un")
    onglets.choisir("trois")

    assert faites == ["un", "trois"]


def test_control_page_down_goes_round(qtbot: QtBot, onglets: Onglets) -> None:
    onglets.page().setFocus()
    vus = []
    for _ in range(3):
        with qtbot.waitSignal(onglets.choisi):
            qtbot.keyClick(onglets.page(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        onglets.page().setFocus()
        vus.append(onglets.code)

    assert vus == ["deux", "trois", "un"]


def test_an_unknown_code_changes_nothing(onglets: Onglets) -> None:
    onglets.choisir("ailleurs")

    assert onglets.code == "un"


def test_a_title_may_say_how_many(onglets: Onglets) -> None:
    onglets.definir_titre("deux", "Pièces & notes (2)")

    assert onglets.barre.tabText(1) == "Pièces && notes (2)"
