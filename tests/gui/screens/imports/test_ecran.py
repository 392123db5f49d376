"""An import from its file to its undo, by the keyboard; left and found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.imports.champs import IGNORER as COLONNE_IGNOREE
from ccas_desktop.application.imports.fiche import EtatFiche
from ccas_desktop.domain.dossiers.reprise import EtatImport
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.imports import EcranImports
from ccas_desktop.gui.travaux.atelier_imports import EtapeImport
from tests.data.imports.fabriquer import DOSSIER

CTRL, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def ouvrir(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranImports:
    ici = QApplication.focusWidget()
    assert ici is not None
    qtbot.keyClick(ici, Qt.Key.Key_I, CTRL | MAJ)
    # The shortcut of a button presses it, then clicks.
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranImports))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranImports)
    return page


def atteindre(qtbot: QtBot, page: EcranImports, etape: EtapeImport) -> None:
    qtbot.waitUntil(lambda: page.atelier.etape is etape and not page.atelier.attente, timeout=20_000)


def test_a_list_is_brought_in_and_undone_by_the_keyboard(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    assert page.colonnes.table.hasFocus()

    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    assert [ligne.personne for ligne in page.apercu.table.modele.lignes][:1] == ["DUPONT Jean"]
    page.apercu.creer.setFocus()
    qtbot.keyClick(page.apercu.creer, Qt.Key.Key_Space)

    qtbot.keyClick(page.apercu.importer, Qt.Key.Key_Space)
    atteindre(qtbot, page, EtapeImport.RAPPORT)
    assert "3 dossiers créés" in page.rapport.phrase.text()

    qtbot.keyClick(page.rapport.annuler, Qt.Key.Key_Space)
    qtbot.keyClick(page.rapport.confirmation.oui, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.atelier.batch is not None and page.atelier.batch.etat is EtatImport.ANNULE)


def test_what_is_to_be_read_again_does_not_look_like_a_fault(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "personnes_cp1252.csv")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    table, tons = page.apercu.table, {}

    for ligne in table.modele.lignes:
        table.choisir(ligne)
        if page.apercu.detail.anomalies.text():
            tons[ligne.etat] = page.apercu.detail.anomalies.property("role")

    assert tons[EtatFiche.EN_ERREUR] == "attention"
    assert tons[EtatFiche.IMPOSSIBLE] == "erreur"
    assert tons.get(EtatFiche.DOUTEUSE, "attention") == "attention"


def test_a_page_left_is_found_again_where_it_was(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    fenetre.aller_accueil()

    retrouvee = ouvrir(qtbot, fenetre)

    assert retrouvee.atelier.etape is EtapeImport.COLONNES
    qtbot.waitUntil(retrouvee.colonnes.table.hasFocus)
    assert len(retrouvee.colonnes.table.modele.lignes) == 9


def test_a_forbidden_column_cannot_be_chosen(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "personnes_cp1252.csv")
    atteindre(qtbot, page, EtapeImport.COLONNES)

    page.colonnes.table.choisir(next(c for c in page.colonnes.table.modele.lignes if c.titre == "N° sécu"))

    assert not page.colonnes.devient.liste.isEnabled()


def test_a_file_that_is_no_list_is_refused_and_said(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    with qtbot.waitSignal(page.atelier.echec):
        page.atelier.ouvrir(DOSSIER / "absent.xlsx")
    assert page.atelier.etape is EtapeImport.FICHIER


def redemarrer(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranImports:
    """Leave the page and its workshop as a program that stops does, and come back: only the draft is left."""
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranImports)
    fenetre.aller_accueil()
    page.atelier.setParent(None)
    return ouvrir(qtbot, fenetre)


def copie(tmp_path: Path, nom: str) -> Path:
    return Path(shutil.copy(DOSSIER / nom, tmp_path))


def test_an_import_under_way_comes_back_at_its_preview(
    qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path
) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(copie(tmp_path, "familles.xlsx"))
    atteindre(qtbot, page, EtapeImport.COLONNES)
    assert page.atelier.reglage is not None
    page.atelier.definir(page.atelier.reglage.avec_cible(len(page.atelier.reglage.colonnes) - 1, COLONNE_IGNOREE))
    cibles = [colonne.cible for colonne in page.atelier.reglage.colonnes]
    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    qtbot.keyClick(page.apercu.creer, Qt.Key.Key_Space)
    assert page.atelier.apercu is not None
    choix = dict(page.atelier.apercu.choix)

    revenue = redemarrer(qtbot, fenetre)

    assert revenue.atelier is not page.atelier
    atteindre(qtbot, revenue, EtapeImport.APERCU)
    assert revenue.atelier.apercu is not None
    assert dict(revenue.atelier.apercu.choix) == choix
    assert [colonne.cible for colonne in revenue.atelier.apercu.reglage.colonnes] == cibles
    encore = redemarrer(qtbot, fenetre)
    atteindre(qtbot, encore, EtapeImport.APERCU)


def test_an_import_given_up_does_not_come_back(qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(copie(tmp_path, "familles.xlsx"))
    atteindre(qtbot, page, EtapeImport.COLONNES)
    qtbot.mouseClick(page.abandonner, Qt.MouseButton.LeftButton)

    revenue = redemarrer(qtbot, fenetre)
    lus: list[None] = []
    fenetre.poste.jobs.ecrire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    assert (revenue.atelier.etape, revenue.atelier.attente) == (EtapeImport.FICHIER, "")


def test_a_file_that_changed_comes_back_at_its_columns_and_is_said(
    qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path
) -> None:
    page = ouvrir(qtbot, fenetre)
    fichier = copie(tmp_path, "personnes_cp1252.csv")
    page.atelier.ouvrir(fichier)
    atteindre(qtbot, page, EtapeImport.COLONNES)
    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    fichier.write_bytes(fichier.read_bytes().replace(b"DUBOIS", b"DURAND"))

    revenue = redemarrer(qtbot, fenetre)

    atteindre(qtbot, revenue, EtapeImport.COLONNES)
    qtbot.waitUntil(lambda: "a changé depuis" in texte_dit(fenetre))
    assert revenue.atelier.apercu is None


def test_a_file_that_has_gone_is_said_and_forgotten(qtbot: QtBot, fenetre: FenetrePrincipale, tmp_path: Path) -> None:
    page = ouvrir(qtbot, fenetre)
    fichier = copie(tmp_path, "familles.xlsx")
    page.atelier.ouvrir(fichier)
    atteindre(qtbot, page, EtapeImport.COLONNES)
    fichier.unlink()

    revenue = redemarrer(qtbot, fenetre)

    qtbot.waitUntil(lambda: "n’a pas pu être repris" in texte_dit(fenetre))
    assert revenue.atelier.etape is EtapeImport.FICHIER


def texte_dit(fenetre: FenetrePrincipale) -> str:
    return " ".join(etiquette.text() for etiquette in fenetre.notifications.findChildren(QLabel))


def test_the_first_page_says_what_was_left_and_leads_to_it(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    fenetre.aller_accueil()
    accueil = fenetre.pages.currentWidget()
    assert isinstance(accueil, EcranAccueil)
    liste = accueil.a_faire.liste
    qtbot.waitUntil(lambda: "aides_2025.xlsx\u00a0: à reprendre aux colonnes" in [x.texte for x in liste.lignes])

    qtbot.keyClick(accueil, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.keyClick(liste, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranImports))


@pytest.mark.parametrize("attendu", ["Lecture des lignes", "Comparaison"])
def test_a_preview_given_up_while_it_is_made_never_comes(
    qtbot: QtBot, fenetre: FenetrePrincipale, attendu: str
) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    with qtbot.waitSignal(page.atelier.change, check_params_cb=lambda: page.atelier.attente.startswith(attendu)):
        page.atelier.preparer()

    qtbot.mouseClick(page.abandonner, Qt.MouseButton.LeftButton)

    assert page.atelier.etape is EtapeImport.FICHIER
    fini: list[None] = []
    page.atelier._jobs.travailler(lambda: None, then=fini.append, owner=page)
    page.atelier._jobs.lire(lambda: None, then=fini.append, owner=page)
    qtbot.waitUntil(lambda: len(fini) == 2)
    assert (page.atelier.etape, page.atelier.apercu) == (EtapeImport.FICHIER, None)


def test_what_is_stopped_while_it_is_compared_stays_at_its_columns(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    with qtbot.waitSignal(page.atelier.change, check_params_cb=lambda: page.atelier.attente.startswith("Comparaison")):
        page.atelier.preparer()

    page.atelier.arreter()

    fini: list[None] = []
    page.atelier._jobs.lire(lambda: None, then=fini.append, owner=page)
    qtbot.waitUntil(lambda: bool(fini))
    assert (page.atelier.etape, page.atelier.attente) == (EtapeImport.COLONNES, "")


def test_a_file_brought_in_already_is_said_to_be(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    page.apercu.creer.click()
    page.apercu.importer.click()
    atteindre(qtbot, page, EtapeImport.RAPPORT)
    page.rapport.autre.click()

    page.atelier.ouvrir(DOSSIER / "familles.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)

    dits = " ".join(mots.text() for mots in fenetre.notifications.findChildren(QLabel))
    assert "a déjà été importé le 23/11/2026" in dits


def test_what_ends_a_step_is_in_sight_on_a_small_screen(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    fenetre.resize(1366, 768)
    page = ouvrir(qtbot, fenetre)
    page.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
    atteindre(qtbot, page, EtapeImport.COLONNES)
    qtbot.waitUntil(lambda: entier(page.colonnes.suite))

    qtbot.keyClick(page.colonnes.table, Qt.Key.Key_Return, CTRL)
    atteindre(qtbot, page, EtapeImport.APERCU)
    qtbot.waitUntil(lambda: entier(page.apercu.importer))
    page.apercu.creer.click()
    page.apercu.importer.click()
    atteindre(qtbot, page, EtapeImport.RAPPORT)
    qtbot.waitUntil(lambda: entier(page.rapport.annuler) and entier(page.rapport.autre))


def entier(widget: QWidget) -> bool:
    """Tell whether nothing of a widget is out of sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()
