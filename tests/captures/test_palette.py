"""The pictures of the manual keep what they show in 256 colours."""

from __future__ import annotations

import struct

from PySide6.QtGui import QImage

from tests.captures.palette import COLOURS, reduced

FLAT = 0xFF1A6B4F


def picture(width: int, height: int, *colours: int) -> QImage:
    """Return an opaque picture, its colours line by line."""
    content = struct.pack(f"={width * height}I", *colours)
    return QImage(content, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def shades() -> QImage:
    """A surface of one colour beside more shades than a palette holds."""
    colours = (_shade(x, y) if x < 32 and y < 32 else FLAT for y in range(64) for x in range(64))
    return picture(64, 64, *colours)


def _shade(x: int, y: int) -> int:
    return 0xFF000080 | 8 * x << 16 | 8 * y << 8


def test_a_surface_keeps_its_colour_and_the_shades_come_near() -> None:
    after = reduced(shades())

    assert after.colorCount() == COLOURS
    assert after.pixel(60, 60) == FLAT
    gaps = [abs((_shade(x, y) >> 16 & 0xFF) - after.pixelColor(x, y).red()) for x in range(32) for y in range(32)]
    assert max(gaps) <= 16


def test_few_colours_stay_as_they_are() -> None:
    few = reduced(picture(2, 1, 0xFF123456, 0xFFFEDCBA))

    assert [few.pixel(x, 0) for x in (0, 1)] == [0xFF123456, 0xFFFEDCBA]


def test_the_same_picture_makes_the_same_bytes() -> None:
    assert reduced(shades()) == reduced(shades())
