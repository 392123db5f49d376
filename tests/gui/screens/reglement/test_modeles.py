"""A new aid started from a sample: chosen by the keyboard, its figures shown until they are looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.redaction_aides.projets import lire_projets
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.reglement import EcranEditeur, EcranReglement
from tests.fakes.bureau import Bureau
from tests.gui.screens.reglement.gestes import attendre_l_examen, section, taper

CTRL_MAJ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _page(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranReglement:
    qtbot.keyClick(fenetre, Qt.Key.Key_R, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranReglement)
    qtbot.waitUntil(lambda: bool(page.aides.table.modele.lignes))
    page.aides.modele.setFocus()
    qtbot.keyClick(page.aides.modele, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.aides.modeles.isVisible() and page.aides.modeles.table.hasFocus())
    return page


def _editeur(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranEditeur:
    """Start an aid from the sample of transport."""
    table = _page(qtbot, fenetre).aides.modeles.table
    while (choisie := table.choisie()) is not None and choisie.code != "transport_solidaire":
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranEditeur))
    editeur = fenetre.pages.currentWidget()
    assert isinstance(editeur, EcranEditeur)
    attendre_l_examen(qtbot, editeur)
    return editeur


def test_a_sample_is_read_before_it_is_chosen(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    assert _page(qtbot, fenetre).aides.modeles.apercu.texte


def test_what_is_confirmed_last_is_kept_when_the_window_is_closed(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    editeur = _editeur(qtbot, fenetre)
    editeur.panneau.confirmer.setFocus()
    qtbot.keyClick(editeur.panneau.confirmer, Qt.Key.Key_Space)

    fenetre.close()

    (projet,) = lire_projets(guichet.services)
    assert projet.chiffres == ()


def test_a_sample_is_chosen_by_the_keyboard_and_its_figures_wait_to_be_looked_at(
    qtbot: QtBot, fenetre: FenetrePrincipale
) -> None:
    editeur = _editeur(qtbot, fenetre)

    assert editeur.panneau.a_confirmer.count() == 4
    assert editeur.panneau.essais.texte.count("Conforme") == 3
    section(qtbot, editeur, "Montant")
    taper(qtbot, editeur, "Taux", "45")
    attendre_l_examen(qtbot, editeur)
    assert editeur.panneau.a_confirmer.count() == 3

    editeur.panneau.confirmer.setFocus()
    qtbot.keyClick(editeur.panneau.confirmer, Qt.Key.Key_Space)
    attendre_l_examen(qtbot, editeur)
    assert not editeur.panneau.chiffres.isVisible()


def test_escape_gives_the_focus_back(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = _page(qtbot, fenetre)

    qtbot.keyClick(page.aides.modeles.table, Qt.Key.Key_Escape)

    assert not page.aides.modeles.isVisible()
    assert page.aides.modele.hasFocus()
