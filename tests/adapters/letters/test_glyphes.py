"""What the fonts can write."""

from __future__ import annotations

import pytest

from ccas_desktop.adapters.letters.glyphes import REMPLACANT, Glyphes
from tests.adapters.letters.conftest import RESSOURCES


@pytest.fixture(scope="module")
def glyphes() -> Glyphes:
    return Glyphes(RESSOURCES / "fonts")


@pytest.mark.parametrize(
    "texte", ["Œuvre d’Ÿvonne Łaska", "1\u202f234,56\u00a0€", "≤ 600 → « oui »", '#eval("x")*_@<a>$\\']
)
def test_writes_what_french_files_hold(glyphes: Glyphes, texte: str) -> None:
    assert glyphes.sans_glyphe(texte) == ()
    assert glyphes.imprimable(texte) == texte


def test_names_each_missing_character_once(glyphes: Glyphes) -> None:
    assert glyphes.sans_glyphe("李 😀 李 \ue000") == ("李", "😀", "\ue000")


def test_shows_where_a_character_is_missing(glyphes: Glyphes) -> None:
    assert glyphes.imprimable("M. 李") == f"M. {REMPLACANT}"


def test_the_mark_of_a_missing_character_has_a_glyph(glyphes: Glyphes) -> None:
    assert glyphes.sans_glyphe(REMPLACANT) == ()


def test_composes_accents_typed_apart(glyphes: Glyphes) -> None:
    assert glyphes.imprimable("e\u0301") == "é"


@pytest.mark.parametrize("invisible", ["\x00", "\x07", "\u202e", "\ufeff", "\u200d", "\ufe0f"])
def test_drops_what_cannot_be_seen(glyphes: Glyphes, invisible: str) -> None:
    assert glyphes.imprimable(f"a{invisible}b") == "ab"
    assert glyphes.sans_glyphe(invisible) == ()


def test_keeps_line_ends_and_flattens_other_spaces(glyphes: Glyphes) -> None:
    assert glyphes.imprimable("a\r\nb\tc\u2003d") == "a\nb c d"


def test_replaces_half_of_a_pair_of_codes(glyphes: Glyphes) -> None:
    assert glyphes.imprimable("\ud83d") == REMPLACANT
