"""What every stored record carries: an identity and a version."""

from __future__ import annotations

from dataclasses import dataclass

VERSION_NON_ENREGISTREE = 0


@dataclass(frozen=True, kw_only=True)
class Enregistrement:
    """A record of the store.

    Attributes:
        id: UUIDv7, so that ids sort by creation.
        version: number of the journal entry that wrote it; 0 while never saved. A save says which version
            it read and is refused when another came between.
    """

    id: str
    version: int = VERSION_NON_ENREGISTREE
