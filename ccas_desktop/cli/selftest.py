"""`ccas-desktop --selftest [FILE]`: what the program rests on works here; no personal data, no secret."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from ccas_desktop import __version__
from ccas_desktop.application.diagnostic import Constat, Gravite
from ccas_desktop.cli.sorties import Code, ecrire_json


def rapporter(constats: Iterable[Constat], fichier: Path | None) -> Code:
    """Write what each trial saw, to a file when one is named: a program without a console has no output."""
    lus = tuple(constats)
    rapport = {
        "version": __version__,
        "python": sys.version.partition(" ")[0],
        "epreuves": [{"nom": c.nom, "etat": c.gravite.value, "detail": c.detail} for c in lus],
    }
    if fichier is None:
        ecrire_json(rapport)
    else:
        fichier.write_text(json.dumps(rapport, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Code.NON_ABOUTI if any(c.gravite is Gravite.DEFAUT for c in lus) else Code.REUSSI
