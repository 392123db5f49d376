from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.reponses.etat_service import heure_de_paris
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.maintenances import CAISSES, ECOLES


@given(st.integers(min_value=0, max_value=90 * 365 * 86400))
def test_the_hour_of_paris_is_that_of_the_list_of_zones(secondes: int) -> None:
    instant = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=secondes)

    assert heure_de_paris(instant) == instant.astimezone(ZoneInfo("Europe/Paris")).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("instant", "attendu"),
    [
        (datetime(2026, 11, 22, 22, 10, tzinfo=UTC), [True, False]),  # Sunday 23:10 in Paris
        (datetime(2026, 11, 23, 22, 10, tzinfo=UTC), [False, False]),
        (datetime(2026, 7, 12, 21, 0, tzinfo=UTC), [True, False]),  # Sunday 23:00 in summer
        (datetime(2026, 11, 24, 2, 15, tzinfo=UTC), [False, True]),  # 03:15
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), [False, False]),
    ],
)
def test_the_maintenances_of_the_caisses_are_known(instant: datetime, attendu: list[bool]) -> None:
    assert [fenetre.contient(instant) for fenetre in CAISSES] == attendu


def test_the_schools_close_each_night() -> None:
    minuit = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)

    fermee = [h for h in range(8) if any(f.contient(minuit + timedelta(minutes=30 * h)) for f in ECOLES)]

    assert fermee == [3, 4, 5]
    assert DESCRIPTIONS[Source.SCOLARITE].fenetres == ECOLES
    assert DESCRIPTIONS[Source.QUOTIENT_FAMILIAL].fenetres == CAISSES
    assert DESCRIPTIONS[Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE].fenetres == ()
