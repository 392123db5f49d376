"""Hours and moments as a sentence says them; tables keep « 09:05 », which lines up."""

from __future__ import annotations

from datetime import datetime, time

NBSP = "\u00a0"


def phrase_heure(heure: datetime | time) -> str:
    """Return « 9 h 05 », as the clock of the office shows it."""
    return f"{heure.hour}{NBSP}h{NBSP}{heure.minute:02d}"


def phrase_instant(heure: datetime) -> str:
    """Return « 27/11/2026 à 9 h 05 », as the clock of the office shows it."""
    return f"{heure:%d/%m/%Y} à {phrase_heure(heure)}"
