"""What the world does to the driver becomes an error of the application; a bug stays a bug."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.correspondances.journal import Contexte
from ccas_desktop.adapters.store.ecriture.ecrivain import EcritureChiffree
from ccas_desktop.adapters.store.ecriture.reserve import Reserve
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.adapters.store.fichier.traduction import erreur_traduite, traduire
from ccas_desktop.application.errors import BaseIllisible, BaseOccupee, DisquePlein, EnregistrementAbsent, ErreurBase
from tests.adapters.store.exemples import AUTEUR, CLE, INSTANT, un_dossier
from tests.fakes.horloge import HorlogeArretee


@pytest.fixture
def db(chemin: Path) -> Iterator[sqlite_utils.Database]:
    ouvrir_base(chemin, CLE, horloge=HorlogeArretee()).fermer()
    connexion = connecter(chemin, CLE, attente_secondes=0.01)
    preparer(connexion, lecture_seule=False)
    yield connexion
    connexion.close()


def test_a_full_disk_refuses_the_save_whole(db: sqlite_utils.Database) -> None:
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    db.execute("BEGIN IMMEDIATE")
    unite = EcritureChiffree(db, Contexte(AUTEUR, INSTANT.isoformat(), "lot"), Reserve())
    petit, gros = un_dossier("2026-0001"), un_dossier("2026-0002", commune="X" * 100_000)
    unite.enregistrer(petit)

    with pytest.raises(DisquePlein):
        unite.enregistrer(gros)

    db.rollback()
    with pytest.raises(EnregistrementAbsent):
        unite.dossier(petit.id)


def test_nothing_more_is_written_once_the_disk_was_full(db: sqlite_utils.Database) -> None:
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    db.execute("BEGIN IMMEDIATE")
    unite = EcritureChiffree(db, Contexte(AUTEUR, INSTANT.isoformat(), "lot"), Reserve())
    with pytest.raises(DisquePlein):
        unite.enregistrer(un_dossier(commune="X" * 100_000))

    with pytest.raises(RuntimeError, match="ended"):
        unite.enregistrer(un_dossier("2026-0001"))


def test_a_base_held_by_another_program_is_busy(db: sqlite_utils.Database, chemin: Path) -> None:
    autre = connecter(chemin, CLE)
    autre.execute("BEGIN IMMEDIATE")

    with pytest.raises(BaseOccupee), traduire():
        db.execute("BEGIN IMMEDIATE")

    autre.close()


def test_a_fault_of_our_sql_goes_through(db: sqlite_utils.Database) -> None:
    with pytest.raises(sqlcipher.OperationalError), traduire():
        db.execute("SELECT inconnu FROM dossier")


@pytest.mark.parametrize(
    ("code", "attendue"),
    [
        (sqlite3.SQLITE_BUSY, BaseOccupee),
        (sqlite3.SQLITE_LOCKED, BaseOccupee),
        (sqlite3.SQLITE_PROTOCOL, BaseOccupee),
        (sqlite3.SQLITE_FULL, DisquePlein),
        (sqlite3.SQLITE_CORRUPT, BaseIllisible),
        (sqlite3.SQLITE_CORRUPT_VTAB, BaseIllisible),
        (sqlite3.SQLITE_NOTADB, BaseIllisible),
        (sqlite3.SQLITE_IOERR_READ, ErreurBase),
        (sqlite3.SQLITE_READONLY, ErreurBase),
        (sqlite3.SQLITE_CANTOPEN, ErreurBase),
    ],
)
def test_each_fault_of_the_world_has_its_error(code: int, attendue: type[ErreurBase]) -> None:
    erreur = sqlcipher.DatabaseError("x")
    erreur.sqlite_errorcode = code

    assert type(erreur_traduite(erreur)) is attendue


def test_an_error_of_the_driver_without_a_code_is_a_bug() -> None:
    assert erreur_traduite(sqlcipher.ProgrammingError("closed")) is None


@pytest.mark.parametrize(("numero", "attendue"), [(errno.ENOSPC, DisquePlein), (errno.EACCES, ErreurBase)])
def test_a_fault_of_the_file_system_is_translated(numero: int, attendue: type[ErreurBase]) -> None:
    with pytest.raises(ErreurBase) as refus, traduire():
        raise OSError(numero, "x", "/home/nom-de-l-agent/ccas.db")

    assert type(refus.value) is attendue
    assert "agent" not in str(refus.value)
