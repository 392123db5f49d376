"""One figure of the bench, beside the reference measured in the same run and the bar it must stay under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mesure:
    """One figure; `bar` is in the same unit, and None when the figure is only printed."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    bar: float | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the bar is kept."""
        return self.bar is None or self.value <= self.bar

    def en_json(self) -> dict[str, object]:
        """Return the object printed under the name of the figure."""
        return {"value": self.value, "unit": self.unit, "reference": self.reference, "bar": self.bar, "ok": self.ok}
