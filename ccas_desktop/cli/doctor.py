"""`ccas-desktop doctor`: the state of the workstation, for support; no personal data, no secret."""

from __future__ import annotations

import argparse

from ccas_desktop.application.diagnostic import Gravite
from ccas_desktop.cli.analyseur import Analyseur
from ccas_desktop.cli.outils import Outils
from ccas_desktop.cli.sorties import Code, ecrire_json


def decrire(analyseur: Analyseur) -> None:
    """Declare the arguments of the command."""
    analyseur.groupe_options.add_argument("--base-url", metavar="URL", help="adresse du service à joindre")


def executer(options: argparse.Namespace, outils: Outils) -> Code:
    """Look at each part of the workstation, and write what was seen."""
    constats = list(outils.examiner(options.base_url))
    ecrire_json([{"nom": c.nom, "etat": c.gravite.value, "detail": c.detail} for c in constats])
    return Code.NON_ABOUTI if any(c.gravite is Gravite.DEFAUT for c in constats) else Code.REUSSI
