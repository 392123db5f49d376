"""Ids of the records."""

from __future__ import annotations

import os
import time
from itertools import count

_MILLISECONDE_NS = 1_000_000
# The 12 bits after the milliseconds: parts of one, a quarter of a microsecond each (RFC 9562, 6.2 method 3).
_PARTS = 4096
_RANGS = 2**30


class _Suite:
    """Gives each id its place: an instant that is never put back, then a rank that only grows.

    The clock of Windows may give the same instant for 15 ms: the rank, in the bits left of the random ones, then tells
    the order (RFC 9562, 6.2 method 1). `count` gives each thread a rank of its own.
    """

    def __init__(self) -> None:
        self._rangs = count()
        self._dernier = 0

    def suivante(self) -> tuple[int, int, int]:
        """Return the milliseconds since 1970, their parts, and the rank."""
        rang = next(self._rangs) % _RANGS
        self._dernier = max(self._dernier, time.time_ns() * _PARTS // _MILLISECONDE_NS)
        return *divmod(self._dernier, _PARTS), rang


_SUITE = _Suite()


def nouvel_id() -> str:
    """Return a new UUIDv7: the ids that one program makes sort in the order they are made (RFC 9562, 5.7)."""
    millisecondes, partie, rang = _SUITE.suivante()
    aleatoire = int.from_bytes(os.urandom(4), "big")
    chiffres = f"{millisecondes << 80 | 7 << 76 | partie << 64 | 2 << 62 | rang << 32 | aleatoire:032x}"
    return f"{chiffres[:8]}-{chiffres[8:12]}-{chiffres[12:16]}-{chiffres[16:20]}-{chiffres[20:]}"
