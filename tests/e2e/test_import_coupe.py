"""Kill -9 in the middle of an import or of its undo: reopened, nothing of it is half done and the base is sound."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.application.imports.lots import reprendre_apres_coupure
from ccas_desktop.application.journal import Auteur
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport, Import
from ccas_desktop.domain.personnes.foyer import Usager
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.fakes.bureau import CLE, Bureau, bureau, rouvrir
from tests.fakes.programmes import RACINE, environnement

LIGNES = 60
GENRES = (Dossier, Usager, AideReprise)


def importer_puis_tuer(base: Path, liste: Path, lignes: int) -> None:
    """Start the program, and kill it once it has printed that many lines, or let it end before."""
    commande = [sys.executable, "-m", "tests.e2e.programme_qui_importe", str(base), str(liste)]
    programme = subprocess.Popen(
        commande, cwd=RACINE, env=environnement(base.parent), stdout=subprocess.PIPE, text=True
    )
    with programme:
        assert programme.stdout is not None
        for _ in range(lignes):
            if not programme.stdout.readline():
                break
        programme.kill()


def comptes(ouvert: Bureau) -> dict[str, int]:
    with ouvert.base.lecture() as lecture:
        return {genre.__name__: len(lecture.tous(genre)) for genre in GENRES}


def verifier(db: sqlite_utils.Database) -> None:
    """The pages, the foreign keys, and each version which is that of the last entry of the journal."""
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for genre in GENRES:
        objet = correspondance_de(genre).objet
        sql = (
            f"SELECT count(*) FROM {objet} WHERE version <>"  # noqa: S608 our names
            " (SELECT max(numero) FROM journal WHERE objet = ? AND objet_id = id)"
        )
        assert db.execute(sql, (objet,)).fetchone() == (0,)


def test_an_import_killed_at_any_moment_leaves_nothing_half_done(tmp_path: Path, moments: int) -> None:
    liste = ecrire_grande_liste(tmp_path / "liste.xlsx", LIGNES)
    alea = random.Random(2026)  # noqa: S311 a test needs no secrecy
    with bureau(tmp_path) as ouvert:
        for _moment in range(moments):
            avant = comptes(ouvert)
            ouvert.base.fermer()
            importer_puis_tuer(tmp_path / "bureau.db", liste, alea.randrange(1, 24))

            rouvrir(ouvert, tmp_path)
            reprendre_apres_coupure(ouvert.services, Auteur("CCAS Desktop"))

            with ouvert.base.lecture() as lecture:
                dernier = lecture.tous(Import)[-1:]
            entier = bool(dernier) and dernier[0].etat is EtatImport.TERMINE and comptes(ouvert) != avant
            ecart = LIGNES if entier else 0
            assert comptes(ouvert)["AideReprise"] == avant["AideReprise"] + ecart
            assert entier or comptes(ouvert) == avant
            db = connecter(tmp_path / "bureau.db", CLE)
            preparer(db, lecture_seule=True)
            verifier(db)
            db.close()
