"""Values that must not be written as they are."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte, json_de
from ccas_desktop.adapters.store.fichier.connexion import connecter
from tests.adapters.store.exemples import INSTANT


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        instant_en_texte(INSTANT.replace(tzinfo=None))


def test_an_instant_is_written_in_utc() -> None:
    ailleurs = datetime.fromisoformat("2026-11-23T10:30:00+01:00")

    assert instant_en_texte(ailleurs) == "2026-11-23T09:30:00+00:00"


def test_an_amount_in_json_is_a_text() -> None:
    assert json_de({"montant": Decimal("1.50")}) == '{"montant":"1.50"}'


def test_what_json_cannot_hold_exactly_is_refused() -> None:
    with pytest.raises(TypeError):
        json_de({"instant": INSTANT})


def test_a_short_key_is_refused(chemin: Path) -> None:
    with pytest.raises(ValueError, match="256"):
        connecter(chemin, b"short")
