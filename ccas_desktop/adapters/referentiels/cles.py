"""A search in many short texts: they are laid end to end in one long text, which the interpreter reads in C.

37,000 names need no index to build at each start, and a key typed costs about a millisecond.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

# Words of thousands of names: another word of the search leads to far fewer lines.
_FREQUENTS = {
    "saint",
    "sainte",
    "sur",
    "sous",
    "les",
    "la",
    "le",
    "de",
    "du",
    "des",
    "en",
    "et",
    "ville",
    "val",
    "bois",
}


class Cles:
    """Keys, each after « newline, space », so that « space, word » finds a start of word anywhere."""

    def __init__(self, cles: list[str]) -> None:
        self._cles = cles
        self._texte = "\n " + "\n ".join(cles)
        self._debuts = list(accumulate((len(cle) + 2 for cle in cles), initial=0))

    def commencant_par(self, texte: str) -> Iterator[int]:
        """Yield the ranks of the keys that start so, in the order given."""
        return self._occurrences(f"\n {texte}")

    def contenant(self, mots: tuple[str, ...]) -> Iterator[int]:
        """Yield the ranks of the keys of which each word starts a word, some twice."""
        pivot = min(mots, key=lambda mot: (mot in _FREQUENTS, -len(mot)))
        autres = [f" {mot}" for mot in mots if mot != pivot]
        for rang in self._occurrences(f" {pivot}"):
            cle = f" {self._cles[rang]}"
            if all(mot in cle for mot in autres):
                yield rang

    def _occurrences(self, motif: str) -> Iterator[int]:
        place = self._texte.find(motif)
        while place >= 0:
            yield bisect_right(self._debuts, place) - 1
            place = self._texte.find(motif, place + 1)
