"""The page of the settings, on the first day of a workstation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.poste_neuf import PosteNeuf, poste_neuf


@pytest.fixture
def neuf(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[PosteNeuf]:
    """Return an empty workstation."""
    with poste_neuf(tmp_path, jobs, qtbot) as ouvert:
        yield ouvert


@pytest.fixture
def ouvrir(neuf: PosteNeuf, qtbot: QtBot) -> Callable[..., EcranReglages]:
    """Open the page, shown and loaded, its drafts restored."""

    ouverts = []  # a page that nobody holds is destroyed

    def ouvrir(section: str = "", *, poste: Poste | None = None) -> EcranReglages:
        ecran = EcranReglages(poste or neuf.poste, section)
        ouverts.append(ecran)
        qtbot.addWidget(ecran)
        ecran.resize(1366, 660)
        ecran.show()
        qtbot.waitUntil(lambda: bool(ecran.jeton.droits.text()))
        # The drafts are read behind the writes: once this one is done, they are shown.
        neuf.ecrire(lambda _services: True)
        return ecran

    return ouvrir
