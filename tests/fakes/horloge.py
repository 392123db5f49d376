"""A clock that stands still until it is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


class HorlogeArretee:
    """The time of a test; the office is in UTC."""

    def __init__(self, instant: datetime = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) -> None:
        self._instant = instant

    def maintenant(self) -> datetime:
        """Return the current instant."""
        return self._instant

    def aujourdhui(self) -> date:
        """Return the civil date at the office."""
        return self._instant.date()

    def jour_de(self, instant: datetime) -> date:
        """Return the civil date of an instant."""
        return instant.astimezone(UTC).date()

    def heure_de(self, instant: datetime) -> datetime:
        """Return the instant on the clock of the office."""
        return instant.astimezone(UTC)

    def avancer(self, duree: timedelta) -> None:
        """Let time go by."""
        self._instant += duree
