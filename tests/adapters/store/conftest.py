"""A real encrypted base in the folder of each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from tests.adapters.store.exemples import CLE
from tests.fakes.horloge import HorlogeArretee


@pytest.fixture
def chemin(tmp_path: Path) -> Path:
    return tmp_path / "ccas.db"


@pytest.fixture
def base(chemin: Path) -> Iterator[BaseChiffree]:
    ouverte = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
    yield ouverte
    ouverte.fermer()
