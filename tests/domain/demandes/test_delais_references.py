"""Clocks against holidays listed by another program, months walked day by day, dates counted by hand and their text.

Nothing here calls what counts the months or the holidays of the application, but for what is tested.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.demandes.delais import (
    Suspension,
    decision_admission_urgence,
    dernier_jour_de_recours,
    dossier_admission_urgence,
    effet_hebergement,
    limite_effet_entree,
    notification_admission_urgence,
    recours_repousse,
    rejet_implicite,
    reponse_au_recours,
    transmission_aide_legale,
)
from ccas_desktop.domain.jours import Territoire

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data/jours_feries/france.json").read_text(encoding="utf-8")
)
# Saint-Pierre-et-Miquelon has no day of its own: see test_jours.
LISTES: dict[Territoire, set[date]] = {
    territoire: {date.fromisoformat(jour) for jours in REFERENCE["jours"][territoire].values() for jour in jours}
    for territoire in Territoire
    if territoire is not Territoire.SAINT_PIERRE_ET_MIQUELON
}
UN_JOUR = timedelta(1)
PREMIER, DERNIER = date(2020, 1, 1), date(2040, 7, 31)
JOURS = st.dates(PREMIER, DERNIER)


@cache
def quantieme_apres(depart: date, mois: int) -> date:
    """Return the same day of the month after that many ends of month have gone by, or the last of that month."""
    jour, passes = depart, 0
    while passes < mois:
        passes += (jour + UN_JOUR).day == 1
        jour += UN_JOUR
    while jour.day != depart.day and (jour + UN_JOUR).day != 1:
        jour += UN_JOUR
    return jour


def dernier_jour_compte(notifiee_le: date, mois: int, feries: set[date]) -> date:
    """Return the last day to appeal, walked: the day after the months, then past all that is not worked."""
    jour = quantieme_apres(notifiee_le, mois) + UN_JOUR
    while jour.isoweekday() > 5 or jour in feries:
        jour += UN_JOUR
    return jour


@pytest.mark.parametrize("territoire", LISTES)
def test_the_last_day_to_appeal_of_every_notification_of_twenty_years(territoire: Territoire) -> None:
    jours = [PREMIER + timedelta(n) for n in range((DERNIER - PREMIER).days + 1)]
    attendus = [dernier_jour_compte(jour, 2, LISTES[territoire]) for jour in jours]
    assert [dernier_jour_de_recours(jour, territoire) for jour in jours] == attendus


@given(JOURS, st.sampled_from(sorted(LISTES)), st.integers(0, 2))
def test_the_last_day_to_appeal_from_far_away(jour: date, territoire: Territoire, de_plus: int) -> None:
    attendu = dernier_jour_compte(jour, 2 + de_plus, LISTES[territoire])
    assert dernier_jour_de_recours(jour, territoire, mois_de_plus=de_plus) == attendu


@given(JOURS, st.sampled_from(sorted(LISTES)), st.integers(0, 2))
def test_it_is_said_to_be_pushed_back_when_its_own_day_is_not_worked(
    jour: date, territoire: Territoire, de_plus: int
) -> None:
    franc = quantieme_apres(jour, 2 + de_plus) + UN_JOUR
    chome = franc.isoweekday() > 5 or franc in LISTES[territoire]
    assert recours_repousse(jour, territoire, mois_de_plus=de_plus) is chome


@given(JOURS)
def test_the_clocks_that_no_holiday_moves(jour: date) -> None:
    # CRPA L231-4 and L411-7, CASF L131-1 and L131-3: from date to date.
    assert rejet_implicite(jour, aujourdhui=jour) == reponse_au_recours(jour) == quantieme_apres(jour, 2)
    assert transmission_aide_legale(jour) == dossier_admission_urgence(jour) == quantieme_apres(jour, 1)
    assert decision_admission_urgence(jour) == quantieme_apres(jour, 2)


@pytest.mark.parametrize(
    ("notifiee_le", "dernier"),
    [
        # 29 February 2028 leads to 29 April, the day after is Sunday 30, then 1 May, a holiday: Tuesday 2.
        (date(2028, 2, 29), date(2028, 5, 2)),
        # 28 and 29 December 2027 lead to 28 and 29 February 2028; 30 and 31 to the 29th too, the last of that month.
        (date(2027, 12, 28), date(2028, 2, 29)),
        (date(2027, 12, 29), date(2028, 3, 1)),
        (date(2027, 12, 30), date(2028, 3, 1)),
        (date(2027, 12, 31), date(2028, 3, 1)),
        # In 2027 February has 28 days: the four last days of December 2026 end on Monday 1 March.
        (date(2026, 12, 28), date(2027, 3, 1)),
        (date(2026, 12, 29), date(2027, 3, 1)),
        (date(2026, 12, 30), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2027, 3, 1)),
        # 31 July leads to 30 September, the day after is Thursday 1 October 2026.
        (date(2026, 7, 31), date(2026, 10, 1)),
        # 30 April leads to 30 June, not to the end of the month that has 31 days: Wednesday 1 July 2026.
        (date(2026, 4, 30), date(2026, 7, 1)),
        # 9 September 2026 leads to 9 November, the 10th is worked; the 10th leads to the 11th, a holiday: Thursday 12.
        (date(2026, 9, 9), date(2026, 11, 10)),
        (date(2026, 9, 10), date(2026, 11, 12)),
        # 31 October 2026 leads to 31 December, the day after is 1 January 2027, a Friday: Monday 4.
        (date(2026, 10, 31), date(2027, 1, 4)),
        # 14 March 2026: the day after 14 May, Ascension Thursday, is Friday 15. 13 March leads to the 14th itself: 15.
        (date(2026, 3, 14), date(2026, 5, 15)),
        (date(2026, 3, 13), date(2026, 5, 15)),
        # 23 March 2026 leads to Sunday 24 May, Pentecost; Monday 25 is a holiday: Tuesday 26.
        (date(2026, 3, 23), date(2026, 5, 26)),
    ],
)
def test_notifications_counted_by_hand(notifiee_le: date, dernier: date) -> None:
    """CJA R421-1 and code de procédure civile 641 and 642, on the calendars of 2026 to 2028."""
    assert dernier_jour_de_recours(notifiee_le) == dernier


@pytest.mark.parametrize(
    ("deposee_le", "attente", "echeance"),
    [
        # CRPA L231-4: two months. Never moved by a holiday: 25 December, and Sunday 1 November.
        (date(2026, 10, 25), None, date(2026, 12, 25)),
        (date(2026, 9, 1), None, date(2026, 11, 1)),
        (date(2028, 2, 29), None, date(2028, 4, 29)),
        (date(2027, 12, 31), None, date(2028, 2, 29)),
        (date(2026, 12, 31), None, date(2027, 2, 28)),
        # CRPA L114-5: asked on 20 February, given on 1 March, ten days of 2028 and nine of 2027.
        (date(2028, 2, 1), (date(2028, 2, 20), date(2028, 3, 1)), date(2028, 4, 11)),
        (date(2027, 2, 1), (date(2027, 2, 20), date(2027, 3, 1)), date(2027, 4, 10)),
        # From the end of January: 31 January and two months is 31 March; five days more is 5 April.
        (date(2027, 1, 31), (date(2027, 2, 26), date(2027, 3, 3)), date(2027, 4, 5)),
    ],
)
def test_silence_counted_by_hand(deposee_le: date, attente: tuple[date, date] | None, echeance: date) -> None:
    arrets = [Suspension(*attente)] if attente else []
    assert rejet_implicite(deposee_le, arrets, aujourdhui=date(2030, 1, 1)) == echeance


def test_the_clocks_of_an_emergency_pronounced_around_29_february() -> None:
    # CASF L131-3, by hand: three days, one month, two months.
    assert [notification_admission_urgence(date(annee, 2, 27)) for annee in (2027, 2028)] == [
        date(2027, 3, 2),
        date(2028, 3, 1),
    ]
    assert dossier_admission_urgence(date(2028, 2, 29)) == date(2028, 3, 29)
    assert decision_admission_urgence(date(2027, 12, 31)) == date(2028, 2, 29)


def test_lodging_asked_for_after_an_entry_on_the_last_day_of_a_month() -> None:
    # CASF R131-2, by hand: two months after 31 December is the last day of February, which is still in time.
    entree = date(2027, 12, 31)
    assert (limite_effet_entree(entree), limite_effet_entree(entree, prolongee=True)) == (
        date(2028, 2, 29),
        date(2028, 4, 30),
    )
    assert effet_hebergement(date(2028, 2, 29), entree) == entree
    assert effet_hebergement(date(2028, 3, 1), entree) == date(2028, 3, 16)
