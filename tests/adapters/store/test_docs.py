"""docs/store.md names every table, every step and every fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from ccas_desktop.adapters.store.fichier.connexion import connecter
from ccas_desktop.adapters.store.migrations import ETAPES
from ccas_desktop.application import errors
from ccas_desktop.application.errors import ErreurBase
from tests.adapters.store.exemples import CLE

DOC = (Path(__file__).parents[3] / "docs" / "store.md").read_text(encoding="utf-8")
# What an ordinary use of the verbs raises, rather than a fault of the file.
HORS_DU_FICHIER = {"ErreurBase", "EnregistrementAbsent", "ConflitDeVersion", "BaseAbsente"}


@pytest.fixture
def neuve(chemin: Path) -> Iterator[sqlite_utils.Database]:
    db = connecter(chemin, CLE, mode="rwc")
    ETAPES.apply(db)
    yield db
    db.close()


def test_every_table_is_told(neuve: sqlite_utils.Database) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'"
    tables = [nom for (nom,) in neuve.execute(sql)]

    assert len(tables) > 15
    assert [nom for nom in tables if f"| `{nom}` |" not in DOC] == []


def test_every_table_of_ours_is_strict(neuve: sqlite_utils.Database) -> None:
    sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"

    assert [nom for (nom,) in neuve.execute(sql)] == ["_sqlite_migrations"]


def test_every_step_is_told_and_numbered(neuve: sqlite_utils.Database) -> None:
    etapes = [etape.name for etape in ETAPES.applied(neuve)]

    assert [int(nom[:4]) for nom in etapes] == list(range(1, len(etapes) + 1))
    assert [nom for nom in etapes if f"| `{nom}` |" not in DOC] == []


def test_every_fault_is_told() -> None:
    fautes = {e.__name__ for e in vars(errors).values() if isinstance(e, type) and issubclass(e, ErreurBase)}

    assert [faute for faute in fautes - HORS_DU_FICHIER if f"`{faute}`" not in DOC] == []
