"""Legal clocks, against dates computed by hand with their source and against counts made another way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.demandes.delais import (
    Suspension,
    ajouter_mois,
    decision_admission_urgence,
    dernier_jour_de_recours,
    dernier_jour_franc,
    dossier_admission_urgence,
    effet_aide_sociale,
    effet_hebergement,
    jours_de_suspension,
    jours_restants,
    notification_admission_urgence,
    rejet_implicite,
    reponse_au_recours,
    transmission_aide_legale,
)
from ccas_desktop.domain.jours import Territoire, est_ouvre

AUJOURDHUI = date(2026, 11, 23)
JOURS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
DUREES = st.integers(0, 90)


def test_silence_rejects_after_two_months() -> None:
    # domain.md 1.7.
    assert rejet_implicite(date(2026, 9, 10), aujourdhui=AUJOURDHUI) == date(2026, 11, 10)


def test_awaited_papers_push_the_day_back() -> None:
    # domain.md 1.7: asked on the 10th, given on the 25th, fifteen days more.
    attente = Suspension(date(2026, 9, 10), date(2026, 9, 25))
    assert rejet_implicite(date(2026, 9, 10), [attente], aujourdhui=AUJOURDHUI) == date(2026, 11, 25)
    assert jours_de_suspension(date(2026, 9, 10), [attente], aujourdhui=AUJOURDHUI) == 15


def test_a_suspension_still_open_counts_up_to_today() -> None:
    attente = Suspension(date(2026, 11, 13))
    assert rejet_implicite(date(2026, 11, 1), [attente], aujourdhui=AUJOURDHUI) == date(2027, 1, 11)


def test_the_clock_runs_again_past_the_last_day_left_to_the_person() -> None:
    # CRPA L114-5: suspended « pendant le délai imparti », whether the paper came or not.
    attente = Suspension(date(2026, 11, 2), limite=date(2026, 11, 12))
    assert attente.est_ouverte(date(2026, 11, 11))
    assert not attente.est_ouverte(date(2026, 11, 12))
    assert rejet_implicite(date(2026, 11, 1), [attente], aujourdhui=AUJOURDHUI) == date(2027, 1, 11)


def test_a_paper_brought_late_does_not_stop_the_clock_longer() -> None:
    attente = Suspension(date(2026, 11, 2), date(2026, 11, 20), limite=date(2026, 11, 12))
    assert rejet_implicite(date(2026, 11, 1), [attente], aujourdhui=AUJOURDHUI) == date(2027, 1, 11)


def test_days_waited_twice_count_once() -> None:
    attentes = [
        Suspension(date(2026, 11, 2), date(2026, 11, 12)),
        Suspension(date(2026, 11, 5), date(2026, 11, 15)),
        Suspension(date(2026, 11, 6), date(2026, 11, 8)),
    ]
    assert jours_de_suspension(date(2026, 11, 1), attentes, aujourdhui=AUJOURDHUI) == 13


def test_papers_asked_for_once_silence_has_rejected_change_nothing() -> None:
    tardive = Suspension(date(2026, 11, 11), date(2026, 11, 20))
    assert rejet_implicite(date(2026, 9, 10), [tardive], aujourdhui=AUJOURDHUI) == date(2026, 11, 10)


def test_papers_asked_for_on_the_last_day_still_stop_it() -> None:
    derniere = Suspension(date(2026, 11, 10), date(2026, 11, 20))
    assert rejet_implicite(date(2026, 9, 10), [derniere], aujourdhui=AUJOURDHUI) == date(2026, 11, 20)


@given(JOURS, st.lists(st.tuples(st.integers(0, 70), DUREES), max_size=5))
def test_each_day_of_suspension_moves_the_day_by_one(depot: date, attentes: list[tuple[int, int]]) -> None:
    """Count by ticking day after day, as a clock on a wall would."""
    suspensions = [Suspension(depot + timedelta(a), depot + timedelta(a + d)) for a, d in attentes]
    arretes = {depot + timedelta(a + n) for a, d in attentes for n in range(d)}
    reste, jour = (ajouter_mois(depot, 2) - depot).days, depot
    while reste or jour in arretes:
        reste -= jour not in arretes
        jour += timedelta(1)
    assert rejet_implicite(depot, suspensions, aujourdhui=date(2200, 1, 1)) == jour


@pytest.mark.parametrize(
    ("jour", "mois", "attendu"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 12, 29), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 2, date(2028, 4, 29)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_month_ends_stay_in_the_month(jour: date, mois: int, attendu: date) -> None:
    # Code de procédure civile 641: without the same day in that month, its last day.
    assert ajouter_mois(jour, mois) == attendu


@given(JOURS, st.integers(0, 60))
def test_months_added_never_change_the_day_but_at_month_ends(jour: date, mois: int) -> None:
    ajoute = ajouter_mois(jour, mois)
    assert (ajoute.year - jour.year) * 12 + ajoute.month - jour.month == mois
    assert ajoute.day == jour.day or (ajoute.day < jour.day and (ajoute + timedelta(1)).day == 1)


@given(JOURS)
def test_two_months_are_between_59_and_62_days(jour: date) -> None:
    ecart = (rejet_implicite(jour, aujourdhui=jour) - jour).days
    assert 59 <= ecart <= 62


@pytest.mark.parametrize(
    ("notification", "dernier"),
    [
        # domain.md 1.7.
        (date(2026, 11, 12), date(2027, 1, 13)),
        # Counted by hand: 31 December leads to the last day of February, which does not count either.
        (date(2026, 12, 31), date(2027, 3, 1)),
        (date(2027, 12, 31), date(2028, 3, 1)),
        (date(2027, 12, 28), date(2028, 2, 29)),
        # 14 May 2027 + 2 months + 1 day is Thursday 15 July: the day after the 14th, a working one.
        (date(2027, 5, 14), date(2027, 7, 15)),
        # 13 May 2027 leads to 14 July, a holiday: to the 15th.
        (date(2027, 5, 13), date(2027, 7, 15)),
        # 26 January 2027 leads to Saturday 27 March, Easter week-end of 2027: to Tuesday 30.
        (date(2027, 1, 26), date(2027, 3, 30)),
        # 6 March 2026 leads to Thursday 7 May; the 8th is a holiday but is not reached.
        (date(2026, 3, 6), date(2026, 5, 7)),
        (date(2026, 3, 7), date(2026, 5, 11)),
        # 24 October 2026 leads to Friday 25 December: to Monday 28.
        (date(2026, 10, 24), date(2026, 12, 28)),
    ],
)
def test_the_last_day_to_appeal(notification: date, dernier: date) -> None:
    assert dernier_jour_de_recours(notification) == dernier


def test_the_last_day_to_appeal_moves_with_the_holidays_of_the_place() -> None:
    # Two months and a day after 28 January 2024: 29 March, Good Friday that year.
    vers_vendredi_saint = date(2024, 1, 28)
    assert dernier_jour_de_recours(vers_vendredi_saint) == date(2024, 3, 29)
    assert dernier_jour_de_recours(vers_vendredi_saint, Territoire.ALSACE_MOSELLE) == date(2024, 4, 2)


@pytest.mark.parametrize(
    ("notification", "mois", "dernier"),
    [
        # domain.md 1.7 and R421-7: 12 November leads to 13 February, a Saturday: to Monday 15.
        (date(2026, 11, 12), 1, date(2027, 2, 15)),
        (date(2026, 11, 12), 2, date(2027, 3, 15)),
        # From the 30th: the months are counted in one go, so the 28th of February ends two of them only.
        (date(2026, 12, 30), 0, date(2027, 3, 1)),
        (date(2026, 12, 30), 1, date(2027, 3, 31)),
        (date(2026, 11, 30), 1, date(2027, 3, 1)),
        # 29 November 2027 and three months: 29 February of a leap year.
        (date(2027, 11, 29), 1, date(2028, 3, 1)),
        (date(2026, 10, 31), 2, date(2027, 3, 1)),
    ],
)
def test_the_last_day_to_appeal_from_far_away(notification: date, mois: int, dernier: date) -> None:
    assert dernier_jour_de_recours(notification, mois_de_plus=mois) == dernier


@given(JOURS, st.sampled_from(Territoire))
def test_a_free_delay_always_ends_on_a_working_day(jour: date, territoire: Territoire) -> None:
    dernier = dernier_jour_franc(jour, 2, territoire)
    assert est_ouvre(dernier, territoire)
    assert 1 <= (dernier - ajouter_mois(jour, 2)).days <= 5


def test_silence_on_an_appeal_rejects_it_after_two_months() -> None:
    assert reponse_au_recours(date(2026, 12, 30)) == date(2027, 2, 28)


def test_the_clocks_of_legal_aid() -> None:
    # CASF L131-1 and L131-3: one month, three days, one month, two months.
    assert transmission_aide_legale(date(2026, 1, 31)) == date(2026, 2, 28)
    assert notification_admission_urgence(date(2026, 12, 30)) == date(2027, 1, 2)
    assert dossier_admission_urgence(date(2026, 12, 31)) == date(2027, 1, 31)
    assert decision_admission_urgence(date(2026, 12, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("depot", "effet"),
    [
        (date(2026, 11, 1), date(2026, 11, 16)),
        (date(2026, 11, 15), date(2026, 11, 16)),
        (date(2026, 11, 16), date(2026, 12, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_social_aid_starts_on_the_next_quinzaine(depot: date, effet: date) -> None:
    # CASF R131-2, first paragraph.
    assert effet_aide_sociale(depot) == effet


@given(JOURS)
def test_the_quinzaine_is_the_first_after_the_request(jour: date) -> None:
    effet = effet_aide_sociale(jour)
    assert effet > jour
    assert effet.day in (1, 16)
    assert not any((jour + timedelta(n)).day in (1, 16) for n in range(1, (effet - jour).days))


def test_lodging_is_paid_from_the_day_of_entry_when_asked_in_time() -> None:
    # CASF R131-2, second and last paragraphs.
    entree = date(2026, 9, 3)
    assert effet_hebergement(date(2026, 11, 3), entree) == entree
    assert effet_hebergement(date(2026, 11, 4), entree) == date(2026, 11, 16)
    assert effet_hebergement(date(2027, 1, 3), entree, prolongee=True) == entree
    assert effet_hebergement(date(2027, 1, 4), entree, prolongee=True) == date(2027, 1, 16)
    assert effet_hebergement(date(2026, 8, 20), entree) == entree


def test_a_past_deadline_is_negative() -> None:
    assert jours_restants(date(2026, 11, 20), aujourdhui=AUJOURDHUI) == -3
