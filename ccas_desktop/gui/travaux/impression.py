"""Print a PDF on paper, page after page, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ccas_desktop.application.errors import ImpressionImpossible

# A page of A4 at 300 dots per inch takes 35 MB of memory, and text prints as sharp as from an office printer.
POINTS_PAR_POUCE = 300
BLANC = 0xFFFFFFFF


@dataclass(frozen=True)
class Tirage:
    """What to print, and where.

    Attributes:
        titre: name of the work in the queue of the printer, which others may read: never a name.
        imprimante: name of the printer in the system.
        fichier: writes this PDF file instead of using a printer.
    """

    pdf: bytes
    titre: str
    imprimante: str = ""
    fichier: Path | None = None
    copies: int = 1


@dataclass(frozen=True)
class Imprimantes:
    """The printers of the workstation; `defaut` is empty when the system names none."""

    noms: tuple[str, ...]
    defaut: str


def imprimantes_du_poste() -> Imprimantes:
    """Return the printers; the system may take seconds to answer for those of the network."""
    return Imprimantes(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


def imprimer(tirage: Tirage, *, annule: Callable[[], bool], avancer: Callable[[int, int], None]) -> bool:
    """Print every page; return False when it was given up on the way. Raises ImpressionImpossible.

    `avancer` is told the pages done and their number, from the thread that prints.
    """
    document = QPdfDocument()
    tampon = QBuffer()
    tampon.setData(QByteArray(tirage.pdf))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    try:
        document.load(tampon)
        if document.status() is not QPdfDocument.Status.Ready:
            raise ImpressionImpossible(document.status().name)
        return _imprimer_le_document(document, _imprimante(tirage, _sens(document)), annule, avancer)
    finally:
        document.close()
        tampon.close()


def _imprimer_le_document(
    document: QPdfDocument, imprimante: QPrinter, annule: Callable[[], bool], avancer: Callable[[int, int], None]
) -> bool:
    peintre = QPainter()
    if not peintre.begin(imprimante):
        raise ImpressionImpossible("begin")
    nombre = document.pageCount()
    try:
        for page in range(nombre):
            if annule():
                imprimante.abort()
                return False
            if page and not imprimante.newPage():
                raise ImpressionImpossible("newPage")
            papier = imprimante.paperRect(QPrinter.Unit.DevicePixel)
            peintre.drawImage(papier, _page(document, page, papier))
            avancer(page + 1, nombre)
    finally:
        peintre.end()
    if imprimante.printerState() is QPrinter.PrinterState.Error:
        raise ImpressionImpossible("state")
    return True


def _page(document: QPdfDocument, page: int, papier: QRectF) -> QImage:
    """Return the page on white: a printer turns transparency into large masks."""
    taille = QSize(round(papier.width()), round(papier.height()))
    image = QImage(taille, QImage.Format.Format_RGB32)
    image.fill(BLANC)
    peintre = QPainter(image)
    peintre.drawImage(0, 0, document.render(page, taille))
    peintre.end()
    return image


def _sens(document: QPdfDocument) -> QPageLayout.Orientation:
    """Return how the paper is held: as the first page is."""
    page = document.pagePointSize(0)
    couchee = page.width() > page.height()
    return QPageLayout.Orientation.Landscape if couchee else QPageLayout.Orientation.Portrait


def _imprimante(tirage: Tirage, sens: QPageLayout.Orientation) -> QPrinter:
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    if tirage.fichier is not None:
        imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        imprimante.setOutputFileName(str(tirage.fichier))
    else:
        imprimante.setPrinterName(tirage.imprimante)
        if imprimante.printerName() != tirage.imprimante:
            raise ImpressionImpossible("unknown printer")
    imprimante.setDocName(tirage.titre)
    imprimante.setCopyCount(tirage.copies)
    imprimante.setResolution(POINTS_PAR_POUCE)
    imprimante.setFullPage(True)
    imprimante.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), sens, QMarginsF(0, 0, 0, 0)))
    return imprimante
