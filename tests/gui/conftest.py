"""What every test of the window needs: the theme once, jobs that close."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.theme import Aspect, ChoixTheme, preparer_application
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, bureau, rouvrir

# No window of the tests may appear on the screen of who runs them, unless they ask for it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def aspect(qapp: QApplication) -> Aspect:
    """Return the look of the application, light."""
    return preparer_application(qapp, ChoixTheme.CLAIR)


@pytest.fixture(autouse=True)
def _habille(aspect: Aspect) -> None:
    aspect.choisir(ChoixTheme.CLAIR)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Return real jobs, closed after the test."""
    jobs = Jobs()
    yield jobs
    jobs.fermer()


@pytest.fixture
def guichet(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    """Give an office that knows Jeanne ROUX and Camille MARTIN; the thread of the jobs writes its base."""
    with bureau(tmp_path) as ouvert:
        creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("MARTIN", ("Camille",))))
        rouvrir(ouvert, tmp_path)
        yield ouvert
        jobs.fermer()


@pytest.fixture
def fenetre_fermee(qtbot: QtBot, jobs: Jobs, aspect: Aspect) -> FenetrePrincipale:
    """Give the window before the base is open."""
    fenetre = FenetrePrincipale(jobs, aspect, demonstration=True)
    qtbot.addWidget(fenetre)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    return fenetre


@pytest.fixture
def fenetre(qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau) -> FenetrePrincipale:
    """Give the window at its first page, read."""
    fenetre_fermee.installer(guichet.services)
    accueil = fenetre_fermee.pages.currentWidget()
    assert isinstance(accueil, EcranAccueil)
    qtbot.waitUntil(lambda: bool(accueil.dossiers.modele.lignes))
    qtbot.waitUntil(fenetre_fermee.entete.liste_agents.isVisible)
    return fenetre_fermee
