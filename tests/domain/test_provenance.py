"""Months, as the API and the files write them."""

import pytest

from ccas_desktop.domain.provenance import Mois


def test_a_month_is_read_back() -> None:
    assert str(Mois.lire("2026-05")) == "2026-05"
    assert Mois(2025, 12) < Mois(2026, 1)


@pytest.mark.parametrize("texte", ["", "2026", "2026-5", "2026-13", "2026-00", "26-05", "2026-0a"])
def test_refuses_what_is_no_month(texte: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Mois.lire(texte)
