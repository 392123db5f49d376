"""Connections to an encrypted file, set as docs/store.md says."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import sqlite_utils
from sqlcipher3 import dbapi2 as sqlcipher

from ccas_desktop.adapters.store.fichier.cle import OCTETS_DE_CLE

Mode = Literal["ro", "rw", "rwc"]

ATTENTE_SECONDES = 5.0
REQUETES_PREPAREES = 256
# 8 MB of pages a connection: what a search of 100,000 persons touches fits in it.
CACHE_KIO = 8_000
JOURNAL_WAL_OCTETS = 16_000_000


def connecter(
    chemin: Path, cle: bytes, *, mode: Mode = "rw", attente_secondes: float = ATTENTE_SECONDES
) -> sqlite_utils.Database:
    """Return a connection with its key set; nothing is read yet, so a wrong key is not noticed here.

    It may be closed by another thread than the one that uses it: who uses it when is the matter of BaseChiffree.
    """
    if len(cle) != OCTETS_DE_CLE:
        raise ValueError("a key of 256 bits")
    pilote = sqlcipher.connect(
        f"{chemin.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=attente_secondes,
        check_same_thread=False,
        cached_statements=REQUETES_PREPAREES,
    )
    # SQLCipher writes its errors to stderr otherwise, and the standard error of a window goes nowhere.
    pilote.execute("PRAGMA cipher_log_level = NONE")
    # A raw key: no derivation, the keyring holds 256 random bits.
    pilote.execute(f"PRAGMA key = \"x'{cle.hex()}'\"")
    return sqlite_utils.Database(pilote, execute_plugins=False)


def preparer(db: sqlite_utils.Database, *, lecture_seule: bool) -> None:
    """Set a connection for work; this first reads the file."""
    db.execute("PRAGMA journal_mode = WAL")
    for reglage in (
        "foreign_keys = ON",
        "synchronous = FULL",
        f"cache_size = -{CACHE_KIO}",
        f"journal_size_limit = {JOURNAL_WAL_OCTETS}",
        "trusted_schema = OFF",
        "temp_store = MEMORY",
        f"query_only = {'ON' if lecture_seule else 'OFF'}",
    ):
        db.execute(f"PRAGMA {reglage}")
