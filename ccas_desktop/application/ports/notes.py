"""The comments of the file of a règlement: what the CCAS notes beside its rules, and no rule reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class PortNotes(Protocol):
    """The comments of the text of a règlement."""

    def lire(self, texte: str) -> Mapping[str, str]:
        """Return the comments by the key of their part; none of a text that cannot be read."""

    def ecrire(self, texte: str, notes: Mapping[str, str]) -> str:
        """Return the text with each note above its part."""


class AucuneNote:
    """Reads and writes no comment."""

    def lire(self, texte: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return nothing."""
        return {}

    def ecrire(self, texte: str, notes: Mapping[str, str]) -> str:  # noqa: ARG002
        """Return the text as it is."""
        return texte
