"""A picture in 256 colours of its own: a third of the bytes, and no difference that the eye sees in a window.

Median cut (Heckbert, « Color image quantization for frame buffer display », 1982), where the variance is largest.
"""

from __future__ import annotations

import heapq
from collections import Counter
from itertools import count
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS = 256
_CHANNELS = (16, 8, 0)
_OPAQUE = 0xFF000000
# Colours as numbers 0xFFRRGGBB, with how many pixels have them.
Box = list[tuple[int, int]]


def reduced(image: QImage) -> QImage:
    """Return the picture with a palette; the one it had when that is small enough."""
    flat = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, palette(image), flat)


def palette(image: QImage) -> list[int]:
    """Return at most 256 colours for a picture, sorted: the same picture, the same palette."""
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    numbers = count()
    boxes = [_ranked(sorted(Counter(pixels).items()), next(numbers))]
    while len(boxes) < COLOURS and boxes[0][0] < 0:
        _, _, shift, box = heapq.heappop(boxes)
        for half in _cut(box, shift):
            heapq.heappush(boxes, _ranked(half, next(numbers)))
    return sorted(_colour(box) for *_, box in boxes)


def _ranked(box: Box, number: int) -> tuple[float, int, int, Box]:
    """Return a box behind its variance, negative for the heap, and the channel that varies most."""
    variance, shift = max((_variance(box, shift), shift) for shift in _CHANNELS)
    return -variance, number, shift, box


def _variance(box: Box, shift: int) -> float:
    mean = _mean(box, shift)
    return sum(pixels * ((colour >> shift & 0xFF) - mean) ** 2 for colour, pixels in box)


def _mean(box: Box, shift: int) -> float:
    return sum(pixels * (colour >> shift & 0xFF) for colour, pixels in box) / sum(pixels for _, pixels in box)


def _cut(box: Box, shift: int) -> tuple[Box, Box]:
    mean = _mean(box, shift)
    low = [entry for entry in box if (entry[0] >> shift & 0xFF) <= mean]
    return low, [entry for entry in box if (entry[0] >> shift & 0xFF) > mean]


def _colour(box: Box) -> int:
    """Return the colour that most pixels of a box have, so that a flat surface keeps its own; else their mean."""
    colour, pixels = max(box, key=itemgetter(1))
    if 2 * pixels >= sum(pixels for _, pixels in box):
        return colour
    return sum((round(_mean(box, shift)) << shift for shift in _CHANNELS), _OPAQUE)
