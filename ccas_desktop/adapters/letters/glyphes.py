"""What the fonts of the letters can write, and what is printed in place of what they cannot."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from pathlib import Path

REMPLACANT = "▯"
_FACES_DU_TEXTE = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")
_USAGE_PRIVE = "Co"
_SECOURS = "NotoSansMath-Regular.ttf"


class Glyphes:
    """The characters of the embedded fonts.

    PDF/A and PDF/UA refuse a character without a glyph, so none may reach the composition.
    """

    def __init__(self, polices: Path) -> None:
        self._polices = polices

    def sans_glyphe(self, texte: str) -> tuple[str, ...]:
        """Return each character that no font can write, once, in the order met."""
        if self._couverture.issuperset(texte):
            return ()
        return tuple(dict.fromkeys(c for c in _lisible(texte) if not self._ecrit(c)))

    def imprimable(self, texte: str) -> str:
        """Return the text with « ▯ » for each character that no font can write."""
        if self._couverture.issuperset(texte) and unicodedata.is_normalized("NFC", texte):
            return texte
        return "".join(c if self._ecrit(c) else REMPLACANT for c in _lisible(texte))

    def _ecrit(self, caractere: str) -> bool:
        return caractere == "\n" or caractere in self._couverture

    @cached_property
    def _couverture(self) -> frozenset[str]:
        texte = frozenset.intersection(*(self._caracteres(face) for face in _FACES_DU_TEXTE))
        # A mark drawn by another font than its letter cannot be set on it: only whole signs come from the spare one.
        signes = {c for c in self._caracteres(_SECOURS) if not unicodedata.combining(c)}
        return frozenset(c for c in texte | signes if _visible(c) == c and unicodedata.category(c) != _USAGE_PRIVE)

    def _caracteres(self, fichier: str) -> frozenset[str]:
        # Imported here: fontTools is not needed to open the application.
        from fontTools.ttLib import TTFont

        with TTFont(self._polices / fichier, lazy=True) as police:
            return frozenset(map(chr, police.getBestCmap()))


class Remplacement:
    """Makes texts printable and remembers what could not be written."""

    def __init__(self, glyphes: Glyphes) -> None:
        self._glyphes = glyphes
        self._trouves: dict[str, None] = {}

    def __call__(self, texte: str) -> str:
        self._trouves.update(dict.fromkeys(self._glyphes.sans_glyphe(texte)))
        return self._glyphes.imprimable(texte)

    @property
    def caracteres(self) -> tuple[str, ...]:
        return tuple(self._trouves)


def _lisible(texte: str) -> str:
    """Return the text composed (NFC), without invisible controls: they cannot be read and some turn a line around."""
    compose = unicodedata.normalize("NFC", texte.replace("\r\n", "\n"))
    return "".join(map(_visible, compose))


def _visible(caractere: str) -> str:
    if caractere == "\n" or caractere.isalnum():
        return caractere
    if caractere == "\t" or (caractere.isspace() and caractere not in "\u00a0\u202f"):
        return " "
    categorie = unicodedata.category(caractere)
    invisible = categorie in ("Cc", "Cf") or "\ufe00" <= caractere <= "\ufe0f"
    return "" if invisible else caractere
