"""The page « À propos » says the version and shows each licence, with the keyboard alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop import __version__
from ccas_desktop.gui.screens.reglages import carte_a_propos
from ccas_desktop.gui.screens.reglages.carte_a_propos import LICENCES, CarteAPropos, lire_distributeur


def test_each_licence_is_read_with_the_arrows(qtbot: QtBot) -> None:
    carte = CarteAPropos()
    qtbot.addWidget(carte)
    carte.show()
    assert __version__ in carte.version.text()
    composants = json.loads((LICENCES / "composants.json").read_text("utf-8"))
    assert carte.composants.count() == len(composants)

    assert "Pour les sources" in carte.texte.toPlainText()
    lus = []
    qtbot.keyClick(carte.composants, Qt.Key.Key_Home)
    for _ in composants:
        lus.append(carte.texte.toPlainText())
        qtbot.keyClick(carte.composants, Qt.Key.Key_Down)

    assert all(lus)
    rang = next(rang for rang, composant in enumerate(composants) if composant["nom"] == "Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lus[rang]
    assert "download.qt.io" in lus[rang]
    assert lus[rang].startswith("Pour les sources, adressez-vous à qui vous a remis CCAS Desktop.")


def test_who_distributes_is_named_above_the_offer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for nom in ("composants.json", "OFFRE-DE-SOURCE.txt", "LGPL-3.0.txt", "GPL-3.0.txt"):
        shutil.copy(LICENCES / nom, tmp_path)
    nomme = {"nom": "Mairie de Vals", "adresse": "1 place de la Mairie", "courriel": "dsi@vals.fr"}
    (tmp_path / "distributeur.json").write_text(json.dumps(nomme), "utf-8")
    monkeypatch.setattr(carte_a_propos, "LICENCES", tmp_path)
    carte = CarteAPropos()
    qtbot.addWidget(carte)
    carte.show()

    qt = next(rang for rang in range(carte.composants.count()) if carte.composants.item(rang).text().startswith("Qt "))
    carte.composants.setCurrentRow(qt)

    assert "Mairie de Vals, 1 place de la Mairie, dsi@vals.fr" in carte.texte.toPlainText().splitlines()[0]


@pytest.mark.parametrize("contenu", [None, "", "pas du json", "[]"])
def test_a_file_of_who_distributes_that_says_nothing_names_nobody(tmp_path: Path, contenu: str | None) -> None:
    fichier = tmp_path / "distributeur.json"
    if contenu is not None:
        fichier.write_text(contenu, "utf-8")

    assert lire_distributeur(fichier) == ""
