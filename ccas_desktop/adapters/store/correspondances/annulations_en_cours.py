"""Where each long undo stands, so that one cut by a kill ends at the next opening."""

from __future__ import annotations

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes, premiere
from ccas_desktop.adapters.store.correspondances.journal import Contexte
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports.annulation import AnnulationInterrompue

PAS_ENCORE = 2**62


def interrompues(db: sqlite_utils.Database) -> tuple[AnnulationInterrompue, ...]:
    """Return the undos begun and not ended."""
    return tuple(
        AnnulationInterrompue(ligne["lot"], ligne["annulant"], Auteur(ligne["auteur_nom"], ligne["auteur_id"]))
        for ligne in lignes(db, "SELECT * FROM annulation_en_cours ORDER BY rowid")
    )


def jusqu_a(db: sqlite_utils.Database, lot: str) -> int | None:
    """Return the entry from which a lot is undone, None when its undo is not begun."""
    ligne = premiere(db, "SELECT jusqu_a FROM annulation_en_cours WHERE lot = ?", (lot,))
    return None if ligne is None else int(ligne["jusqu_a"])


def retenir(db: sqlite_utils.Database, lot: str, contexte: Contexte, numero: int) -> None:
    """Write that a lot is undone from an entry on."""
    db.execute(
        "INSERT INTO annulation_en_cours (lot, annulant, jusqu_a, auteur_id, auteur_nom) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (lot) DO UPDATE SET jusqu_a = excluded.jusqu_a",
        (lot, contexte.lot, numero, contexte.auteur.id, contexte.auteur.nom),
    )


def oublier(db: sqlite_utils.Database, lot: str) -> None:
    """Write that the undo of a lot has ended."""
    db.execute("DELETE FROM annulation_en_cours WHERE lot = ?", (lot,))
