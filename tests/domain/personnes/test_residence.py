"""Whole months in the commune, domiciliation: month ends, 29 February, days at both ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.residence import Domiciliation, mois_revolus

JOURS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("depuis", "jour", "mois"),
    [
        # By hand, after article 641 of the Code de procédure civile: same day of the month, else its last day.
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 2, 29), date(2025, 2, 27), 11),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2024, 2, 29), date(2024, 3, 29), 1),
        (date(2026, 8, 31), date(2026, 9, 30), 1),
        (date(2025, 12, 31), date(2026, 11, 30), 11),
        (date(2026, 11, 28), date(2026, 11, 28), 0),
        (date(2026, 12, 1), date(2026, 11, 28), 0),
    ],
)
def test_counts_whole_months(depuis: date, jour: date, mois: int) -> None:
    assert mois_revolus(depuis, jour) == mois


def _le_mois_suivant(premier: date, rang: int) -> date:
    """Return the day that ends `rang` months: the same day of that month, or the day before the next one begins."""
    annee, mois = divmod(premier.year * 12 + premier.month - 1 + rang, 12)
    try:
        return date(annee, mois + 1, premier.day)
    except ValueError:
        suivante, suivant = divmod(annee * 12 + mois + 1, 12)
        return date(suivante, suivant + 1, 1) - timedelta(days=1)


@given(depuis=JOURS, rang=st.integers(1, 600))
def test_the_count_changes_on_the_day_that_ends_the_month(depuis: date, rang: int) -> None:
    terme = _le_mois_suivant(depuis, rang)
    assert mois_revolus(depuis, terme) == rang
    assert mois_revolus(depuis, terme - timedelta(days=1)) == rang - 1


@given(depuis=JOURS, jour=JOURS)
def test_a_day_more_never_makes_fewer_months(depuis: date, jour: date) -> None:
    assert 0 <= mois_revolus(depuis, jour + timedelta(days=1)) - mois_revolus(depuis, jour) <= 1


def test_a_domiciliation_runs_from_its_first_to_its_last_day() -> None:
    annee = Domiciliation(date(2026, 3, 2), date(2027, 3, 1))
    assert [annee.court_le(j) for j in (date(2026, 3, 1), date(2026, 3, 2), date(2027, 3, 1), date(2027, 3, 2))] == [
        False,
        True,
        True,
        False,
    ]
    assert Domiciliation(date(2026, 3, 2)).court_le(date(2090, 1, 1))


def test_the_months_in_the_commune_are_unknown_without_a_day_of_arrival() -> None:
    dossier = Dossier(id="d", numero="2026-0001", ouvert_le=date(2026, 1, 5))
    assert dossier.mois_dans_la_commune(date(2026, 11, 28)) is None
    arrive = Dossier(id="d", numero="2026-0001", ouvert_le=date(2026, 1, 5), arrivee_commune=date(2024, 2, 29))
    assert arrive.mois_dans_la_commune(date(2026, 2, 28)) == 24
