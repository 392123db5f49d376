"""The end of the session keeps what is being typed, and lets the person go on when it is called off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier
from ccas_desktop.gui.session import FinDeSession
from tests.fakes.bureau import Bureau


def test_what_is_being_typed_is_written_before_windows_closes(
    qtbot: QtBot, fenetre: FenetrePrincipale, jobs: Jobs, guichet: Bureau
) -> None:
    fin = FinDeSession(fenetre, jobs)
    fenetre.nouveau_dossier()
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranNouveauDossier))
    champ = QApplication.focusWidget()
    assert champ is not None
    qtbot.keyClicks(champ, "LEROY")

    fin.garder_la_saisie()

    # Nothing ran since: the draft is there already.
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranNouveauDossier)
    garde = reprendre(guichet.services, ecran.saisie.brouillon.cle)
    assert garde is not None
    assert "LEROY" in garde.contenu.values()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert QApplication.focusWidget() is champ


def test_the_end_of_the_session_after_the_window_closed_waits_for_nothing(jobs: Jobs) -> None:
    jobs.fermer()

    assert jobs.attendre_les_ecritures(0.1)
