"""A letter as it comes out of the composition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LettreProduite:
    """The file of one letter; `caracteres_remplaces` are those that no font could write, each once."""

    pdf: bytes
    caracteres_remplaces: tuple[str, ...]
    pages: int
