"""One figure of the bench, beside the reference measured in the same run and the bar it must stay under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter, process_time


@dataclass(frozen=True)
class Duree:
    """Seconds of the clock, and of the processor: the clock alone also counts what else the machine does."""

    horloge: float
    processeur: float

    def __add__(self, autre: Duree) -> Duree:
        return Duree(self.horloge + autre.horloge, self.processeur + autre.processeur)


class Chronometre:
    """Tells how long it was since it was made, or since the last time it was asked."""

    def __init__(self) -> None:
        self._debut = Duree(perf_counter(), process_time())

    def tour(self) -> Duree:
        """Return how long it was, and start again."""
        avant, self._debut = self._debut, Duree(perf_counter(), process_time())
        return Duree(self._debut.horloge - avant.horloge, self._debut.processeur - avant.processeur)


def p95_ms(durees: Iterable[float]) -> float:
    """Return what 95 in 100 of these durations, in seconds, do not pass, in milliseconds."""
    return 1000 * quantiles(durees, n=20)[-1]


@dataclass(frozen=True)
class Mesure:
    """One figure; `bar` is in the same unit, and None when the figure is only printed.

    Attributes:
        cpu: the same of the processor alone, to judge by when the machine does something else.
    """

    name: str
    value: float
    unit: str
    reference: float | None = None
    bar: float | None = None
    cpu: float | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the bar is kept."""
        return self.bar is None or self.value <= self.bar

    def en_json(self) -> dict[str, object]:
        """Return the object printed under the name of the figure."""
        cpu = {} if self.cpu is None else {"cpu": self.cpu}
        valeurs = {"value": self.value, "unit": self.unit, "reference": self.reference, "bar": self.bar, "ok": self.ok}
        return valeurs | cpu


def mesure_en_s(nom: str, duree: Duree, barre: float) -> Mesure:
    """Return the figure of a work done once."""
    return Mesure(nom, duree.horloge, "s", None, barre, duree.processeur)


def mesure_p95(nom: str, durees: list[Duree], barre: float | None) -> Mesure:
    """Return what 95 in 100 of these durations do not pass."""
    horloge, processeur = (p95_ms(getattr(d, quoi) for d in durees) for quoi in ("horloge", "processeur"))
    return Mesure(nom, horloge, "ms", None, barre, processeur)


def mesure_du_plus_long(nom: str, durees: list[Duree], barre: float) -> Mesure:
    """Return the longest of these durations."""
    horloge, processeur = (max(getattr(d, quoi) for d in durees) for quoi in ("horloge", "processeur"))
    return Mesure(nom, 1000 * horloge, "ms", None, barre, 1000 * processeur)
