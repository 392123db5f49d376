"""The card of the règlement: files of every kind, real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.poste_neuf import RESSOURCES, PosteNeuf

Ouvrir = Callable[..., EcranReglages]
MODELE = RESSOURCES / "reglements" / "demonstration.toml"


@pytest.fixture
def fichier(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a file from that of the demonstration, changed."""

    def ecrire(avant: str = "", apres: str = "", *, encodage: str = "utf-8") -> Path:
        texte = MODELE.read_text("utf-8")
        assert avant in texte
        chemin = tmp_path / "reglement.toml"
        chemin.write_bytes(texte.replace(avant, apres, 1).encode(encodage) if avant else texte.encode(encodage))
        return chemin

    return ecrire


def test_a_file_becomes_the_reglement_in_force(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("reglement").reglement

    carte.importer(MODELE)
    qtbot.waitUntil(lambda: len(carte.table.modele.lignes) == 6)

    assert "demonstration.toml" in carte.origine.text()
    assert "23/11/2026" in carte.origine.text()
    assert neuf.avis.succes_dits == ["Règlement chargé\u00a0: 6 aides."]


def test_a_file_of_the_windows_notepad_is_read(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, fichier: Callable[..., Path]
) -> None:
    carte = ouvrir("reglement").reglement

    carte.importer(fichier(encodage="cp1252"))
    qtbot.waitUntil(lambda: len(carte.table.modele.lignes) == 6)

    assert carte.table.modele.lignes[0].libelle == "Aide à l’énergie"


def test_each_fault_is_told_with_its_line_and_the_former_file_stays(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, fichier: Callable[..., Path]
) -> None:
    carte = ouvrir("reglement").reglement
    carte.importer(MODELE)
    qtbot.waitUntil(lambda: len(carte.table.modele.lignes) == 6)

    carte.importer(fichier('indicateur = "reside_commune"\nest = true', 'indicateur = "reside_comune"\netre = true'))
    qtbot.waitUntil(carte.fautes.isVisible)

    lignes = carte.fautes.text().splitlines()
    assert carte.refus.isVisible()
    assert len(lignes) >= 2
    assert all(ligne.startswith("• ligne ") for ligne in lignes)
    assert "condition[1]" in lignes[0]
    reglement = lire_reglages(neuf.poste.services).reglement
    assert reglement is not None
    assert reglement.nom_fichier == "demonstration.toml"


def test_a_line_badly_written_is_named(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, fichier: Callable[..., Path]
) -> None:
    carte = ouvrir("reglement").reglement

    carte.importer(fichier('code = "aide_energie"', 'code = "aide_energie'))
    qtbot.waitUntil(carte.fautes.isVisible)

    lignes = MODELE.read_text("utf-8").splitlines()
    fautive = 1 + next(rang for rang, ligne in enumerate(lignes) if 'code = "aide_energie"' in ligne)
    assert f"ligne {fautive}, colonne" in carte.fautes.text()


def test_a_good_file_takes_the_faults_of_the_former_one_away(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, fichier: Callable[..., Path]
) -> None:
    carte = ouvrir("reglement").reglement
    carte.importer(fichier('code = "aide_energie"', "code = "))
    qtbot.waitUntil(carte.fautes.isVisible)

    carte.importer(MODELE)
    qtbot.waitUntil(lambda: bool(carte.table.modele.lignes))

    assert not carte.fautes.isVisible()
    assert not carte.refus.isVisible()


def test_a_missing_file_changes_nothing(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path) -> None:
    carte = ouvrir("reglement").reglement

    carte.importer(tmp_path / "absent.toml")
    qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert neuf.avis.avis[0].titre == "Ce fichier ne peut pas être ouvert."
    assert lire_reglages(neuf.poste.services).reglement is None
