"""What the self-test tries of the window: a letter as a picture, the icons, the fonts, the words of Qt in French."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from ccas_desktop.application.diagnostic import Constat, Examen, constat_selon
from ccas_desktop.gui.theme import preparer_application
from ccas_desktop.gui.theme.icones import icone
from ccas_desktop.gui.theme.jetons import RESSOURCES

PAGE = QSize(420, 594)
POLICE_DES_LETTRES = "Noto Sans"
_COTE = 24
_NOIR = 96


def epreuves(produire: Callable[[], bytes]) -> tuple[tuple[str, Examen], ...]:
    """Return the trials; `produire` makes one page of a letter, as a PDF file."""
    if QApplication.instance() is None:
        preparer_application(QApplication(["ccas-desktop"]))
    return (
        ("page", lambda: page_dessinee(produire())),
        ("polices", polices),
        ("icones", icones),
        ("traductions", traductions),
    )


def page_dessinee(pdf: bytes) -> Constat:
    """The page is read again as a picture with something written on it."""
    tampon = QBuffer()
    tampon.setData(QByteArray(pdf))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(tampon)
    image = document.render(0, PAGE)
    document.close()
    ecrite = not image.isNull() and _a_de_l_encre(image)
    return constat_selon(
        "page", ecrite, "Une lettre est composée et dessinée.", "La lettre composée est une page vide."
    )


def polices() -> Constat:
    """The font of the letters is that of the program, not one of the machine."""
    presente = POLICE_DES_LETTRES in QFontDatabase.families()
    return constat_selon("polices", presente, "La police des lettres est là.", "La police des lettres manque.")


def icones() -> Constat:
    """Each icon draws something."""
    noms = sorted(fichier.stem for fichier in (RESSOURCES / "icons").glob("*.svg"))
    vides = [nom for nom in noms if not _a_un_trait(icone(nom).pixmap(_COTE, _COTE).toImage())]
    return constat_selon(
        "icones",
        bool(noms) and not vides,
        f"{len(noms)} icônes sont dessinées.",
        f"Icônes vides\u00a0: {', '.join(vides)}.",
    )


def traductions() -> Constat:
    """The standard buttons of Qt speak French."""
    boutons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    mot = boutons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    return constat_selon(
        "traductions", mot == "Annuler", "Les boutons sont en français.", f"Un bouton dit «\u00a0{mot}\u00a0»."
    )


def _a_de_l_encre(image: QImage) -> bool:
    return any(
        image.pixelColor(x, y).lightness() < _NOIR and image.pixelColor(x, y).alpha() > _NOIR
        for y in range(image.height())
        for x in range(image.width())
    )


def _a_un_trait(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width()))
