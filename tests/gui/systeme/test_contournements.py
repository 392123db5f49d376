"""The faults of the libraries that the program lives with, each shown to be harmless."""

from __future__ import annotations

import subprocess
import sys

import pytest

# More than the references to a constant that a program holds.
APPELS = 100_000
PROGRAMME = """
from PySide6.QtCore import QObject, Signal, QCoreApplication
from ccas_desktop.gui.systeme.contournements import proteger_les_constantes

class Emetteur(QObject):
    fait = Signal()

proteger_les_constantes()
application, emetteur = QCoreApplication([]), Emetteur()
emetteur.fait.connect(lambda: None)
for _ in range({appels}):
    {appel}
"""


@pytest.mark.parametrize("appel", ["emetteur.fait.emit()", "application.processEvents()", "emetteur.deleteLater()"])
def test_a_whole_day_of_calls_to_qt_does_not_kill_python(appel: str) -> None:
    programme = PROGRAMME.format(appels=APPELS, appel=appel)

    fini = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=False)

    assert fini.returncode == 0, fini.stderr
