"""« Import et export » without a mouse: Tab, arrows, Enter, shortcuts; and a file dropped on the page."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.domain.dossiers.reprise import EtatImport
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.imports import EcranImports
from ccas_desktop.gui.travaux.atelier_imports import EtapeImport
from tests.data.imports.fabriquer import DOSSIER
from tests.fakes.bureau import Bureau
from tests.gui.screens.imports.test_ecran import CTRL, atteindre, ouvrir

TABS_MAX = 60
CONNUE = (
    "Nom;Prénom;Date de naissance;Téléphone;Adresse;Code postal;Commune;Divers\n"
    "ROUX;Jeanne;27/06/1987;06 12 34 56 78;9 rue Neuve;75001;Paris;vue au marché\n"
    "NOUVELLE;Ada;01/02/1990;;;;;\n"
)


def ici() -> QWidget:
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def touche(qtbot: QtBot, code: Qt.Key, avec: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(ici(), code, avec)


def tabuler_vers(qtbot: QtBot, voulu: QWidget) -> None:
    """Press Tab until the widget has the focus, as who looks for it does."""
    for _ in range(TABS_MAX):
        if voulu.hasFocus() or voulu.isAncestorOf(ici()):
            return
        touche(qtbot, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {voulu.accessibleName() or voulu}")


def repondre(qtbot: QtBot, page: QWidget, chemin: Path) -> None:
    """Answer the window of files, which is the system's."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(QFileDialog)))
    dialogue = next(d for d in page.findChildren(QFileDialog) if d.isVisible())
    nom = dialogue.findChild(QLineEdit, "fileNameEdit")
    assert nom is not None
    nom.setText(str(chemin))
    dialogue.accept()
    # The offscreen platform does not give the window back by itself.
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in page.findChildren(QFileDialog)))
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()


def avis(fenetre: FenetrePrincipale) -> str:
    return " ".join(mots.text() for mots in fenetre.notifications.findChildren(QLabel))


def deposer(page: EcranImports, *fichiers: Path) -> bool:
    """Drop files on the page, and tell whether they were taken."""
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(fichier)) for fichier in fichiers])
    copie, gauche, sans = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # Deprecated for who makes one; Qt 6.11 gives Python no other way to.
        warnings.simplefilter("ignore", DeprecationWarning)
        entree = QDragEnterEvent(QPoint(20, 20), copie, donnees, gauche, sans)
    entree.setAccepted(False)
    page.depart.dragEnterEvent(entree)
    if entree.isAccepted():
        page.depart.dropEvent(QDropEvent(QPoint(20, 20), copie, donnees, gauche, sans))
    return entree.isAccepted()


def test_from_the_file_to_the_report_and_its_undo_by_the_keyboard(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau, tmp_path: Path
) -> None:
    fichier = tmp_path / "liste.csv"
    fichier.write_text(CONNUE, encoding="utf-8")
    page = ouvrir(qtbot, fenetre)
    assert page.depart.choisir.hasFocus()
    touche(qtbot, Qt.Key.Key_O, CTRL)
    repondre(qtbot, page, fichier)

    atteindre(qtbot, page, EtapeImport.COLONNES)
    assert page.colonnes.table.hasFocus()
    for avant in (page.colonnes.feuille.liste, page.colonnes.titres.liste, page.colonnes.table):
        tabuler_vers(qtbot, avant)
    touche(qtbot, Qt.Key.Key_End, CTRL)
    touche(qtbot, Qt.Key.Key_Return)
    assert page.colonnes.devient.liste.hasFocus()
    touche(qtbot, Qt.Key.Key_Down)
    reglage = page.atelier.reglage
    assert reglage is not None
    assert reglage.colonnes[-1].cible == ""
    touche(qtbot, Qt.Key.Key_Return, CTRL)

    atteindre(qtbot, page, EtapeImport.APERCU)
    assert page.apercu.table.hasFocus()
    touche(qtbot, Qt.Key.Key_Down)
    touche(qtbot, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "adresse" in page.apercu.detail.champs)
    qtbot.waitUntil(page.apercu.detail.champs["adresse"].isVisible)
    touche(qtbot, Qt.Key.Key_Return)
    assert page.apercu.detail.choix.liste.hasFocus()
    tabuler_vers(qtbot, page.apercu.detail.champs["adresse"])
    touche(qtbot, Qt.Key.Key_Right)
    touche(qtbot, Qt.Key.Key_Return, CTRL)

    atteindre(qtbot, page, EtapeImport.RAPPORT)
    complet = lire_dossier(guichet.services.base, guichet.dossier.dossier.id)
    assert complet.dossier.adresse.commune == "Paris"
    assert complet.demandeur.telephone == "06 12 34 56 78"

    assert page.rapport.autre.hasFocus()
    touche(qtbot, Qt.Key.Key_Space)
    atteindre(qtbot, page, EtapeImport.FICHIER)
    qtbot.waitUntil(lambda: bool(page.depart.table.modele.lignes))
    tabuler_vers(qtbot, page.depart.table)
    touche(qtbot, Qt.Key.Key_Home, CTRL)
    touche(qtbot, Qt.Key.Key_Return)
    atteindre(qtbot, page, EtapeImport.RAPPORT)
    tabuler_vers(qtbot, page.rapport.annuler)
    touche(qtbot, Qt.Key.Key_Space)
    tabuler_vers(qtbot, page.rapport.confirmation.oui)
    touche(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.atelier.batch is not None and page.atelier.batch.etat is EtatImport.ANNULE)


@pytest.mark.parametrize(
    ("nom", "debut"), [("rapport.pdf", b"%PDF"), ("rapport.xlsx", b"PK"), ("rapport.csv", b"\xef")]
)
def test_the_report_is_kept_as_a_file(
    qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path, nom: str, debut: bytes
) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    touche(qtbot, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    page.apercu.laisser.click()
    touche(qtbot, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.RAPPORT)
    qtbot.waitUntil(page.rapport.enregistrer.isEnabled)

    tabuler_vers(qtbot, page.rapport.enregistrer)
    touche(qtbot, Qt.Key.Key_Space)
    repondre(qtbot, page, tmp_path / nom)

    qtbot.waitUntil(lambda: nom in avis(fenetre), timeout=20_000)
    assert (tmp_path / nom).read_bytes().startswith(debut)


def test_everything_leaves_by_the_keyboard(qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path) -> None:
    page = ouvrir(qtbot, fenetre)
    touche(qtbot, Qt.Key.Key_E, CTRL)
    repondre(qtbot, page, tmp_path)

    qtbot.waitUntil(lambda: "Export terminé" in avis(fenetre), timeout=20_000)
    (dossier,) = tmp_path.glob("Export CCAS Desktop*")
    assert (dossier / "base.xlsx").is_file()


def test_the_data_of_one_dossier_leave_by_the_keyboard(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau, tmp_path: Path
) -> None:
    page = ouvrir(qtbot, fenetre)
    carte = page.depart.export
    tabuler_vers(qtbot, carte.dossier)
    qtbot.keyClicks(ici(), "roux jea")
    qtbot.waitUntil(lambda: carte.dossier.liste.isVisible())
    touche(qtbot, Qt.Key.Key_Down)
    touche(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(carte.json.isEnabled)
    tabuler_vers(qtbot, carte.json)
    touche(qtbot, Qt.Key.Key_Space)
    repondre(qtbot, page, tmp_path / "donnees.json")

    qtbot.waitUntil(lambda: "donnees.json" in avis(fenetre))
    lu = json.loads((tmp_path / "donnees.json").read_text("utf-8"))
    assert lu["dossier_id"] == guichet.dossier.dossier.id


def test_a_file_dropped_on_the_page_is_read(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    assert not deposer(page, DOSSIER / "familles.xlsx", DOSSIER / "ancien.xls")

    assert deposer(page, DOSSIER / "familles.xlsx")

    atteindre(qtbot, page, EtapeImport.COLONNES)
    assert page.atelier.classeur is not None
    assert page.atelier.classeur.nom == "familles.xlsx"
