"""Opens the window on the base of its folder and types a name that never ends, until it is killed.

Prints, for each letter typed, the instant on the clock of the machine and the text so far.
"""

from __future__ import annotations

import itertools
import sys
from contextlib import ExitStack
from string import ascii_uppercase
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ccas_desktop.bootstrap import lancement_du_poste, lieux_du_poste
from ccas_desktop.gui.app import montrer_fenetre
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.dossier import EcranNouveauDossier

RYTHME_MS = 60


def main() -> int:
    """Type until killed."""
    application = QApplication(sys.argv[:1])
    with ExitStack() as pile:
        fenetre = montrer_fenetre(application, lancement_du_poste(lieux_du_poste(), pile))
        fenetre.prete.connect(lambda: _taper(fenetre))
        return application.exec()


def _taper(fenetre: FenetrePrincipale) -> None:
    fenetre.nouveau_dossier()
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranNouveauDossier)
    ligne, lettres = page.personne.nom_famille.ligne, itertools.cycle(ascii_uppercase)
    minuteur = QTimer(fenetre, interval=RYTHME_MS)
    minuteur.timeout.connect(lambda: _une_lettre(ligne, next(lettres)))
    minuteur.start()


def _une_lettre(ligne: QLineEdit, lettre: str) -> None:
    QTest.keyClicks(ligne, lettre)
    print(perf_counter(), ligne.text(), flush=True)  # noqa: T201  read by the test


if __name__ == "__main__":
    sys.exit(main())
