"""The screen written in docs/gui.md works as it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Signal
from pytestqt.qtbot import QtBot

from ccas_desktop.application.errors import DisquePlein
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.gui import forms, notices, theme, widgets
from ccas_desktop.gui.notices import Avis
from ccas_desktop.gui.travaux.jobs import Jobs

PAGE = Path(__file__).parents[2] / "docs" / "gui.md"


@pytest.fixture
def ecran() -> Callable[..., Any]:
    """Return the class of the screen of the page."""
    bloc = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert bloc is not None
    noms: dict[str, Any] = {
        **vars(widgets),
        **vars(forms),
        **vars(notices),
        "Any": Any,
        "Callable": Callable,
        "Jobs": Jobs,
        "RefusMetier": RefusMetier,
        "SaisieInvalide": SaisieInvalide,
        "Signal": Signal,
    }
    exec(bloc[1], noms)  # noqa: S102  our own page
    return noms["PageLoyer"]  # type: ignore[no-any-return]


def test_the_example_saves(qtbot: QtBot, jobs: Jobs, ecran: Callable[..., Any]) -> None:
    recus: list[dict[str, Any]] = []
    page = ecran(jobs, recus.append)
    qtbot.addWidget(page)
    page.loyer.definir_valeur(Decimal("450"))

    with qtbot.waitSignal(page.avis) as annonce:
        page.bouton.click()

    assert recus == [{"loyer": Decimal("450"), "depuis": None}]
    assert annonce.args[0].titre == "Loyer enregistré."


def test_the_example_shows_a_refusal_at_its_field(qtbot: QtBot, jobs: Jobs, ecran: Callable[..., Any]) -> None:
    def refuser(_valeurs: dict[str, Any]) -> None:
        raise SaisieInvalide((ErreurChamp("loyer", "montant_negatif"),))

    page = ecran(jobs, refuser)
    qtbot.addWidget(page)
    page.loyer.definir_valeur(Decimal("-1"))
    page.bouton.click()

    qtbot.waitUntil(lambda: page.loyer.erreur == "Le montant ne peut pas être négatif.")


def test_the_example_tells_a_failure(qtbot: QtBot, jobs: Jobs, ecran: Callable[..., Any]) -> None:
    def echouer(_valeurs: dict[str, Any]) -> None:
        raise DisquePlein("disk full")

    page = ecran(jobs, echouer)
    qtbot.addWidget(page)
    page.loyer.definir_valeur(Decimal("450"))
    with qtbot.waitSignal(page.avis) as annonce:
        page.bouton.click()

    avis: Avis = annonce.args[0]
    assert "disque" in avis.titre


@pytest.mark.parametrize("module", [forms, theme, widgets], ids=lambda m: str(m.__name__))
def test_each_public_name_of_the_kit_is_in_the_page(module: Any) -> None:
    page = PAGE.read_text(encoding="utf-8")
    internes = {
        "Champ",
        "RESSOURCES",
        "Theme",
        "ChoixTheme",
        "lire_theme",
    }

    assert [nom for nom in module.__all__ if nom not in internes and nom not in page] == []
