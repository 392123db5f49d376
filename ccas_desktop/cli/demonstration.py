"""`ccas-desktop --demo [--smoke FOLDER]`: where the trial of the program writes what it made."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ccas_desktop.cli.sorties import MauvaisAppel

OPTION_ESSAI = "--smoke"
USAGE = f"Appel attendu\u00a0: ccas-desktop --demo [{OPTION_ESSAI} DOSSIER]"


def dossier_de_l_essai(options: Sequence[str]) -> Path | None:
    """Return the folder of a trial, made with its parents, or None for a demonstration one uses oneself.

    Raises MauvaisAppel, before any window, when the folder cannot be made or nothing can be written in it.
    """
    match tuple(options):
        case ():
            return None
        case (option, nom) if option == OPTION_ESSAI and nom:
            return _prepare(Path(nom))
    raise MauvaisAppel(USAGE)


def _prepare(dossier: Path) -> Path:
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=dossier):
            return dossier
    except OSError as erreur:
        raison = erreur.strerror or type(erreur).__name__
        raise MauvaisAppel(f"{dossier}\u00a0: rien ne peut être écrit dans ce dossier ({raison}).", USAGE) from None
