"""Lists of words, written as one text."""

from __future__ import annotations


def mots(texte: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(texte.split())
