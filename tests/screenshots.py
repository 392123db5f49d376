"""Pictures of every screen of the demonstration: `python -m tests.screenshots [--only NAME] [--theme T] [--size S]`.

The same pictures each time: the clock is stopped, the demonstration is drawn from a seed. They are those of the real
window, driven by its own buttons, at the two sizes that it must be readable at.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).parents[1]
SORTIE = RACINE / "screenshots"
THEMES = ("clair", "sombre")


@dataclass(frozen=True)
class Ecran:
    """A screen of a workstation: its size in pixels and the scale of its desktop."""

    nom: str
    largeur: int
    hauteur: int
    echelle: float

    @property
    def logique(self) -> tuple[int, int]:
        """Return the size the window is laid out for."""
        return round(self.largeur / self.echelle), round(self.hauteur / self.echelle)


ECRANS = {ecran.nom: ecran for ecran in (Ecran("1366x768", 1366, 768, 1.0), Ecran("1920x1080", 1920, 1080, 1.5))}


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, print their files, and return the exit code."""
    lecteur = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__.partition("\n")[0])
    lecteur.add_argument("--only", metavar="NAME", default="", help="the pictures whose name starts so")
    lecteur.add_argument("--theme", choices=THEMES)
    lecteur.add_argument("--size", choices=tuple(ECRANS))
    lecteur.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = lecteur.parse_args(arguments)
    themes = [options.theme] if options.theme else list(THEMES)
    if options.here:
        return photographier(ECRANS[options.size], themes, options.only)
    if not options.only and not options.theme and not options.size:
        shutil.rmtree(SORTIE, ignore_errors=True)
    # The scale is that of a whole program: one a size, side by side.
    programmes = [_lancer(ECRANS[nom], arguments) for nom in ECRANS if options.size in (None, nom)]
    codes = [programme.wait() for programme in programmes]
    for image in sorted(SORTIE.rglob("*.png")):
        print(image.relative_to(RACINE))
    return max(codes)


def _lancer(ecran: Ecran, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ecran.echelle)}
    commande = [sys.executable, "-m", "tests.screenshots", *arguments, "--here", "--size", ecran.nom]
    return subprocess.Popen(commande, cwd=RACINE, env=variables)


def photographier(ecran: Ecran, themes: Sequence[str], voulu: str) -> int:
    """Take the pictures of one size in this program, and return the exit code."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ccas_desktop.gui.theme import ChoixTheme, preparer_application
    from tests.captures import scenes, scenes_demande, scenes_listes
    from tests.captures.appareil import Appareil, poste_fictif, poste_vide
    from tests.e2e.conduite import fenetre_ouverte

    qInstallMessageHandler(lambda _genre, _contexte, texte: _redire(texte))
    logging.disable(logging.WARNING)
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    aspect = preparer_application(application, ChoixTheme(themes[0]))
    postes = (
        (poste_fictif, True, scenes.SCENES + scenes_demande.SCENES + scenes_listes.SCENES),
        (poste_vide, False, scenes.SCENES_D_UN_POSTE_NEUF),
    )
    dossiers = {theme: SORTIE / f"{theme}-{ecran.nom}" for theme in themes}
    for ouvrir, demonstration, toutes in postes:
        voulues = [scene for scene in toutes if any(nom.startswith(voulu) for nom in scene.images)]
        if not voulues:
            continue
        with fenetre_ouverte(ouvrir, aspect, demonstration=demonstration) as fenetre:
            fenetre.resize(*ecran.logique)
            for scene in voulues:
                scene.jouer(Appareil(fenetre, aspect, dossiers, voulu))
    return 0


def _redire(texte: str) -> None:
    # The offscreen platform has no window manager, and says so at each window shown.
    if not texte.startswith("This plugin does not support"):
        print(texte, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
