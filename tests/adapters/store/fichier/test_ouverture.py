"""Opening a file: the faults are told apart, and the file is left as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.fichier.connexion import connecter
from ccas_desktop.adapters.store.fichier.ouverture import PAGE
from ccas_desktop.adapters.store.migrations import ENSEMBLE, ETAPES, toutes_les_etapes
from ccas_desktop.adapters.store.migrations.migration_0001 import premieres_tables
from ccas_desktop.application.errors import (
    BaseIllisible,
    BaseOccupee,
    BasePlusRecente,
    BaseSurReseau,
    CleRefusee,
    ErreurBase,
)
from tests.adapters.store.exemples import AUTEUR, CLE, tout_ecrire, un_dossier
from tests.fakes.horloge import HorlogeArretee

AUTRE_CLE = bytes(32)


def ouvrir(chemin: Path, cle: bytes = CLE, *, etapes: Migrations = ETAPES) -> BaseChiffree:
    return ouvrir_base(chemin, cle, horloge=HorlogeArretee(), etapes=etapes)


def etapes_avec(etape: Callable[[sqlite_utils.Database], None]) -> Migrations:
    """Return the released steps and one more."""
    etapes = toutes_les_etapes()
    etapes(name="9999_essai")(etape)
    return etapes


def ajouter_une_colonne(db: sqlite_utils.Database) -> None:
    db.execute("ALTER TABLE dossier ADD COLUMN essai TEXT")


@pytest.fixture
def ferme(chemin: Path) -> Path:
    """Return a base of one dossier, closed."""
    base = ouvrir(chemin)
    with base.ecriture(AUTEUR) as unite:
        tout_ecrire(unite)
    base.fermer()
    return chemin


def test_nobody_reads_a_name_in_the_files(chemin: Path, base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        tout_ecrire(unite)

    fichiers = {fichier.name: fichier.read_bytes() for fichier in chemin.parent.iterdir()}
    assert fichiers["ccas.db-wal"]
    for octets in fichiers.values():
        assert b"GUEN" not in octets
        assert b"SQLite format" not in octets


def test_the_base_is_found_again_as_it_was(ferme: Path) -> None:
    base = ouvrir(ferme)
    with base.lecture() as lecture:
        (resultat,) = lecture.chercher("guen")
    base.fermer()

    assert resultat.numero == "2026-0042"


def test_nothing_is_left_beside_a_closed_base(ferme: Path) -> None:
    assert {f.name for f in ferme.parent.iterdir()} == {"ccas.db", "ccas.db.verrou"}


def test_another_key_is_refused(ferme: Path) -> None:
    avant = ferme.read_bytes()

    with pytest.raises(CleRefusee):
        ouvrir(ferme, AUTRE_CLE)

    assert ferme.read_bytes() == avant


def coupe(octets: bytes) -> bytes:
    return octets[: 3 * PAGE + 100]


def premiere_page_abimee(octets: bytes) -> bytes:
    return octets[:100] + b"\0" * 50 + octets[150:]


def sans_debut(octets: bytes) -> bytes:
    return octets[:1000]


def vide(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("abimer", [coupe, premiere_page_abimee, sans_debut, vide])
def test_a_torn_file_is_unreadable_and_left_as_it_is(ferme: Path, abimer: Callable[[bytes], bytes]) -> None:
    ferme.write_bytes(abimer(ferme.read_bytes()))
    avant = ferme.read_bytes()

    with pytest.raises(BaseIllisible):
        ouvrir(ferme)

    assert ferme.read_bytes() == avant


def test_a_page_damaged_inside_is_noticed_when_read(ferme: Path) -> None:
    sain = ferme.read_bytes()
    # Every page but the two that hold the schema.
    ferme.write_bytes(sain[: 2 * PAGE] + b"".join(_abimee(sain, rang) for rang in range(2, len(sain) // PAGE)))
    avant = ferme.read_bytes()

    with pytest.raises(BaseIllisible):
        _lire_tout(ferme)

    assert ferme.read_bytes() == avant


def test_a_plain_sqlite_file_is_no_base(chemin: Path) -> None:
    clair = sqlite3.connect(chemin)
    clair.execute("CREATE TABLE t (a)")
    clair.close()

    with pytest.raises(BaseIllisible):
        ouvrir(chemin)


def test_an_encrypted_file_of_another_program_is_no_base(chemin: Path) -> None:
    autre = connecter(chemin, CLE, mode="rwc")
    autre.execute("CREATE TABLE t (a)")
    autre.close()

    with pytest.raises(BaseIllisible):
        ouvrir(chemin)


def test_a_base_of_a_newer_version_is_left_byte_for_byte(chemin: Path) -> None:
    ouvrir(chemin, etapes=etapes_avec(ajouter_une_colonne)).fermer()
    avant = chemin.read_bytes()

    with pytest.raises(BasePlusRecente):
        ouvrir(chemin)

    assert chemin.read_bytes() == avant


def test_a_base_on_a_share_is_refused_before_anything(chemin: Path) -> None:
    with pytest.raises(BaseSurReseau):
        ouvrir_base(chemin, CLE, horloge=HorlogeArretee(), est_sur_reseau=lambda _: True)

    assert list(chemin.parent.iterdir()) == []


def test_a_second_opening_is_refused_until_the_first_is_closed(chemin: Path) -> None:
    premiere = ouvrir(chemin)
    with pytest.raises(BaseOccupee):
        ouvrir(chemin)

    premiere.fermer()
    ouvrir(chemin).fermer()


def test_a_refused_opening_leaves_the_base_free(ferme: Path) -> None:
    with pytest.raises(CleRefusee):
        ouvrir(ferme, AUTRE_CLE)

    ouvrir(ferme).fermer()


def test_a_half_made_base_is_made_again(chemin: Path) -> None:
    chemin.with_name("ccas.db.creation").write_bytes(b"interrupted")

    ouvrir(chemin).fermer()

    assert {f.name for f in chemin.parent.iterdir()} == {"ccas.db", "ccas.db.verrou"}


def test_the_saves_of_a_base_that_vanished_are_not_poured_into_a_new_one(chemin: Path) -> None:
    reste = chemin.with_name("ccas.db-wal")
    reste.write_bytes(b"saves of another base")

    with pytest.raises(BaseIllisible):
        ouvrir(chemin)

    assert reste.read_bytes() == b"saves of another base"
    assert not chemin.exists()


def test_an_older_base_is_migrated_with_what_it_holds(ferme: Path) -> None:
    base = ouvrir(ferme, etapes=etapes_avec(ajouter_une_colonne))
    with base.lecture() as lecture:
        (resultat,) = lecture.chercher("guen")
    base.fermer()

    assert resultat.numero == "2026-0042"
    assert {f.name for f in ferme.parent.iterdir()} == {"ccas.db", "ccas.db.verrou"}


def test_a_base_of_the_first_step_keeps_its_settings(chemin: Path) -> None:
    premiere = Migrations(ENSEMBLE)
    premiere(name="0001_premieres_tables")(premieres_tables)
    ouvrir(chemin, etapes=premiere).fermer()
    ancienne = connecter(chemin, CLE)
    noms = [nom for _, nom, *_ in ancienne.execute("PRAGMA table_info(ccas)")]
    valeurs = {"version": 1, "adresse": "[]", "logo": b"", "nom": "CCAS de Valmorel"}
    ancienne.execute(
        f"INSERT INTO ccas VALUES ({', '.join('?' for _ in noms)})",  # noqa: S608 marks only
        [valeurs.get(nom, "") for nom in noms],
    )
    ancienne.conn.commit()
    ancienne.close()

    base = ouvrir(chemin)
    with base.lecture() as lecture:
        ccas = lecture.reglages().ccas
    base.fermer()

    assert (ccas.nom, ccas.relais_entete) == ("CCAS de Valmorel", "")


def test_the_base_is_copied_before_it_is_migrated(ferme: Path) -> None:
    avant, copies = ferme.read_bytes(), []

    def regarder(db: sqlite_utils.Database) -> None:
        copies.append(ferme.with_name("ccas.db.avant_migration").read_bytes())

    ouvrir(ferme, etapes=etapes_avec(regarder)).fermer()

    assert copies == [avant]


def test_a_failed_migration_gives_back_the_former_base(ferme: Path) -> None:
    avant = ferme.read_bytes()

    def echouer(db: sqlite_utils.Database) -> None:
        db.execute("DROP TABLE courrier_pdf")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ouvrir(ferme, etapes=etapes_avec(echouer))

    assert ferme.read_bytes() == avant
    ouvrir(ferme).fermer()


def test_a_migration_that_breaks_a_link_gives_back_the_former_base(ferme: Path) -> None:
    avant = ferme.read_bytes()

    def rompre(db: sqlite_utils.Database) -> None:
        db.execute("DELETE FROM dossier")

    with pytest.raises(ErreurBase):
        ouvrir(ferme, etapes=etapes_avec(rompre))

    assert ferme.read_bytes() == avant


def test_a_closed_base_is_not_used_again(chemin: Path) -> None:
    base = ouvrir(chemin)
    base.fermer()

    with pytest.raises(RuntimeError, match="closed"), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(un_dossier())


def _abimee(octets: bytes, rang: int) -> bytes:
    page = octets[rang * PAGE : (rang + 1) * PAGE]
    return page[:200] + bytes([page[200] ^ 1]) + page[201:]


def _lire_tout(chemin: Path) -> None:
    base = ouvrir(chemin)
    try:
        with base.lecture() as lecture:
            lecture.chercher("guen")
    finally:
        base.fermer()
