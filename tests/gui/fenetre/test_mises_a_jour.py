"""The window and the updates: a banner; what is being typed is kept; the program closes, or stays and says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.mises_a_jour.installation import bilan_au_demarrage, installer_mise_a_jour, revenir
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.services import Services
from ccas_desktop.domain.mise_a_jour.version import Version
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.mises_a_jour import Preparation
from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.bureau import Bureau
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour


@pytest.fixture
def maj(tmp_path: Path) -> PosteAJour:
    """Return a workstation that replaces itself, a version being published."""
    poste = PosteAJour(tmp_path / "maj")
    poste.publier()
    return poste


def _demarrer(fenetre: FenetrePrincipale, services: Services, qtbot: QtBot) -> None:
    """Start the window, until the look of the day is over."""
    with qtbot.waitSignal(fenetre.mises_a_jour.regardee):
        fenetre.installer(services)
    qtbot.waitUntil(fenetre.entete.liste_agents.isVisible)


def _recevoir(services: Services) -> None:
    verifier_mise_a_jour(services, annule=lambda: False)
    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)


def _titres(fenetre: FenetrePrincipale) -> list[str]:
    return [ligne.avis.titre for ligne in fenetre.notifications.lignes]


def test_a_newer_version_is_told_of_at_the_top_and_leads_to_its_page(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    fenetre_fermee.installer(maj.brancher(guichet.services))
    annonce = fenetre_fermee.mises_a_jour
    qtbot.waitUntil(annonce.isVisible)
    assert "9.1.0" in annonce.accessibleName()

    qtbot.keyClick(annonce.bouton, Qt.Key.Key_Space)

    ecran = fenetre_fermee.pages.currentWidget()
    assert isinstance(ecran, EcranReglages)
    qtbot.waitUntil(lambda: "9.1.0 est disponible" in ecran.mises_a_jour.etat.text())


def test_later_means_not_before_the_next_start(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    fenetre_fermee.installer(maj.brancher(guichet.services))
    annonce = fenetre_fermee.mises_a_jour
    qtbot.waitUntil(annonce.isVisible)

    qtbot.keyClick(annonce.plus_tard, Qt.Key.Key_Space)
    assert not annonce.isVisible()

    annonce._on_nouvelle(manifeste())
    assert not annonce.isVisible()
    annonce._on_nouvelle(manifeste(installation=installation(version="9.2.0")))
    assert annonce.isVisible()


@pytest.mark.parametrize("mauvais", ["absent", "refuse"])
def test_nothing_is_said_when_nobody_answers_or_what_is_there_is_refused(
    mauvais: str, qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    services = maj.brancher(guichet.services)
    if mauvais == "absent":
        maj.publie.rename(maj.dossier / "ailleurs")
    else:
        maj.publier(manifeste(windows_minimum=99_999))

    _demarrer(fenetre_fermee, services, qtbot)

    assert not fenetre_fermee.mises_a_jour.isVisible()
    assert _titres(fenetre_fermee) == []
    assert maj.depot.etat().essaye_le == guichet.horloge.aujourdhui()


def test_where_it_is_not_done_nothing_is_looked_for(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    assert not fenetre.mises_a_jour.isVisible()
    assert not fenetre.mises_a_jour._minuterie.isActive()


def test_what_is_being_typed_is_kept_the_base_copied_the_setup_started_and_the_window_closed(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    services = maj.brancher(guichet.services)
    _recevoir(services)
    _demarrer(fenetre_fermee, services, qtbot)
    fenetre_fermee.nouveau_dossier()
    qtbot.waitUntil(lambda: isinstance(fenetre_fermee.pages.currentWidget(), EcranNouveauDossier))
    qtbot.keyClicks(QApplication.focusWidget(), "LEROY")
    ecran = fenetre_fermee.pages.currentWidget()
    assert isinstance(ecran, EcranNouveauDossier)
    cle = ecran.saisie.brouillon.cle

    fenetre_fermee.remplacer_le_programme(installer_mise_a_jour)
    assert fenetre_fermee.findChild(Preparation) is not None
    qtbot.waitUntil(lambda: not fenetre_fermee.isVisible())

    assert maj.lanceur.lances == [SETUP]
    assert fenetre_fermee.poste.jobs.fermes
    passage = maj.depot.etat().passage
    assert passage is not None
    services.base.eprouver_copie(maj.depot.copie(passage.copie.fichier))
    garde = reprendre(services, cle)
    assert garde is not None
    assert "LEROY" in garde.contenu.values()


def test_a_setup_that_the_system_refuses_leaves_the_window_at_work(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    services = maj.brancher(guichet.services)
    _recevoir(services)
    _demarrer(fenetre_fermee, services, qtbot)
    maj.lanceur.refuse = True

    fenetre_fermee.remplacer_le_programme(installer_mise_a_jour)
    qtbot.waitUntil(lambda: bool(_titres(fenetre_fermee)))

    assert _titres(fenetre_fermee) == ["Windows a refusé de lancer l’installation."]
    assert fenetre_fermee.isVisible()
    assert QApplication.activeModalWidget() is None
    assert maj.depot.etat().passage is None


def test_the_wait_is_not_closed_by_the_keyboard(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    attente = Preparation(fenetre)
    attente.open()
    qtbot.waitUntil(attente.isVisible)

    qtbot.keyClick(attente, Qt.Key.Key_Escape)

    assert attente.isVisible()
    attente.accept()


@pytest.mark.parametrize(
    ("version", "titre"),
    [("9.1.0", "La version 9.1.0 est installée."), ("9.0.0", "La mise à jour vers la version 9.1.0 n’a pas abouti.")],
)
def test_the_next_start_says_how_it_ended(
    version: str, titre: str, qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    services = maj.brancher(guichet.services)
    _recevoir(services)
    fini: list[bool] = []
    fenetre_fermee._jobs.ecrire(lambda: installer_mise_a_jour(services), then=lambda _rien: fini.append(True))
    qtbot.waitUntil(lambda: bool(fini))

    _demarrer(fenetre_fermee, maj.brancher(guichet.services, version), qtbot)

    assert _titres(fenetre_fermee) == [titre]
    assert maj.depot.etat().passage is None


def test_coming_back_closes_the_window_too_and_the_version_left_is_not_put_forward(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, maj: PosteAJour
) -> None:
    services = maj.brancher(guichet.services)
    _recevoir(services)
    fini: list[bool] = []
    fenetre_fermee._jobs.ecrire(lambda: installer_mise_a_jour(services), then=lambda _rien: fini.append(True))
    qtbot.waitUntil(lambda: bool(fini))
    nouveaux = maj.brancher(guichet.services, "9.1.0")
    bilan_au_demarrage(nouveaux)
    _demarrer(fenetre_fermee, nouveaux, qtbot)

    fenetre_fermee.remplacer_le_programme(revenir)
    qtbot.waitUntil(lambda: not fenetre_fermee.isVisible())

    assert maj.lanceur.lances == [SETUP, ANCIEN_SETUP]
    bilan = bilan_au_demarrage(replace(services, mises_a_jour=maj.ports("9.0.0")))
    assert bilan is not None
    assert bilan.reussi
    assert maj.depot.etat().quittee == Version(9, 1, 0)


def test_the_help_key_opens_the_page_of_the_updates_at_their_section(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    fenetre.ouvrir_reglages("mises_a_jour")

    qtbot.keyClick(fenetre, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranAide))

    aide = fenetre.pages.currentWidget()
    assert isinstance(aide, EcranAide)
    article = aide.sommaire.currentItem()
    assert article is not None
    assert article.text() == "Les mises à jour"
