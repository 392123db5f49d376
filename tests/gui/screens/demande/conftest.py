"""A workstation on a real base, with a simulated API, and what it told the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.notices import ActionAvis, Avis, avis_pour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, Installation, bureau, rouvrir


@dataclass
class AvisNotes:
    """Remembers what the person was told."""

    avis: list[Avis] = field(default_factory=list)
    succes_dits: list[str] = field(default_factory=list)

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        self.avis.append(avis)

    def erreur(self, erreur: Exception) -> None:
        self.avis.append(avis_pour(erreur))

    def succes(self, texte: str) -> None:
        self.succes_dits.append(texte)


@pytest.fixture
def installation() -> Installation:
    return Installation()


@pytest.fixture
def poste_de_travail(
    tmp_path: Path, jobs: Jobs, installation: Installation
) -> Iterator[tuple[Bureau, Callable[[], Poste], AvisNotes]]:
    """Give the office, a workstation made once the test has deposited what it needs, and its notices."""
    with bureau(tmp_path, installation) as ouvert:
        avis = AvisNotes()

        def preparer() -> Poste:
            rouvrir(ouvert, tmp_path)
            return Poste(ouvert.services, jobs, avis, lambda: ouvert.auteur)

        yield ouvert, preparer, avis
        # A page closed but not destroyed yet would still keep its draft once the jobs are closed.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        jobs.fermer()


@pytest.fixture
def ouvrir(qtbot: QtBot) -> Callable[[Poste, str], EcranDemande]:
    """Open the page of a request, shown and loaded."""

    def ouvrir(poste: Poste, demande_id: str) -> EcranDemande:
        ecran = EcranDemande(poste, demande_id)
        qtbot.addWidget(ecran)
        ecran.resize(1366, 680)
        with qtbot.waitSignal(ecran.chargee):
            ecran.show()
        # The lines made while the page was shown appear at the next turn of the event loop.
        qtbot.waitUntil(lambda: all(ligne.isVisible() for ligne in ecran.donnees.lignes.values()))
        return ecran

    return ouvrir
