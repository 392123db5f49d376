"""Copies of the whole base, encrypted as it is with the same key, and a base put back from one of them."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

from ccas_desktop.adapters.store.fichier.cle import cle_de_la_base
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.adapters.store.fichier.verrou import Verrou
from ccas_desktop.application.errors import BaseIllisible
from ccas_desktop.application.ports import Secrets


def copier_la_base(chemin: Path, cle: bytes, vers: Path) -> None:
    """Copy a base as it is at this moment, whoever writes meanwhile; a failure leaves no half-made copy."""
    provisoire = vers.with_name(vers.name + ".copie")
    with traduire():
        vers.parent.mkdir(parents=True, exist_ok=True)
        provisoire.unlink(missing_ok=True)
        try:
            with closing(connecter(chemin, cle)) as base, closing(connecter(provisoire, cle, mode="rwc")) as copie:
                preparer(base, lecture_seule=True)
                base.conn.backup(copie.conn)
            _ecrire_sur_le_disque(provisoire)
            eprouver_copie(provisoire, cle)
            provisoire.replace(vers)
        finally:
            provisoire.unlink(missing_ok=True)


def eprouver_copie(copie: Path, cle: bytes) -> None:
    """Read every page of a copy. Raises BaseIllisible when it is gone, damaged, or of another key."""
    if not copie.is_file():
        raise BaseIllisible("copie_absente")
    with traduire(), closing(connecter(copie, cle, mode="ro")) as db:
        if db.execute("PRAGMA cipher_integrity_check").fetchall():
            raise BaseIllisible("copie_abimee")


def remettre_la_base(chemin: Path, secrets: Secrets, copie: Path, ecartee: Path) -> None:
    """Put a copy in the place of a base, which is kept as `ecartee`; to be called before the base is opened.

    Cut at any moment, it is done again from the start without losing either. Raises ErreurBase.
    """
    with traduire():
        verrou = Verrou(chemin)
        try:
            cle = cle_de_la_base(secrets, chemin)
            eprouver_copie(copie, cle)
            if not ecartee.exists():
                copier_la_base(chemin, cle, ecartee)
            remise = chemin.with_name(chemin.name + ".retour")
            shutil.copyfile(copie, remise)
            _ecrire_sur_le_disque(remise)
            # The last saves of the base that leaves are in `ecartee`: SQLite must not write them into the other.
            for suite in ("-wal", "-shm"):
                chemin.with_name(chemin.name + suite).unlink(missing_ok=True)
            remise.replace(chemin)
        finally:
            verrou.rendre()


def _ecrire_sur_le_disque(fichier: Path) -> None:
    with fichier.open("rb+") as ouvert:
        os.fsync(ouvert.fileno())
