"""Ids of the records."""

from __future__ import annotations

import os
import time
import uuid


def nouvel_id() -> str:
    """Return a new UUIDv7 (RFC 9562, 5.7): ids sort by creation, which keeps the indexes of the store compact."""
    horodatage = (time.time_ns() // 1_000_000) & ((1 << 48) - 1)
    aleatoire = int.from_bytes(os.urandom(10), "big")
    haut = aleatoire >> 68 & 0xFFF
    bas = aleatoire & ((1 << 62) - 1)
    return str(uuid.UUID(int=horodatage << 80 | 7 << 76 | haut << 64 | 2 << 62 | bas))
