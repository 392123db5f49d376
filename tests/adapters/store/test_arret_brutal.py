"""A process killed while it writes: what it said was saved is there, and the base opens again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.application.errors import BaseOccupee
from tests.adapters.store.exemples import AUTEUR, CLE, un_dossier
from tests.fakes.horloge import HorlogeArretee

RACINE = Path(__file__).parents[3]
SAUVES_AVANT_LA_FIN = 25


def test_a_killed_writer_loses_nothing_saved(chemin: Path) -> None:
    commande = [sys.executable, "-m", "tests.adapters.store.ecrivain_sans_fin", str(chemin)]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as enfant:
        assert enfant.stdout
        annonces = [enfant.stdout.readline().strip() for _ in range(SAUVES_AVANT_LA_FIN)]
        with pytest.raises(BaseOccupee):
            ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
        enfant.kill()
        annonces += [ligne.strip() for ligne in enfant.stdout if ligne.endswith("\n")]

    base = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
    with base.lecture() as lecture:
        for dossier_id in annonces:
            complet = lecture.dossier(dossier_id)
            assert len(complet.usagers) == 1
            assert len(lecture.journal(dossier_id)) == 2
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(un_dossier("2027-0001"))
    base.fermer()
