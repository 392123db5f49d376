from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.reponses.periode import (
    JAMAIS,
    QUELCONQUE,
    Bornes,
    Moment,
    annee_scolaire,
    bornes,
    rentree_de,
    situer,
)

JOUR = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("texte", "premier", "dernier"),
    [
        ("2021-06-30", "2021-06-30", "2021-06-30"),
        ("2021-06-31", "2021-06-01", "2021-06-30"),
        ("2020-00-00", "2020-01-01", "2020-12-31"),
        ("2020-05-00", "2020-05-01", "2020-05-31"),
        ("2020-13-01", "2020-01-01", "2020-12-31"),
        ("2026-09-01T00:00:00Z", "2026-09-01", "2026-09-01"),
    ],
)
def test_what_is_known_of_a_date_is_kept(texte: str, premier: str, dernier: str) -> None:
    assert bornes(texte) == Bornes(date.fromisoformat(premier), date.fromisoformat(dernier))


@pytest.mark.parametrize(
    "untrusted", [None, "", "0000-00-00", "hier", "27/06/2021", "9999-12-31", 20210630, ["2021-06-30"]]
)
def test_a_date_of_which_nothing_is_known_can_be_any_day(untrusted: object) -> None:
    assert bornes(untrusted) == QUELCONQUE


@pytest.mark.parametrize(
    ("debut", "fin", "moment"),
    [
        ("2026-09-01", "2027-08-31", Moment.EN_COURS),
        ("2026-11-23", "2026-11-23", Moment.EN_COURS),
        ("2020-09-01", "2021-06-31", Moment.PASSEE),
        ("2026-12-31", "2027-06-12", Moment.FUTURE),
        ("2026-00-00", "2027-06-12", Moment.INCONNU),
        ("2020-09-01", "", Moment.INCONNU),
        ("2020-09-01", "2026-11-31", Moment.INCONNU),
    ],
)
def test_a_day_stands_somewhere_in_a_period(debut: str, fin: str, moment: Moment) -> None:
    assert situer(bornes(debut), bornes(fin), JOUR) is moment


def test_a_period_without_end_goes_on() -> None:
    assert situer(bornes("2020-01-01"), JAMAIS, JOUR) is Moment.EN_COURS


@pytest.mark.parametrize(("jour", "rentree"), [("2026-08-31", 2025), ("2026-09-01", 2026), ("2027-01-01", 2026)])
def test_a_school_year_starts_in_september(jour: str, rentree: int) -> None:
    assert rentree_de(date.fromisoformat(jour)) == rentree
    assert situer(*annee_scolaire(rentree), date.fromisoformat(jour)) is Moment.EN_COURS


@given(st.text() | st.integers() | st.none(), st.text() | st.dates().map(str))
def test_whatever_the_dates_the_day_stands_somewhere(debut: object, fin: object) -> None:
    assert situer(bornes(debut), bornes(fin), JOUR) in Moment
