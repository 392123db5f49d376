"""Bring a file to a base that can be worked on: make it, check it, migrate it."""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from ccas_desktop.adapters.store.fichier.connexion import Mode, connecter, preparer
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.application.errors import BaseIllisible, BasePlusRecente, CleRefusee, ErreurBase

PAGE = 4096
SEL = 16
SCEAU = 64
_MASQUE_DU_SEL = 0x3A
_TOURS_DU_SCEAU = 2


def rendre_utilisable(chemin: Path, cle: bytes, etapes: Migrations) -> None:
    """Create the file, or check it and apply the steps it lacks.

    Raises CleRefusee, BaseIllisible or BasePlusRecente before a byte is changed.
    """
    with traduire():
        if not chemin.exists():
            _refuser_un_reste(chemin)
            _creer(chemin, cle, etapes)
        elif _etapes_manquantes(chemin, cle, etapes):
            _migrer(chemin, cle, etapes)


def _refuser_un_reste(chemin: Path) -> None:
    """Refuse to make a base beside the saves of one that vanished: SQLite would write them into the new one."""
    reste = chemin.with_name(chemin.name + "-wal")
    if reste.exists() and reste.stat().st_size:
        raise BaseIllisible("base_disparue")


def _creer(chemin: Path, cle: bytes, etapes: Migrations) -> None:
    """Make the base under another name: a power cut leaves no half-made base behind."""
    ebauche = chemin.with_name(chemin.name + ".creation")
    _effacer(ebauche)
    with _ouverte(ebauche, cle, "rwc") as db:
        preparer(db, lecture_seule=False)
        etapes.apply(db)
    ebauche.replace(chemin)


def _etapes_manquantes(chemin: Path, cle: bytes, etapes: Migrations) -> list[str]:
    """Return the names of the steps to apply; the file is only read."""
    if chemin.stat().st_size < PAGE:
        raise BaseIllisible("tronquee")
    try:
        with traduire(), _ouverte(chemin, cle, "ro") as db:
            appliquees = {etape.name for etape in etapes.applied(db)}
            manquantes = [etape.name for etape in etapes.pending(db)]
    except BaseIllisible:
        if _aucune_page_scellee(chemin, cle):
            raise CleRefusee("cle_refusee") from None
        raise
    if not appliquees:
        raise BaseIllisible("autre_base")
    if len(appliquees) + len(manquantes) > _nombre(etapes):
        raise BasePlusRecente("etapes_inconnues")
    return manquantes


def _nombre(etapes: Migrations) -> int:
    with sqlite_utils.Database(memory=True) as vide:
        return len(etapes.pending(vide))


def _migrer(chemin: Path, cle: bytes, etapes: Migrations) -> None:
    """Apply the steps on a file whose copy waits beside it; a failure puts the copy back."""
    with _ouverte(chemin, cle, "rw") as db:
        preparer(db, lecture_seule=False)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copie = chemin.with_name(chemin.name + ".avant_migration")
    _copier(chemin, copie)
    try:
        _appliquer(chemin, cle, etapes)
    except BaseException:
        _effacer_le_wal(chemin)
        copie.replace(chemin)
        raise
    _effacer(copie)


def _appliquer(chemin: Path, cle: bytes, etapes: Migrations) -> None:
    with _ouverte(chemin, cle, "rw") as db:
        preparer(db, lecture_seule=False)
        db.execute("PRAGMA foreign_keys = OFF")
        etapes.apply(db)
        if db.execute("PRAGMA foreign_key_check").fetchall():
            raise ErreurBase("migration_incoherente")


def _copier(chemin: Path, copie: Path) -> None:
    """Copy the file and wait for the disk to hold the copy."""
    provisoire = copie.with_name(copie.name + ".copie")
    shutil.copyfile(chemin, provisoire)
    with provisoire.open("rb+") as fichier:
        os.fsync(fichier.fileno())
    provisoire.replace(copie)


def _effacer(chemin: Path) -> None:
    chemin.unlink(missing_ok=True)
    _effacer_le_wal(chemin)


def _effacer_le_wal(chemin: Path) -> None:
    for suite in ("-wal", "-shm"):
        chemin.with_name(chemin.name + suite).unlink(missing_ok=True)


@contextmanager
def _ouverte(chemin: Path, cle: bytes, mode: Mode) -> Iterator[sqlite_utils.Database]:
    db = connecter(chemin, cle, mode=mode)
    try:
        yield db
    finally:
        db.close()


def _aucune_page_scellee(chemin: Path, cle: bytes) -> bool:
    """Tell whether no page bears the seal of this key: the key is then wrong, rather than the file damaged.

    SQLCipher ends each page with an HMAC-SHA512 of it and its number, under a key drawn from the main one.
    """
    with chemin.open("rb") as fichier:
        sel = fichier.read(SEL)
        cle_du_sceau = hashlib.pbkdf2_hmac(
            "sha512", cle, bytes(octet ^ _MASQUE_DU_SEL for octet in sel), _TOURS_DU_SCEAU, len(cle)
        )
        if sel == b"SQLite format 3\0":
            return False
        fichier.seek(0)
        pages = enumerate(iter(lambda: fichier.read(PAGE), b""), start=1)
        return not any(_page_scellee(page, numero, cle_du_sceau) for numero, page in pages)


def _page_scellee(page: bytes, numero: int, cle_du_sceau: bytes) -> bool:
    corps, sceau = page[SEL if numero == 1 else 0 : -SCEAU], page[-SCEAU:]
    attendu = hmac.digest(cle_du_sceau, corps + numero.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(attendu, sceau)
