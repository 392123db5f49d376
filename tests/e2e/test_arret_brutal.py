"""A power cut while typing: the program is killed, started again, and shows what was typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt

from ccas_desktop.adapters.secrets import TrousseauSysteme
from tests.e2e.conftest import Bureau
from tests.e2e.gestes import CTRL, Guichet
from tests.fakes.programmes import RACINE, environnement, fichier_du_trousseau
from tests.fakes.trousseau_en_fichier import TrousseauEnFichier

LETTRES = 50
PERTE_MAX_S = 1.0


def taper_puis_tuer(donnees: Path) -> str:
    """Return what was typed a second before the kill."""
    commande = [sys.executable, "-m", "tests.e2e.programme_qui_tape"]
    programme = subprocess.Popen(commande, cwd=RACINE, env=environnement(donnees), stdout=subprocess.PIPE, text=True)
    with programme:
        assert programme.stdout is not None
        frappes = [programme.stdout.readline().split() for _ in range(LETTRES)]
        programme.kill()
    fin = perf_counter()
    return next(texte for instant, texte in reversed(frappes) if float(instant) < fin - PERTE_MAX_S)


def test_a_kill_loses_at_most_the_last_second_typed(
    tmp_path: Path, au_guichet: Callable[..., AbstractContextManager[Guichet]]
) -> None:
    donnees = tmp_path / "donnees"
    tape = taper_puis_tuer(donnees)

    trousseau = TrousseauSysteme(trousseau=TrousseauEnFichier(fichier_du_trousseau(donnees)))
    with au_guichet(Bureau(donnees, trousseau).ouvrir) as guichet:
        # The next form is for whoever comes next: what was typed for another is put aside, a key away.
        guichet.touche(Qt.Key.Key_N, CTRL)
        guichet.lire("Reprendre (1)")
        guichet.touche(Qt.Key.Key_R, CTRL)
        guichet.choisir_au_menu(guichet.fenetre.reprises.menu, 0)
        guichet.lire("Saisie reprise")
        retrouve = guichet.aller_au_champ("Nom de famille (de naissance)").brouillon()

    assert len(tape) > 10
    assert retrouve.startswith(tape)
