"""Hours and moments as a sentence says them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from ccas_desktop.application.messages.heures import phrase_heure, phrase_instant


def test_an_hour_is_said_without_a_zero_before_and_with_its_minutes() -> None:
    assert phrase_heure(time(9, 5)) == "9\u00a0h\u00a005"
    assert phrase_heure(datetime(2026, 11, 23, 14, 0, tzinfo=UTC)) == "14\u00a0h\u00a000"


def test_a_moment_is_said_with_its_day() -> None:
    assert phrase_instant(datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) == "23/11/2026 à 9\u00a0h\u00a030"
