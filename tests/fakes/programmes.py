"""Programs that tests and the bench start: on a data folder of theirs, without a screen nor the real keyring."""

from __future__ import annotations

import os
from pathlib import Path

from ccas_desktop.bootstrap import VARIABLE_DONNEES

RACINE = Path(__file__).parents[2]


def environnement(donnees: Path) -> dict[str, str]:
    """Return the environment of a program whose data and secrets are in this folder.

    Its compiled code too: measured, it starts as an installed program does, whatever who measures has asked of Python.
    """
    return {
        **{nom: valeur for nom, valeur in os.environ.items() if nom != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(donnees.with_name(f"{donnees.name}-pycache")),
        "PYTHONPATH": str(RACINE),
        "PYTHON_KEYRING_BACKEND": "tests.fakes.trousseau_en_fichier.TrousseauEnFichier",
        "CCAS_TEST_TROUSSEAU": str(fichier_du_trousseau(donnees)),
        "QT_QPA_PLATFORM": "offscreen",
        VARIABLE_DONNEES: str(donnees),
    }


def fichier_du_trousseau(donnees: Path) -> Path:
    """Return the file of the keyring of such a program; beside its data, not among them."""
    return donnees.with_name(f"{donnees.name}-trousseau.json")
