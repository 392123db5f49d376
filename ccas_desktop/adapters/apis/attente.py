"""Time as the clients see it: one clock that never goes back, and waits that a person can cut short."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

Annule = Callable[[], bool]

PAS = 0.2


def jamais_annule() -> bool:
    """Tell that nobody gives up."""
    return False


@dataclass(frozen=True)
class Attente:
    """A monotonic clock and a sleep, replaced together in tests."""

    monotone: Callable[[], float] = time.monotonic
    dormir: Callable[[float], None] = time.sleep

    def attendre(self, secondes: float, annule: Annule) -> bool:
        """Wait in short steps; return False as soon as the person gives up."""
        fin = self.monotone() + secondes
        while (reste := fin - self.monotone()) > 0:
            if annule():
                return False
            # A floor, lest a rest too small to move a float clock be slept for ever.
            self.dormir(max(min(PAS, reste), 0.001))
        return not annule()
