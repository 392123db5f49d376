"""The reports of the batches: written row by row as the batch goes, read when asked for, never journalled."""

from __future__ import annotations

from collections.abc import Iterable

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.valeurs import sans_demi_caractere
from ccas_desktop.domain.dossiers.reprise import LigneRapport

_COLONNES = "ligne, personne, issue, dossier, raison, importee"
_INSERER = f"INSERT INTO rapport_import (import_id, {_COLONNES}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 constant names


def ajouter(db: sqlite_utils.Database, import_id: str, rapport: Iterable[LigneRapport]) -> None:
    """Add what became of some rows of the file."""
    db.conn.executemany(
        _INSERER,
        (
            (
                import_id,
                ligne.ligne,
                sans_demi_caractere(ligne.personne),
                ligne.issue,
                ligne.dossier,
                sans_demi_caractere(ligne.raison),
                ligne.importee,
            )
            for ligne in rapport
        ),
    )


def lire(db: sqlite_utils.Database, import_id: str) -> tuple[LigneRapport, ...]:
    """Return the report of a batch, in the order of the file."""
    sql = f"SELECT {_COLONNES} FROM rapport_import WHERE import_id = ? ORDER BY ligne, rowid"  # noqa: S608 constant names
    return tuple(
        LigneRapport(**{**ligne, "importee": bool(ligne["importee"])}) for ligne in lignes(db, sql, (import_id,))
    )


def effacer(db: sqlite_utils.Database, import_id: str, nombre: int) -> bool:
    """Remove some rows of a report, and tell whether some may be left."""
    sql = "DELETE FROM rapport_import WHERE rowid IN (SELECT rowid FROM rapport_import WHERE import_id = ? LIMIT ?)"
    return db.execute(sql, (import_id, nombre)).rowcount == nombre
