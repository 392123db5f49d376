"""Files as they come: good ones, and hostile ones."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter


def pdf(chemin: Path, pages: int = 2) -> Path:
    """Write a PDF."""
    ecrivain = QPdfWriter(str(chemin))
    ecrivain.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    ecrivain.setPageMargins(QMarginsF(0, 0, 0, 0))
    peintre = QPainter(ecrivain)
    for page in range(pages):
        if page:
            ecrivain.newPage()
        peintre.drawText(200, 400, f"page {page + 1}")
    peintre.end()
    return chemin


def image(largeur: int = 400, hauteur: int = 300) -> QImage:
    """Return a picture: a red corner on white."""
    dessin = QImage(largeur, hauteur, QImage.Format.Format_RGB32)
    dessin.fill(Qt.GlobalColor.white)
    peintre = QPainter(dessin)
    peintre.fillRect(0, 0, largeur // 4, hauteur // 4, QColor(200, 0, 0))
    peintre.end()
    return dessin


def octets(dessin: QImage, genre: bytes) -> bytes:
    """Return a picture as a file."""
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(tampon, QByteArray(genre)).write(dessin)
    return bytes(tampon.data().data())


def bombe_png(cote: int = 60_000) -> bytes:
    """Return a PNG of a few bytes that says it is billions of points."""
    entete = struct.pack(">IIBBBBB", cote, cote, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _bloc(b"IHDR", entete) + _bloc(b"IDAT", zlib.compress(bytes(1000))) + _bloc(b"IEND", b"")
    )


def jpeg_avec_lieu() -> bytes:
    """Return a JPEG that carries the text a camera adds."""
    jpeg = octets(image(), b"JPEG")
    exif = b"Exif\x00\x00GPS 48.85,2.35 APPAREIL-123"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def pdf_protege() -> bytes:
    """Return a PDF that wants a password (RC4, empty tables: enough for a reader to ask)."""
    corps = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>",
    ]
    sortie, places = bytearray(b"%PDF-1.4\n"), []
    for rang, objet in enumerate(corps, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n%b\nendobj\n" % (rang, objet)
    table = len(sortie)
    sortie += b"xref\n0 %d\n0000000000 65535 f \n" % (len(corps) + 1)
    sortie += b"".join(b"%010d 00000 n \n" % place for place in places)
    identifiant = b"<" + b"43" * 16 + b">"
    sortie += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 4 0 R /ID [%b %b] >>\n" % (
        len(corps) + 1,
        identifiant,
        identifiant,
    )
    return bytes(sortie + b"startxref\n%d\n%%%%EOF\n" % table)


def _bloc(genre: bytes, donnees: bytes) -> bytes:
    somme = struct.pack(">I", zlib.crc32(genre + donnees))
    return struct.pack(">I", len(donnees)) + genre + donnees + somme
