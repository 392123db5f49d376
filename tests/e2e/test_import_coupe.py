"""Kill -9 while an import is prepared, written or undone: reopened, nothing is half done and the base is sound."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlite_utils

from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.application import brouillons
from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.imports.lots import lister_imports, reprendre_apres_coupure
from ccas_desktop.application.imports.place import CLE as CLE_DE_LA_PLACE
from ccas_desktop.application.imports.place import ecrire_place, lire_place, regler_comme
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport
from ccas_desktop.domain.personnes.foyer import Usager
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.e2e.programme_qui_importe import AUTEUR, apercu_de, importer, place_du_rang
from tests.fakes.bureau import CLE, Bureau, bureau, rouvrir
from tests.fakes.programmes import RACINE, environnement

LIGNES = 60
GENRES = (Dossier, Usager, AideReprise)
# More lines than the program has pieces to say of, but for what is prepared, which never ends.
LIGNES_DITES_MAX = {"prepare": 40, "importe": 16, "annule": 104}
SECONDES_MAX = 0.02


@dataclass
class Epreuve:
    """An office whose program is killed, each time on the base as it was."""

    ouvert: Bureau
    dossier: Path
    liste: Path
    hasard: random.Random
    neuve: bytes = b""

    @property
    def fichier(self) -> Path:
        """Return the file of the base."""
        return self.dossier / "bureau.db"

    def garder_la_base(self) -> None:
        """Keep the base as it is now: so each kill costs the same, and none is judged by what another left."""
        self.ouvert.base.fermer()
        self.neuve = self.fichier.read_bytes()
        rouvrir(self.ouvert, self.dossier)

    def tuer(self, quoi: str) -> list[list[str]]:
        """Start the program, kill it somewhere in what it does, open the base again; return what it said was saved."""
        self.ouvert.base.fermer()
        self.fichier.write_bytes(self.neuve)
        commande = [sys.executable, "-m", "tests.e2e.programme_qui_importe", quoi, str(self.fichier), str(self.liste)]
        programme = subprocess.Popen(
            commande, cwd=RACINE, env=environnement(self.dossier), stdout=subprocess.PIPE, text=True
        )
        with programme:
            assert programme.stdout is not None
            dites = [programme.stdout.readline() for _ in range(self.hasard.randint(1, LIGNES_DITES_MAX[quoi]))]
            with contextlib.suppress(subprocess.TimeoutExpired):
                programme.wait(self.hasard.uniform(0, SECONDES_MAX))
            programme.kill()
            dites += list(programme.stdout)
        rouvrir(self.ouvert, self.dossier)
        return [ligne.split() for ligne in dites if ligne.endswith("\n")]

    def verifier(self) -> None:
        """The pages, the foreign keys, and each version which is that of the last entry of the journal."""
        db = connecter(self.fichier, CLE)
        preparer(db, lecture_seule=True)
        with contextlib.closing(db):
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            for genre in GENRES:
                assert versions_fausses(db, correspondance_de(genre).objet) == 0


@pytest.fixture
def epreuve(tmp_path: Path) -> Iterator[Epreuve]:
    liste = ecrire_grande_liste(tmp_path / "liste.xlsx", LIGNES)
    with bureau(tmp_path) as ouvert:
        yield Epreuve(ouvert, tmp_path, liste, random.Random(2026))  # noqa: S311 moments, no secret


def versions_fausses(db: sqlite_utils.Database, objet: str) -> int:
    sql = (
        f"SELECT count(*) FROM {objet} WHERE version <>"  # noqa: S608 our names
        " (SELECT max(numero) FROM journal WHERE objet = ? AND objet_id = id)"
    )
    return int(db.execute(sql, (objet,)).fetchone()[0])


def comptes(ouvert: Bureau) -> dict[str, int]:
    with ouvert.base.lecture() as lecture:
        return {genre.__name__: len(lecture.tous(genre)) for genre in GENRES}


def lignes_du_rapport(ouvert: Bureau) -> int:
    with ouvert.base.lecture() as lecture:
        return sum(len(lecture.rapport_d_import(batch.id)) for batch in lister_imports(ouvert.services))


def test_an_import_killed_while_it_is_prepared_comes_back_at_its_place(epreuve: Epreuve, moments: int) -> None:
    ouvert = epreuve.ouvert
    apercu = apercu_de(ouvert.services, epreuve.liste)
    epreuve.garder_la_base()
    avant = comptes(ouvert)
    for _moment in range(moments):
        dites = epreuve.tuer("prepare")

        assert reprendre_apres_coupure(ouvert.services, AUTEUR) == ()
        rang = max(int(mots[1]) for mots in dites if mots[0] == "place")
        gardee = brouillons.reprendre(ouvert.services, CLE_DE_LA_PLACE)
        assert gardee is not None
        assert gardee.contenu in [ecrire_place(place_du_rang(epreuve.liste, apercu, r)) for r in (rang, rang + 1)]
        place = lire_place(gardee.contenu)
        assert place is not None
        assert regler_comme(place, apercu.classeur, ()) is not None
        notees = [int(mots[1]) for mots in dites if mots[0] == "note"]
        note = lire_dossier(ouvert.base, ouvert.dossier.dossier.id).dossier.note
        assert note in [f"note {r}" if r else "" for r in (max(notees, default=0), max(notees, default=0) + 1)]
        assert comptes(ouvert) == avant
        epreuve.verifier()


def test_an_import_killed_while_it_is_written_leaves_nothing_half_done(epreuve: Epreuve, moments: int) -> None:
    ouvert = epreuve.ouvert
    etats: set[EtatImport] = set()
    epreuve.garder_la_base()
    avant = comptes(ouvert)
    for _moment in range(moments):
        dites = epreuve.tuer("importe")

        reprendre_apres_coupure(ouvert.services, AUTEUR)
        dernier = lister_imports(ouvert.services)[0]
        etats.add(dernier.etat)
        entier = dernier.etat is EtatImport.TERMINE
        assert entier or ["fini"] not in dites
        assert entier or comptes(ouvert) == avant
        assert comptes(ouvert)["AideReprise"] - avant["AideReprise"] == lignes_du_rapport(ouvert) == entier * LIGNES
        epreuve.verifier()
    assert EtatImport.INTERROMPU in etats


def test_the_undo_of_an_import_killed_at_any_moment_ends_or_never_began(epreuve: Epreuve, moments: int) -> None:
    ouvert = epreuve.ouvert
    etats: set[EtatImport] = set()
    avant = comptes(ouvert)
    importer(ouvert.services, epreuve.liste)
    epreuve.garder_la_base()
    entier = comptes(ouvert)
    for _moment in range(moments):
        dites = epreuve.tuer("annule")

        reprises = reprendre_apres_coupure(ouvert.services, AUTEUR)
        (batch,) = lister_imports(ouvert.services)
        assert batch.etat in (EtatImport.ANNULE, EtatImport.TERMINE)
        assert comptes(ouvert) == (avant if batch.etat is EtatImport.ANNULE else entier)
        assert batch.etat is EtatImport.ANNULE or ["fini"] not in dites
        etats.update(reprise.etat for reprise in reprises)
        epreuve.verifier()
    assert EtatImport.ANNULE in etats, "no undo was cut in the middle"
