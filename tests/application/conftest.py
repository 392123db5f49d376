"""A small office in a real base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.bureau import Bureau, bureau


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as bureau_ouvert:
        yield bureau_ouvert
