"""A workstation on a real base, and what it told the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.notices import ActionAvis, Avis, avis_pour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, bureau, rouvrir

TAILLE = (1366, 640)


@dataclass
class AvisNotes:
    """Remembers what the person was told, and offered."""

    avis: list[Avis] = field(default_factory=list)
    actions: list[ActionAvis] = field(default_factory=list)
    succes_dits: list[str] = field(default_factory=list)

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        self.avis.append(avis)
        self.actions.extend(actions)

    def erreur(self, erreur: Exception) -> None:
        self.avis.append(avis_pour(erreur))

    def succes(self, texte: str) -> None:
        self.succes_dits.append(texte)


@pytest.fixture
def avis() -> AvisNotes:
    return AvisNotes()


@pytest.fixture
def le_bureau(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    """Give an office with one dossier, that of Jeanne ROUX; what a test writes itself comes before `poste`."""
    with bureau(tmp_path) as ouvert:
        yield ouvert
        jobs.fermer()


@pytest.fixture
def installer(le_bureau: Bureau, tmp_path: Path, jobs: Jobs, avis: AvisNotes) -> Callable[[], Poste]:
    """Give the workstation, once the test has written what it needs."""

    def preparer() -> Poste:
        rouvrir(le_bureau, tmp_path)
        return Poste(le_bureau.services, jobs, avis, lambda: le_bureau.auteur)

    return preparer


@pytest.fixture
def poste(installer: Callable[[], Poste]) -> Poste:
    return installer()


@pytest.fixture
def ouvrir(qtbot: QtBot, le_bureau: Bureau) -> Callable[[Poste], EcranDossier]:
    """Open the page of the dossier, shown and read."""

    def ouvrir(poste: Poste) -> EcranDossier:
        ecran = EcranDossier(poste, le_bureau.dossier.dossier.id)
        qtbot.addWidget(ecran)
        ecran.resize(*TAILLE)
        with qtbot.waitActive(ecran):
            ecran.show()
            ecran.activateWindow()
        qtbot.waitUntil(lambda: ecran.page is not None)
        return ecran

    return ouvrir


@pytest.fixture
def nouveau(qtbot: QtBot, poste: Poste) -> EcranNouveauDossier:
    """Open the form of a new dossier."""
    return ouvrir_nouveau(qtbot, poste)


def ouvrir_nouveau(qtbot: QtBot, poste: Poste) -> EcranNouveauDossier:
    ecran = EcranNouveauDossier(poste)
    qtbot.addWidget(ecran)
    ecran.resize(*TAILLE)
    with qtbot.waitActive(ecran):
        ecran.show()
        ecran.activateWindow()
    ecran.setFocus()
    qtbot.waitUntil(ecran.personne.nom_famille.ligne.hasFocus)
    return ecran
