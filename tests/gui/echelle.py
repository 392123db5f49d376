"""What a small screen, or a large scale, must not do: push the window out of it, or cut what is written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from ccas_desktop.gui.widgets import EtiquetteCoupee

_CONTROLES = (QLabel, QAbstractButton, QComboBox)


def fautes(fenetre: QWidget, ecran: QSize) -> list[str]:
    """Return what is out of the screen, out of reach or cut in a window, in words."""
    trouvees = []
    if fenetre.width() > ecran.width() or fenetre.height() > ecran.height():
        trouvees.append(f"the window is {fenetre.width()} × {fenetre.height()}")
    for piece in fenetre.findChildren(QWidget):
        if isinstance(piece, _CONTROLES) and piece.isVisible() and piece.window() is fenetre and _texte(piece):
            trouvees += [
                f"{type(piece).__name__} « {_texte(piece)[:40]} » {faute}" for faute in _fautes(piece, fenetre)
            ]
    return trouvees


def _texte(piece: QWidget) -> str:
    texte = piece.currentText() if isinstance(piece, QComboBox) else getattr(piece, "text", str)()
    return " ".join(str(texte).split())


def _fautes(piece: QWidget, fenetre: QWidget) -> Iterator[str]:
    if _est_coupee(piece):
        yield f"is cut: {piece.width()} × {piece.height()} for {piece.sizeHint().width()} × {piece.sizeHint().height()}"
    if not _est_atteinte(piece, fenetre):
        yield "is out of reach"


def _est_coupee(piece: QWidget) -> bool:
    """Tell whether the words need more room; what shows its end with « … » and a tooltip needs none."""
    if isinstance(piece, EtiquetteCoupee | QComboBox | QTabBar | QToolButton):
        return False
    if isinstance(piece, QLabel):
        if piece.wordWrap():
            return piece.height() < piece.heightForWidth(piece.width()) - 1
        return piece.width() < piece.sizeHint().width() - 1 or piece.height() < _hauteur_des_mots(piece)
    if isinstance(piece, QPushButton | QCheckBox | QRadioButton):
        return piece.width() < piece.minimumSizeHint().width() - 1 or piece.height() < _hauteur_des_mots(piece)
    return False


def _hauteur_des_mots(piece: QWidget) -> int:
    return piece.fontMetrics().height() - 2


def _est_atteinte(piece: QWidget, fenetre: QWidget) -> bool:
    """Tell whether each of its ancestors holds it whole; what a scroll area holds may be scrolled to."""
    tenue = piece
    while tenue is not fenetre:
        porteur = tenue.parentWidget()
        if porteur is None:
            return True
        if _defile(porteur):
            tenue = porteur.parentWidget() or porteur
            if isinstance(tenue, QAbstractItemView | QTabBar):
                return True
            continue
        cadre = QRect(tenue.mapTo(porteur, QPoint(0, 0)), tenue.size())
        # One pixel: a scale of 125 % rounds.
        if not porteur.rect().adjusted(-1, -1, 1, 1).contains(cadre):
            return False
        tenue = porteur
    return True


def _defile(porteur: QWidget) -> bool:
    """Tell whether this is the view of a scroll area that shows its bars when it must."""
    zone = porteur.parentWidget()
    if not isinstance(zone, QAbstractScrollArea) or zone.viewport() is not porteur:
        return False
    sans_barre = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return not (isinstance(zone, QScrollArea) and zone.verticalScrollBarPolicy() is sans_barre)
