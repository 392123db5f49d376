"""What every stored record carries: an identity and a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

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

    def a_la_version(self, version: int) -> Self:
        """Return the same record as it is once written: what it holds is not looked at again."""
        copie = object.__new__(type(self))
        copie.__dict__.update(self.__dict__, version=version)
        return copie
