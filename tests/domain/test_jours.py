"""Holidays by law, against a list made by another program (tests/data/jours_feries)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.jours import Territoire, est_ouvre, jours_feries, paques, premier_jour_ouvre

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/jours_feries/france.json").read_text(encoding="utf-8")
)
JOURS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_easter_from_1950_to_2100() -> None:
    lundis = [date.fromisoformat(jour) for jour in REFERENCE["lundi_de_paques"]]
    assert [paques(lundi.year) + timedelta(1) for lundi in lundis] == lundis
    assert len(lundis) == 151


@pytest.mark.parametrize("territoire", Territoire)
def test_the_holidays_of_each_territory(territoire: Territoire) -> None:
    # Saint-Pierre-et-Miquelon has no day of its own: it is not in L3422-2.
    spm = Territoire.SAINT_PIERRE_ET_MIQUELON
    attendus = REFERENCE["jours"][Territoire.METROPOLE if territoire is spm else territoire]
    calcules = {annee: sorted(map(str, jours_feries(int(annee), territoire))) for annee in attendus}
    assert calcules == attendus


def test_the_earliest_and_latest_easters() -> None:
    # The two ends of the ecclesiastical calendar: 22 March (1818) and 25 April (1943, 2038).
    assert (paques(1818), paques(1943), paques(2038)) == (date(1818, 3, 22), date(1943, 4, 25), date(2038, 4, 25))


def test_a_holiday_of_alsace_is_worked_in_paris() -> None:
    assert est_ouvre(date(2025, 12, 26))
    assert not est_ouvre(date(2025, 12, 26), Territoire.ALSACE_MOSELLE)


@given(JOURS, st.sampled_from(Territoire))
def test_the_first_working_day_is_the_first(jour: date, territoire: Territoire) -> None:
    ouvre = premier_jour_ouvre(jour, territoire)
    assert est_ouvre(ouvre, territoire)
    assert not any(est_ouvre(jour + timedelta(n), territoire) for n in range((ouvre - jour).days))
    # Never more than a long week-end: Good Friday to Easter Monday, or Christmas and Saint Stephen beside a Sunday.
    assert (ouvre - jour).days <= 4
