"""Draws the icon of the program and the side of its setup from application.svg: run it when the drawing changes."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

BUILD = Path(__file__).resolve().parent
DRAWING = BUILD.parent / "resources" / "application.svg"
SIDE, SIDE_SIZE, SIDE_COLOUR = BUILD / "windows" / "side.bmp", (164, 314), "#e8eef7"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main() -> int:
    """Write the icon: one PNG a size, as Windows reads them since Vista."""
    application = QGuiApplication(["icon", "-platform", "offscreen"])
    renderer = QSvgRenderer(str(DRAWING))
    pictures = [picture(renderer, size) for size in SIZES]
    (BUILD / "ccas-desktop.ico").write_bytes(icon(pictures))
    side(renderer)
    application.quit()
    return 0


def side(renderer: QSvgRenderer) -> None:
    """Write the picture at the left of the setup, as NSIS reads it: 24 bits."""
    image = QImage(*SIDE_SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(SIDE_COLOUR))
    painter = QPainter(image)
    width = SIDE_SIZE[0] * 3 / 5
    renderer.render(painter, QRectF((SIDE_SIZE[0] - width) / 2, width / 2, width, width))
    painter.end()
    image.save(str(SIDE), "BMP")


def picture(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the drawing as a PNG of that many pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def icon(pictures: list[bytes]) -> bytes:
    """Return an ICO file: its header, one entry a picture (0 stands for 256), then the pictures."""
    offset = 6 + 16 * len(pictures)
    entries, contents = b"", b""
    for size, content in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), offset + len(contents))
        contents += content
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + contents


if __name__ == "__main__":
    sys.exit(main())
