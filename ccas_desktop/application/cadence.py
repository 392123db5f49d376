"""How a long work is cut in pieces, between which what the counter saves passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# A save of the counter waits for one piece at most: what is written in it, and its saving.
MORCEAU_S = 0.025
# However slow the disk is, a part of the piece goes to the work, or it would never end.
PART_DU_TRAVAIL = 0.4


@dataclass
class Cadence:
    """Tells a work when its piece must end, so that its saving ends in time too: the next is as long as the last.

    Attributes:
        chrono: gives seconds that only grow.
        suite: how long the last piece took once its work had ended.
    """

    chrono: Callable[[], float]
    suite: float = 0.0
    _debut: float = field(default=0.0, init=False)
    _dernier: float = field(default=0.0, init=False)

    @contextmanager
    def morceau(self) -> Iterator[None]:
        """Time one piece, saving included."""
        self._debut = self._dernier = self.chrono()
        yield
        self.suite = self.chrono() - self._dernier

    def encore(self) -> bool:
        """Tell whether the piece may go on; asked after each act."""
        self._dernier = self.chrono()
        return self._dernier - self._debut < max(MORCEAU_S - self.suite, MORCEAU_S * PART_DU_TRAVAIL)
