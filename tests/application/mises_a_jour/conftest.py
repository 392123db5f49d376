"""An office whose program is of version 9.0.0, and a publisher."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.application.services import Services
from tests.fakes.bureau import Bureau, bureau
from tests.fakes.poste_a_jour import PosteAJour


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """Give an open office."""
    with bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def poste(tmp_path: Path) -> PosteAJour:
    """Return a workstation that replaces itself; nothing is published yet."""
    return PosteAJour(tmp_path / "maj")


@pytest.fixture
def services(office: Bureau, poste: PosteAJour) -> Services:
    """Return its services."""
    return poste.brancher(office.services)
