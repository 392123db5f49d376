"""The line icons of the application, drawn in a colour of the theme worn when they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ccas_desktop.gui.theme.aspect import theme_porte
from ccas_desktop.gui.theme.jetons import RESSOURCES


def icone(nom: str, ton: str = "texte") -> QIcon:
    """Return the icon resources/icons/<nom>.svg, in the colour `ton` of the theme; it follows a change of theme."""
    if not _chemin_connu(nom):
        raise KeyError(nom)
    return QIcon(MoteurIcone(nom, ton))


class MoteurIcone(QIconEngine):
    """Paints one SVG in the colour of a token, looked up at each painting, at the left of the place given."""

    def __init__(self, nom: str, ton: str) -> None:
        super().__init__()
        self._nom = nom
        self._ton = ton

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        cote = min(rect.width(), rect.height())
        image = _image(self._nom, self._couleur(mode), round(cote * painter.device().devicePixelRatio()))
        painter.drawImage(QRect(rect.left(), rect.center().y() - (cote - 1) // 2, cote, cote), image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        self.paint(peintre, image.rect(), mode, state)
        peintre.end()
        return image

    def clone(self) -> QIconEngine:
        return MoteurIcone(self._nom, self._ton)

    def _couleur(self, mode: QIcon.Mode) -> str:
        couleurs = theme_porte().couleurs
        return couleurs["texte_desactive"] if mode is QIcon.Mode.Disabled else couleurs[self._ton]


@lru_cache(maxsize=256)
def _image(nom: str, couleur: str, cote: int) -> QImage:
    # A QImage and not a QPixmap: what is kept here outlives the QApplication, and a QPixmap may not.
    image = QImage(cote, cote, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    svg = _source(nom).replace("currentColor", couleur)
    peintre = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(peintre, QRectF(QPoint(0, 0), image.size()))
    peintre.end()
    return image


@lru_cache(maxsize=128)
def _source(nom: str) -> str:
    return (RESSOURCES / "icons" / f"{nom}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def _chemin_connu(nom: str) -> bool:
    return (RESSOURCES / "icons" / f"{nom}.svg").is_file()
