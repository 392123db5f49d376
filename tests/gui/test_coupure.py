"""The program starts on an import that a power cut left half done: it is undone before anything else, and said."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.application.dossiers.verbes import modifier_note
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.preferences import PreferencesVolatiles
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.reprise import EtatImport
from ccas_desktop.gui.app import Lancement, montrer_fenetre
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.imports import EcranImports
from tests.data.imports.fabriquer import DOSSIER
from tests.fakes.bureau import CLE, Bureau, bureau


@pytest.fixture
def coupe(tmp_path: Path) -> Iterator[Bureau]:
    """Give an office closed in the middle of an import: one family is written, two are not."""
    with bureau(tmp_path) as ouvert:
        classeur = ouvert.services.lire_classeur(DOSSIER / "familles.xlsx")
        apercu = preparer(ouvert.services, classeur, regler(classeur)).creer_les_douteuses()
        encours = lots.commencer(ouvert.services, ouvert.auteur, apercu)
        lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=count().__next__)
        yield ouvert


@pytest.fixture
def _crochets(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What the start hooks on the process is taken off; what the offscreen platform says to it is not ours."""
    avant = sys.excepthook
    with caplog.at_level(logging.WARNING):
        yield
    sys.excepthook = avant
    qInstallMessageHandler(None)


def demarrer(qtbot: QtBot, qapp: QApplication, coupe: Bureau, dossier: Path) -> FenetrePrincipale:
    """Start as the program does: the base is opened on the thread that writes it."""
    coupe.base.fermer()

    def ouvrir() -> Services:
        coupe.base = ouvrir_base(dossier / "bureau.db", CLE, horloge=coupe.horloge)
        coupe.services = replace(coupe.services, base=coupe.base)
        return coupe.services

    fenetre = montrer_fenetre(qapp, Lancement(ouvrir, PreferencesVolatiles()))
    qtbot.addWidget(fenetre)
    qtbot.waitUntil(lambda: bool(avis(fenetre)), timeout=20_000)
    return fenetre


def avis(fenetre: FenetrePrincipale) -> str:
    return " ".join(mots.text() for mots in fenetre.notifications.findChildren(QLabel))


def dossiers(ouvert: Bureau) -> int:
    with ouvert.services.base.lecture() as lecture:
        return len(lecture.tous(Dossier))


@pytest.mark.usefixtures("_crochets")
def test_a_cut_import_is_undone_at_the_start_and_said(
    qtbot: QtBot, qapp: QApplication, coupe: Bureau, tmp_path: Path
) -> None:
    assert dossiers(coupe) == 2

    fenetre = demarrer(qtbot, qapp, coupe, tmp_path)

    assert "familles.xlsx" in avis(fenetre)
    assert "défait en entier" in avis(fenetre)
    assert dossiers(coupe) == 1
    assert [batch.etat for batch in lots.lister_imports(coupe.services)] == [EtatImport.INTERROMPU]
    (voir,) = [
        bouton for bouton in fenetre.notifications.findChildren(QPushButton) if bouton.text() == "Voir les imports"
    ]
    qtbot.mouseClick(voir, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranImports))
    fenetre.close()


@pytest.mark.usefixtures("_crochets")
def test_a_dossier_changed_since_is_kept_and_said(
    qtbot: QtBot, qapp: QApplication, coupe: Bureau, tmp_path: Path
) -> None:
    with coupe.services.base.lecture() as lecture:
        dernier = lecture.tous(Dossier)[-1]
    modifier_note(coupe.services, coupe.auteur, dernier, "vu au guichet")

    fenetre = demarrer(qtbot, qapp, coupe, tmp_path)

    assert "n’a pas pu être" in avis(fenetre)
    assert dossiers(coupe) == 2
    assert [batch.etat for batch in lots.lister_imports(coupe.services)] == [EtatImport.A_VERIFIER]
    fenetre.close()
