"""The list of schools, brought in from the file of the ministry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.ecoles import COLLEGE, ECOLES, annuaire
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]


def test_a_file_is_chosen_and_its_schools_are_found(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fichier = tmp_path / "annuaire.csv"
    fichier.write_bytes(annuaire(ECOLES))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(fichier), ""))
    carte = ouvrir("ecoles").ecoles
    qtbot.waitUntil(lambda: carte.liste.text() == "Aucune liste n’est chargée.")

    qtbot.mouseClick(carte.choisir, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: carte.liste.text().startswith("3"))
    assert "liste chargée le 23/11/2026." in carte.liste.text()
    assert neuf.avis.succes_dits == ["Liste chargée\u00a0: 3\u00a0établissements."]
    assert neuf.poste.services.ecoles.chercher("molière") == [COLLEGE]
    assert carte.choisir.isEnabled()


@pytest.mark.parametrize(
    ("contenu", "dit"), [(b"nom;prenom\n", "il manque la colonne"), (None, "ne peut pas être ouvert")]
)
def test_a_file_that_cannot_serve_changes_nothing(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path, contenu: bytes | None, dit: str
) -> None:
    neuf.poste.services.ecoles.remplacer(ECOLES, date(2026, 9, 1))
    fichier = tmp_path / "autre.csv"
    if contenu is not None:
        fichier.write_bytes(contenu)
    carte = ouvrir("ecoles").ecoles

    carte.importer(fichier)

    qtbot.waitUntil(lambda: bool(neuf.avis.avis))
    assert dit in str(neuf.avis.avis[0])
    assert neuf.poste.services.ecoles.etat() == (3, date(2026, 9, 1))


def test_a_list_from_before_the_rentree_is_told_old(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.poste.services.ecoles.remplacer(ECOLES, date(2026, 6, 1))

    carte = ouvrir("ecoles").ecoles

    qtbot.waitUntil(lambda: "Une rentrée a eu lieu depuis" in carte.liste.text())
