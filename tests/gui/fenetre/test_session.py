"""The end of the session keeps what is being typed, and lets the person go on when it is called off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.session import FinDeSession
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau

FINS: dict[str, Callable[[QApplication], object]] = {
    # PySide lets nobody make a QSessionManager: the signals of the system are emitted without one.
    "Windows closes the session": lambda application: application.commitDataRequest.emit(None),
    "the session is saved": lambda application: application.saveStateRequest.emit(None),
    "the program leaves": lambda application: application.aboutToQuit.emit(),
}


@pytest.mark.parametrize("fin", FINS.values(), ids=list(FINS))
def test_what_is_being_typed_is_written_before_the_end(
    qtbot: QtBot,
    fenetre: FenetrePrincipale,
    jobs: Jobs,
    guichet: Bureau,
    qapp: QApplication,
    fin: Callable[[QApplication], object],
) -> None:
    FinDeSession(fenetre, jobs)
    fenetre.nouveau_dossier()
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranNouveauDossier))
    champ = QApplication.focusWidget()
    assert champ is not None
    qtbot.keyClicks(champ, "LEROY")

    fin(qapp)

    # Nothing ran since: the draft is there already.
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranNouveauDossier)
    garde = reprendre(guichet.services, ecran.saisie.brouillon.cle)
    assert garde is not None
    assert "LEROY" in garde.contenu.values()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert QApplication.focusWidget() is champ


def test_the_program_that_leaves_after_its_window_closed_keeps_nothing_more(
    qtbot: QtBot, fenetre: FenetrePrincipale, jobs: Jobs, qapp: QApplication
) -> None:
    FinDeSession(fenetre, jobs)
    fenetre.nouveau_dossier()
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranNouveauDossier))
    fenetre.close()

    qapp.aboutToQuit.emit()

    assert jobs.fermes


def test_the_end_of_the_session_after_the_window_closed_waits_for_nothing(jobs: Jobs) -> None:
    jobs.fermer()

    assert jobs.attendre_les_ecritures(0.1)
