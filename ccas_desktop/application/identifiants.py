"""Ids of the records."""

from __future__ import annotations

import os
import time


def nouvel_id() -> str:
    """Return a new UUIDv7: ids sort by creation, to a quarter of a microsecond (RFC 9562, 5.7 and 6.2 method 3)."""
    millisecondes, nanosecondes = divmod(time.time_ns(), 1_000_000)
    fraction = nanosecondes * 4096 // 1_000_000
    aleatoire = int.from_bytes(os.urandom(8), "big") >> 2
    chiffres = f"{millisecondes << 80 | 7 << 76 | fraction << 64 | 2 << 62 | aleatoire:032x}"
    return f"{chiffres[:8]}-{chiffres[8:12]}-{chiffres[12:16]}-{chiffres[16:20]}-{chiffres[20:]}"
