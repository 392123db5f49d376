"""The page « À propos » says the version and shows each licence, with the keyboard alone."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop import __version__
from ccas_desktop.gui.screens.reglages.carte_a_propos import LICENCES, CarteAPropos


def test_each_licence_is_read_with_the_arrows(qtbot: QtBot) -> None:
    carte = CarteAPropos()
    qtbot.addWidget(carte)
    carte.show()
    assert __version__ in carte.version.text()
    composants = json.loads((LICENCES / "composants.json").read_text("utf-8"))
    assert carte.composants.count() == len(composants)

    lus = []
    for _ in composants:
        qtbot.keyClick(carte.composants, Qt.Key.Key_Down)
        lus.append(carte.texte.toPlainText())

    assert all(lus)
    rang = next(rang for rang, composant in enumerate(composants) if composant["nom"] == "Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lus[rang]
    assert "download.qt.io" in lus[rang]
