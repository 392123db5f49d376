"""Legal clocks, against dates computed by hand in domain.md 1.7."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.delais import Suspension, ajouter_mois, jours_restants, rejet_implicite

AUJOURDHUI = date(2026, 11, 23)


def test_silence_rejects_after_two_months() -> None:
    assert rejet_implicite(date(2026, 9, 10), aujourdhui=AUJOURDHUI) == date(2026, 11, 10)


def test_awaited_papers_push_the_day_back() -> None:
    attente = Suspension(date(2026, 9, 10), date(2026, 9, 25))
    assert rejet_implicite(date(2026, 9, 10), [attente], aujourdhui=AUJOURDHUI) == date(2026, 11, 25)


def test_a_suspension_still_open_counts_up_to_today() -> None:
    attente = Suspension(date(2026, 11, 13))
    assert rejet_implicite(date(2026, 11, 1), [attente], aujourdhui=AUJOURDHUI) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("jour", "mois", "attendu"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_month_ends_stay_in_the_month(jour: date, mois: int, attendu: date) -> None:
    assert ajouter_mois(jour, mois) == attendu


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_added_never_change_the_day_but_at_month_ends(jour: date, mois: int) -> None:
    ajoute = ajouter_mois(jour, mois)
    assert (ajoute.year - jour.year) * 12 + ajoute.month - jour.month == mois
    assert ajoute.day == jour.day or (ajoute.day < jour.day and ajouter_mois(ajoute, 0) == ajoute)


def test_a_past_deadline_is_negative() -> None:
    assert jours_restants(date(2026, 11, 20), aujourdhui=AUJOURDHUI) == -3
