"""What every test of the window needs: the theme once, jobs that close."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.theme import Aspect, ChoixTheme, preparer_application

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
