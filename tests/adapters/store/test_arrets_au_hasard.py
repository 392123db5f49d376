"""Killed at random moments while it types, saves and merges: reopened, nothing saved is lost, nothing is half done."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.correspondances.catalogue import correspondances
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.domain.personnes.foyer import Lien
from tests.adapters.store.exemples import CLE
from tests.fakes.horloge import HorlogeArretee

RACINE = Path(__file__).parents[3]
ACTES_MAX = 40
SECONDES_MAX = 0.02


def test_nothing_saved_is_lost_and_nothing_is_half_done(chemin: Path, moments: int) -> None:
    hasard = random.Random(20261128)  # noqa: S311 moments, no secret
    for moment in range(moments):
        annonces = tuer_un_programme(chemin, f"{moment:04d}", hasard)
        base = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
        try:
            exiger_saine(base)
            exiger_tout(base, annonces)
        finally:
            base.fermer()


def tuer_un_programme(chemin: Path, graine: str, hasard: random.Random) -> list[list[str]]:
    """Kill the program somewhere in its acts, and return those it said were done."""
    commande = [sys.executable, "-m", "tests.adapters.store.programme_qui_reunit", str(chemin), graine]
    with subprocess.Popen(commande, cwd=RACINE, stdout=subprocess.PIPE, text=True) as enfant:
        assert enfant.stdout
        annonces = [enfant.stdout.readline() for _ in range(hasard.randint(1, ACTES_MAX))]
        with contextlib.suppress(subprocess.TimeoutExpired):
            enfant.wait(hasard.uniform(0, SECONDES_MAX))
        enfant.kill()
        annonces += [ligne for ligne in enfant.stdout if ligne.endswith("\n")]
    assert all(annonces), "the program ended by itself"
    return [annonce.split() for annonce in annonces]


def exiger_saine(base: BaseChiffree) -> None:
    """Check the file, its links, its versions, its indexes, and that each dossier has its demandeur."""
    db = base._connexion_d_ecriture()
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for correspondance in correspondances():
        objet = correspondance.objet
        sql = (
            f"SELECT id FROM {objet} WHERE version IS NOT (SELECT max(numero) FROM journal"  # noqa: S608 our names
            f" WHERE objet = '{objet}' AND objet_id = {objet}.id AND action IN ('creation', 'modification'))"
        )
        assert db.execute(sql).fetchall() == [], objet
    for index, rang in (("recherche", "rang_recherche"), ("ressemblance", "rang")):
        sql = f"SELECT (SELECT count(*) FROM {index}) - (SELECT count({rang}) FROM usager)"  # noqa: S608 our names
        assert db.execute(sql).fetchone() == (0,), index
    sans = "SELECT id FROM dossier WHERE 1 <> (SELECT count(*) FROM usager WHERE dossier_id = dossier.id AND lien = ?)"
    assert db.execute(sans, (str(Lien.DEMANDEUR),)).fetchall() == []


def exiger_tout(base: BaseChiffree, annonces: list[list[str]]) -> None:
    """Check that what was said to be done is there, as it was last."""
    ouverts = {mots[1] for mots in annonces if mots[0] == "ouvert"}
    notes = {mots[1]: mots[2] for mots in annonces if mots[0] == "note"}
    frappes = {mots[1]: mots[2] for mots in annonces if mots[0] == "tape"}
    reunis = {mots[2]: mots[1] for mots in annonces if mots[0] == "reuni"}
    separes = {mots[2] for mots in annonces if mots[0] == "separe"}
    derniers = {mots[1] for mots in annonces[-1:]} | {mots[-1] for mots in annonces[-1:]}
    with base.lecture() as lecture:
        for dossier_id in ouverts:
            garde = lecture.dossier_garde(dossier_id)
            if garde is None:
                assert len(lecture.dossier(dossier_id).usagers) in {3, 5}
                assert dossier_id not in reunis.keys() - separes - derniers
            else:
                # Merged, be it just before the kill: whole, and told by nobody as parted.
                assert dossier_id not in separes
                with pytest.raises(EnregistrementAbsent):
                    lecture.dossier(dossier_id)
                assert len(lecture.dossier(garde).usagers) == 5
                assert len(lecture.demandes_du_dossier(garde)) == 2
        for dossier_id, note in notes.items():
            assert lecture.dossier(dossier_id).dossier.note == note
        for dossier_id, frappe in frappes.items():
            brouillon = lecture.brouillon(f"note/{dossier_id}")
            if dossier_id in notes:
                assert brouillon is None
            elif brouillon is not None:
                assert brouillon.contenu["note"].startswith(frappe)
            else:
                # Saved just before the kill: what was typed is the note.
                assert lecture.dossier(dossier_id).dossier.note.startswith(frappe)
