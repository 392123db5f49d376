"""A version of the program: three numbers, compared as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORME = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, order=True)
class Version:
    """Such as 1.10.0, which comes after 1.9.2."""

    majeure: int
    mineure: int
    correctif: int

    def __str__(self) -> str:
        """Return it as it is written everywhere."""
        return f"{self.majeure}.{self.mineure}.{self.correctif}"


def lire_version(untrusted: object) -> Version | None:
    """Return the version of a text written exactly so, or None."""
    trouve = _FORME.fullmatch(untrusted) if isinstance(untrusted, str) else None
    return Version(*map(int, trouve.groups())) if trouve else None
