"""The list of the day reads an index and stops: it costs the same with 100,000 persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from ccas_desktop.adapters.store.correspondances import aides_legales, guichet
from ccas_desktop.adapters.store.fichier.connexion import connecter
from ccas_desktop.adapters.store.lecture import a_faire
from ccas_desktop.adapters.store.migrations import ETAPES
from tests.adapters.store.exemples import CLE

JOUR = date(2026, 11, 23)


@pytest.fixture
def neuve(chemin: Path) -> Iterator[sqlite_utils.Database]:
    db = connecter(chemin, CLE, mode="rwc")
    ETAPES.apply(db)
    yield db
    db.close()


def parcourues(db: sqlite_utils.Database) -> set[str]:
    """Return the tables that the queries of the list read from end to end."""
    requetes: list[tuple[str, Any]] = []
    with db.tracer(lambda sql, parametres: requetes.append((sql, parametres))):
        a_faire.demandes_en_cours(db, 200)
        a_faire.pieces_a_relancer(db, JOUR, 200)
        a_faire.donnees_anciennes(db, datetime(2026, 9, 1, tzinfo=UTC), 200)
        a_faire.aides_finissant(db, JOUR, JOUR, 200)
        a_faire.referents(db, ["d1", "d2"])
        guichet.rappels_dus(db, JOUR, 200)
        aides_legales.aides_legales_en_cours(db, 200)
    assert len(requetes) == 8
    plans = [ligne[3] for sql, parametres in requetes for ligne in db.execute(f"EXPLAIN QUERY PLAN {sql}", parametres)]
    return {plan.split()[1] for plan in plans if plan.startswith("SCAN") and "USING INDEX" not in plan}


def test_no_table_is_read_from_end_to_end(neuve: sqlite_utils.Database) -> None:
    assert parcourues(neuve) == set()
