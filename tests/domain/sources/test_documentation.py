"""docs/reglement.md tells what each source certifies, and the parts of its reply."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.description import DescriptionSource

PAGE = (Path(__file__).parents[3] / "docs" / "reglement.md").read_text("utf-8")
SOURCES = PAGE.partition("### Les papiers")[0].splitlines()


@pytest.mark.parametrize("decrite", DESCRIPTIONS.values(), ids=lambda d: d.source.value)
def test_each_source_is_in_the_page(decrite: DescriptionSource) -> None:
    (ligne,) = (li for li in SOURCES if li.startswith(f"| `{decrite.source}` |"))

    faits, blocs = ligne.split("|")[2], ligne.split("|")[3]
    assert all(f"`{fait.indicateur.code}`" in faits for fait in decrite.faits)
    assert blocs.strip() == ", ".join(f"`{bloc.nom}`" for bloc in decrite.blocs)
