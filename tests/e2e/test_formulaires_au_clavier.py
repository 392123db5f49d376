"""Each form filled in and saved with keys alone; Escape leaves it and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.demo.population.scenarios import Attendu
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.forms import Champ
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.dossier.volet import Volet
from ccas_desktop.gui.screens.listes.confirmation_lot import ConfirmationLot
from ccas_desktop.gui.theme import Aspect
from tests.e2e.clavier import ALT, MAJ, Clavier
from tests.e2e.conduite import fenetre_ouverte
from tests.e2e.formulaires import DANS_UN_VOLET, REGLAGES, Formulaire, onglet, volets
from tests.e2e.gestes import CTRL
from tests.e2e.test_demonstration import SCENARIOS, demonstration


@pytest.fixture(scope="module")
def fenetre(aspect: Aspect) -> Iterator[FenetrePrincipale]:
    with fenetre_ouverte(demonstration, aspect, demonstration=True) as fenetre:
        fenetre.resize(1366, 768)
        yield fenetre


@pytest.fixture
def clavier(fenetre: FenetrePrincipale, qtbot: QtBot) -> Clavier:
    """Return the hands of the next agent, nothing said by the former one."""
    fenetre.activateWindow()
    qtbot.waitActive(fenetre)
    fenetre.notifications.vider()
    return Clavier(fenetre, qtbot)


def ouvrir_le_dossier(clavier: Clavier) -> None:
    identite = SCENARIOS[Attendu.ACCORD].dossier.personnes[0].identite
    clavier.touche(Qt.Key.Key_F, CTRL)
    clavier.ecrire(f"{identite.prenom} {identite.nom_famille}")
    clavier.touche(Qt.Key.Key_Return)
    clavier.attendre(
        lambda: isinstance(page := clavier.fenetre.pages.currentWidget(), EcranDossier) and bool(page.page)
    )
    clavier.laisser_vivre()


def dans_le_volet(clavier: Clavier, formulaire: Formulaire) -> Volet:
    """Come to the form: the focus is in its first field."""
    clavier.cadre = None
    formulaire.ouvrir(clavier)
    clavier.attendre(lambda: bool(volets(clavier)))
    clavier.laisser_vivre()
    (ouvert,) = volets(clavier)
    clavier.cadre = ouvert
    premier = next(iter(ouvert.sujet.formulaire.champs.values()))
    assert premier.isAncestorOf(clavier.focus())
    return ouvert


@pytest.mark.parametrize("formulaire", DANS_UN_VOLET, ids=lambda formulaire: formulaire.nom)
def test_a_panel_is_filled_left_found_again_and_saved(clavier: Clavier, formulaire: Formulaire) -> None:
    ouvrir_le_dossier(clavier)
    ouvert = dans_le_volet(clavier, formulaire)
    assert sautes(ouvert, clavier.arrets(ouvert)) == []

    if formulaire.champ:
        clavier.taper(formulaire.champ, formulaire.texte)
        clavier.touche(Qt.Key.Key_Escape)
        clavier.attendre(lambda: not volets(clavier))
        assert clavier.fenetre.pages.isAncestorOf(clavier.focus())
        dans_le_volet(clavier, formulaire)
        assert clavier.champ(formulaire.champ).brouillon() == formulaire.texte

    formulaire.remplir(clavier)
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.cadre = None
    clavier.lire(formulaire.dit)
    clavier.attendre(lambda: clavier.montre(formulaire.montre))


def sautes(cadre: QWidget, arrets: Sequence[QWidget]) -> list[str]:
    """Return the names of the fields seen that Tab never stops at."""
    montres = [champ for champ in cadre.findChildren(Champ) if champ.isVisible() and champ.isEnabled()]
    return [champ.libelle for champ in montres if not any(champ.isAncestorOf(arret) for arret in arrets)]


def test_a_new_dossier_left_half_typed_is_resumed_and_made(clavier: Clavier) -> None:
    clavier.touche(Qt.Key.Key_N, CTRL)
    ecran = clavier.fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranNouveauDossier)
    assert sautes(ecran, clavier.arrets(ecran)) == []
    clavier.ecrire("Zebulon")
    clavier.touche(Qt.Key.Key_M, CTRL)
    clavier.touche(Qt.Key.Key_R, CTRL)
    clavier.choisir_au_menu(clavier.fenetre.reprises.menu, 0)
    clavier.attendre(lambda: clavier.champ("Nom de famille (de naissance)").brouillon() == "Zebulon")
    clavier.taper("Prénoms", "Ada")
    clavier.touche(Qt.Key.Key_S, CTRL)

    clavier.lire("est ouvert.")
    clavier.attendre(lambda: clavier.montre("Zebulon Ada"))


def test_a_passage_and_a_reminder_are_a_row_each(clavier: Clavier) -> None:
    ouvrir_le_dossier(clavier)
    clavier.touche(Qt.Key.Key_P, CTRL | MAJ)
    clavier.ecrire("Demande de renseignements")
    clavier.choisir("Façon", "Téléphone")
    clavier.touche(Qt.Key.Key_Return)
    clavier.lire("Passage noté.")
    onglet(clavier, "suivi")
    clavier.taper("Rappel", "Rappeler le bailleur")
    clavier.taper("Pour le", "301126")
    clavier.touche(Qt.Key.Key_Return)
    clavier.lire("Rappel ajouté.")

    clavier.attendre(lambda: clavier.montre("Rappeler le bailleur"))
    clavier.attendre(lambda: clavier.montre("Demande de renseignements"))


def test_a_reminder_of_the_office_left_half_typed_is_found_again(clavier: Clavier) -> None:
    clavier.touche(Qt.Key.Key_Home, ALT)
    clavier.touche(Qt.Key.Key_R, ALT)
    clavier.ecrire("Commander des enveloppes")
    clavier.touche(Qt.Key.Key_Escape)
    clavier.touche(Qt.Key.Key_R, ALT)
    clavier.attendre(lambda: clavier.champ("Rappel").brouillon() == "Commander des enveloppes")
    clavier.taper("Pour le", "231126")
    clavier.touche(Qt.Key.Key_Return)

    clavier.lire("Le rappel est enregistré.")


def test_a_visitor_is_added_called_received_and_gone(clavier: Clavier) -> None:
    clavier.touche(Qt.Key.Key_V, CTRL | MAJ)
    clavier.ecrire("Z. Q.")
    clavier.taper("Pour quoi", "Papiers")
    clavier.touche(Qt.Key.Key_Return)
    clavier.attendre(lambda: clavier.montre("Z. Q."))
    clavier.choisir_la_ligne("File du jour", "Z. Q.")
    clavier.touche(Qt.Key.Key_P, ALT)
    clavier.attendre(lambda: clavier.montre("Appelé·e"))
    clavier.touche(Qt.Key.Key_E, ALT)
    clavier.attendre(lambda: clavier.montre("Reçu·e"))
    clavier.touche(Qt.Key.Key_T, ALT)
    clavier.attendre(lambda: clavier.montre("Parti·e"))


def test_a_view_its_columns_and_a_lot_of_dossiers(clavier: Clavier) -> None:
    clavier.touche(Qt.Key.Key_L, CTRL | MAJ)
    clavier.laisser_vivre()
    clavier.taper("Rechercher", "martin")
    clavier.touche(Qt.Key.Key_K, ALT)
    colonnes = clavier.aller_a_la_liste("Colonnes montrées")
    assert isinstance(colonnes, QListWidget)
    clavier.frapper(Qt.Key.Key_Space)
    clavier.touche(Qt.Key.Key_Escape)
    clavier.cliquer("Garder cette vue")
    clavier.taper("Nom de la vue", "Les Martin")
    clavier.touche(Qt.Key.Key_Return)
    clavier.lire("Les Martin (")
    clavier.touche(Qt.Key.Key_B, ALT)
    clavier.touche(Qt.Key.Key_A, CTRL)
    clavier.cliquer("Donner un référent")
    clavier.cadre = next(c for c in clavier.fenetre.findChildren(ConfirmationLot) if c.isVisible())
    clavier.choisir("Référent", "Hélène")
    clavier.cliquer("Oui, donner ce référent")
    clavier.cadre = None

    clavier.lire("Référent donné")


def test_a_demande_from_its_form_to_its_decision(clavier: Clavier) -> None:
    """Left half typed, found again, saved, changed, its papers asked for and received, a value typed, then decided."""
    ouvrir_le_dossier(clavier)
    clavier.touche(Qt.Key.Key_D, CTRL)
    clavier.choisir("Aide demandée", "Aide à l’énergie")
    clavier.taper("Montant de la facture", "312,40")
    clavier.touche(Qt.Key.Key_Left, ALT)
    clavier.laisser_vivre()
    clavier.touche(Qt.Key.Key_D, CTRL)
    clavier.attendre(lambda: clavier.champ("Montant de la facture").brouillon().startswith("312,40"))
    clavier.repondre("Habite la commune ?", "Oui")
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.lire("Accusé de réception")

    clavier.taper("Payer directement à", "EDF")
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.lire("Demande enregistrée.")
    clavier.cliquer("Demander des pièces")
    clavier.taper("Autre pièce ou information", "Bail signé")
    clavier.cliquer("Demander et suspendre le délai")
    clavier.lire("Bail signé")

    clavier.cliquer("Information remise aujourd’hui")
    clavier.presser_nomme("Saisir… : Bénéficiaire du RSA")
    clavier.repondre("Bénéficiaire du RSA", "Oui")
    clavier.repondre("D’où vient cette valeur ?", "Vu sur pièce, à certifier plus tard")
    clavier.taper("Pièce vue", "Attestation Caf")
    clavier.touche(Qt.Key.Key_Return)
    clavier.lire("Attestation Caf")
    clavier.cliquer("Reçue")
    clavier.taper("Modalités", "Versée au fournisseur")
    clavier.touche(Qt.Key.Key_S, CTRL)

    clavier.lire("enregistrée")
    clavier.lire("Décision 2026DEC")


@pytest.mark.parametrize("reglage", REGLAGES, ids=lambda reglage: reglage.nom)
def test_a_setting_left_half_typed_is_found_again_and_saved(clavier: Clavier, reglage: Formulaire) -> None:
    reglage.ouvrir(clavier)
    clavier.taper(reglage.champ, reglage.texte)
    clavier.touche(Qt.Key.Key_Home, ALT)
    clavier.laisser_vivre()
    reglage.ouvrir(clavier)
    clavier.attendre(lambda: clavier.champ(reglage.champ).brouillon() == reglage.texte)

    reglage.remplir(clavier)
    clavier.aller_au_champ(reglage.champ)
    clavier.touche(Qt.Key.Key_S, CTRL)
    clavier.lire(reglage.dit)
    clavier.touche(Qt.Key.Key_Home, ALT)
    reglage.ouvrir(clavier)
    clavier.attendre(lambda: clavier.montre(reglage.montre))
