"""The composer of letters with the fonts and the template of the program; loaded once, it keeps no state."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.letters.typst_lettres import TypstLettres

RESSOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def lettres() -> TypstLettres:
    return TypstLettres(RESSOURCES)
