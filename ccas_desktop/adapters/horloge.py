"""The clock of the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime


class HorlogeSysteme:
    """Tells instants in UTC, and civil dates in the zone of the machine, which is that of the office."""

    def maintenant(self) -> datetime:
        """Return the current instant."""
        return datetime.now(UTC)

    def aujourdhui(self) -> date:
        """Return the civil date at the office."""
        return self.jour_de(self.maintenant())

    def jour_de(self, instant: datetime) -> date:
        """Return the civil date, at the office, of an instant."""
        return self.heure_de(instant).date()

    def heure_de(self, instant: datetime) -> datetime:
        """Return the same instant as the clock of the office shows it."""
        return instant.astimezone()
