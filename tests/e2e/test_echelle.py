"""From 100 to 200 %, on the smallest screen and an ordinary one: nothing is cut, out of the screen or of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.fakes.programmes import RACINE

# The scales of Windows on 1366×768, and 200 % on 1920×1080: 200 % always, the others with --long.
CAS = [
    ("2", 1366, 768),
    ("2", 1920, 1080),
    ("1", 1366, 768),
    ("1.25", 1366, 768),
    ("1.5", 1366, 768),
    ("1.75", 1366, 768),
]
TOUJOURS = 2


@pytest.mark.parametrize(("echelle", "largeur", "hauteur"), CAS)
def test_every_screen_holds(request: pytest.FixtureRequest, echelle: str, largeur: int, hauteur: int) -> None:
    if (echelle, largeur, hauteur) not in CAS[:TOUJOURS] and not request.config.getoption("--long"):
        pytest.skip("with --long")
    commande = [sys.executable, "-m", "tests.e2e.programme_a_l_echelle", str(largeur), str(hauteur)]
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": echelle}
    sortie = subprocess.run(commande, cwd=RACINE, env=variables, capture_output=True, text=True, check=True).stdout

    vu = json.loads(sortie)
    assert vu["pixels"] == float(echelle)
    assert len(vu["ecrans"]) > 30
    assert {nom: fautes for nom, fautes in vu["ecrans"].items() if fautes} == {}
