"""The window carries a person from the search to the form of a request, and hides who was there before."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.gui.fenetre.main_window import DEMONSTRATION, FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.screens.demande import EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.traces import EcranTraces
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.gestes import synthese

E = TypeVar("E", bound=QWidget)
CONTROLE = Qt.KeyboardModifier.ControlModifier


def page(fenetre: FenetrePrincipale, ecran: type[E]) -> E:
    """Return the page shown, which must be of that kind."""
    courante = fenetre.pages.currentWidget()
    assert isinstance(courante, ecran)
    return courante


def ici() -> QWidget:
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def attendre(qtbot: QtBot, fenetre: FenetrePrincipale, ecran: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), ecran))


def chemin(fenetre: FenetrePrincipale) -> str:
    return " ".join(mots.text() for mots in fenetre.fil.findChildren(QLabel) if not mots.isHidden())


@pytest.fixture
def au_dossier(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranDossier:
    """Find Jeanne ROUX with the keyboard, and open her dossier."""
    qtbot.keyClicks(ici(), "roux")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    attendre(qtbot, fenetre, EcranDossier)
    ecran = page(fenetre, EcranDossier)
    qtbot.waitUntil(lambda: ecran.page is not None)
    return ecran


def test_takes_typing_before_the_base_is_open(qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau) -> None:
    qtbot.keyClicks(ici(), "roux")

    fenetre_fermee.installer(guichet.services)

    qtbot.waitUntil(
        lambda: [r.nom_affiche for r in page(fenetre_fermee, EcranAccueil).dossiers.modele.lignes] == ["ROUX Jeanne"]
    )
    assert fenetre_fermee.entete.recherche.hasFocus()


def test_says_that_the_persons_are_invented(fenetre: FenetrePrincipale) -> None:
    assert DEMONSTRATION in [mots.text() for mots in fenetre.findChildren(QLabel)]


def test_two_actions_from_the_search_to_a_new_request(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_D, CONTROLE)

    attendre(qtbot, fenetre, EcranNouvelleDemande)
    qtbot.waitUntil(lambda: "Nouvelle demande" in chemin(fenetre))


def test_says_where_one_is(qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier) -> None:
    qtbot.waitUntil(lambda: "2026-0001 ROUX Jeanne" in chemin(fenetre))


def test_a_new_name_is_said_once_saved(qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier) -> None:
    synthese(au_dossier).foyer.modifier.click()
    volet = au_dossier.volet
    assert volet is not None
    volet.sujet.formulaire.champs["nom_famille"].definir_valeur("LEROUX")

    qtbot.keyClick(ici(), Qt.Key.Key_S, CONTROLE)

    qtbot.waitUntil(lambda: "2026-0001 LEROUX Jeanne" in chemin(fenetre))


def test_typing_in_the_search_leaves_the_dossier(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F, CONTROLE)
    qtbot.keyClicks(ici(), "martin")

    attendre(qtbot, fenetre, EcranAccueil)
    qtbot.waitUntil(
        lambda: [r.nom_affiche for r in page(fenetre, EcranAccueil).dossiers.modele.lignes] == ["MARTIN Camille"]
    )
    assert ici() is fenetre.entete.recherche
    assert fenetre.entete.recherche.text() == "martin"


def test_keys_typed_right_after_ctrl_n_go_to_the_name(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    qtbot.keyClicks(ici(), "Zebulon")

    assert page(fenetre, EcranNouveauDossier).personne.nom_famille.brouillon() == "Zebulon"
    assert fenetre.entete.recherche.text() == ""


def test_whom_the_search_did_not_find_is_proposed_and_typed_over(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClicks(ici(), "le guen anne 12/03/1980")
    qtbot.waitUntil(lambda: page(fenetre, EcranAccueil).dossiers.accessibleName().endswith("(0)"))

    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)

    personne = page(fenetre, EcranNouveauDossier).personne
    assert personne.nom_famille.brouillon() == "LE GUEN"
    assert personne.prenoms.valeur() == ("Anne",)
    assert personne.date_naissance.brouillon() == "12/03/1980"
    qtbot.keyClicks(ici(), "Legoff")
    assert personne.nom_famille.brouillon() == "Legoff"


def test_whom_the_search_found_is_not_proposed(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClicks(ici(), "martin")
    qtbot.waitUntil(lambda: page(fenetre, EcranAccueil).dossiers.accessibleName().endswith("(1)"))

    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)

    assert page(fenetre, EcranNouveauDossier).personne.nom_famille.vide


def test_alt_left_comes_back(qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F1)
    attendre(qtbot, fenetre, EcranAide)

    qtbot.keyClick(ici(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranDossier)


def test_the_help_opens_at_the_page_of_the_screen(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F1)

    attendre(qtbot, fenetre, EcranAide)
    assert page(fenetre, EcranAide).texte.source().fileName().endswith("dossier.md")


def test_the_register_of_the_calls_is_reached_from_the_settings(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    fenetre.ouvrir_reglages("appels")
    qtbot.mouseClick(page(fenetre, EcranReglages).appels.ouvrir, Qt.MouseButton.LeftButton)

    page(fenetre, EcranTraces)
    qtbot.waitUntil(lambda: "Appels aux administrations" in chemin(fenetre))
    qtbot.keyClick(fenetre, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page(fenetre, EcranReglages)


def test_the_first_page_shows_nothing_of_the_former_visitor(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranAccueil)
    assert fenetre.entete.recherche.text() == ""
    qtbot.waitUntil(lambda: chemin(fenetre) == "Accueil")
    assert ici() is fenetre.entete.recherche
    fenetre.pages.revenir()
    assert isinstance(fenetre.pages.currentWidget(), EcranAccueil)


def test_a_late_name_is_not_shown_above_another_page(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> None:
    lus: list[None] = []
    fenetre.ouvrir_dossier(guichet.dossier.dossier.id)
    fenetre.ouvrir_reglages()

    fenetre.poste.jobs.lire(lambda: None, then=lus.append)

    qtbot.waitUntil(lambda: bool(lus))
    assert "ROUX" not in chemin(fenetre)
    assert isinstance(fenetre.pages.currentWidget(), EcranReglages)


def test_a_dossier_created_takes_the_place_of_its_form(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")
    page(fenetre, EcranNouveauDossier).personne.prenoms.restaurer("Jean")
    qtbot.keyClick(ici(), Qt.Key.Key_S, CONTROLE)
    attendre(qtbot, fenetre, EcranDossier)

    qtbot.keyClick(fenetre, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranAccueil)


def test_what_is_typed_is_kept_when_the_page_is_left(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")

    fenetre.aller_accueil()

    qtbot.waitUntil(lambda: reprendre(guichet.services, "dossier/nouveau") is not None)


def test_what_is_typed_is_kept_when_the_window_is_closed(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")

    fenetre.close()

    brouillon = reprendre(guichet.services, "dossier/nouveau")
    assert brouillon is not None
    assert brouillon.contenu["nom_famille"] == "Petit"


def test_the_agent_chosen_is_remembered(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> None:
    fenetre.entete.liste_agents.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_Down)

    choisi = fenetre.auteur()
    assert guichet.services.preferences.lire("agent") == choisi.id


def test_an_unexpected_failure_is_told(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    def echouer() -> None:
        raise OSError("panne")

    fenetre.poste.jobs.lire(echouer)

    qtbot.waitUntil(lambda: any("imprévue" in mots.text() for mots in fenetre.notifications.findChildren(QLabel)))


@pytest.mark.parametrize("geste", ["nouveau_dossier", "ouvrir_reglages", "ouvrir_aide"])
def test_what_was_searched_does_not_stay_above_another_page(
    qtbot: QtBot, fenetre: FenetrePrincipale, geste: str
) -> None:
    qtbot.keyClicks(fenetre.entete.recherche, "dupuis")
    assert fenetre.entete.recherche.text() == "dupuis"

    getattr(fenetre, geste)()

    assert fenetre.entete.recherche.text() == ""
