"""A layout that puts its widgets side by side and goes to the next line when the width is short."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class DispositionFlux(QLayout):
    """Lays out like words of a paragraph; the last widget may take the rest of its line."""

    def __init__(self, parent: QWidget | None = None, *, espace: int = 8, dernier_extensible: bool = False) -> None:
        super().__init__(parent)
        self._elements: list[QLayoutItem] = []
        self._dernier_extensible = dernier_extensible
        self.setSpacing(espace)
        self.setContentsMargins(0, 0, 0, 0)

    def inserer(self, rang: int, widget: QWidget) -> None:
        """Add the widget before the one of that rank."""
        self.addWidget(widget)
        self._elements.insert(rang, self._elements.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._elements.append(item)

    def count(self) -> int:
        return len(self._elements)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._elements[index] if 0 <= index < len(self._elements) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._elements.pop(index) if 0 <= index < len(self._elements) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placer(QRect(0, 0, width, 0), essai=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._placer(rect, essai=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        taille = QSize()
        for element in self._elements:
            taille = taille.expandedTo(element.minimumSize())
        marges = self.contentsMargins()
        return taille + QSize(marges.left() + marges.right(), marges.top() + marges.bottom())

    def _placer(self, rect: QRect, *, essai: bool) -> int:
        """Place the widgets, or only measure, and return the height used."""
        marges = self.contentsMargins()
        zone = rect.marginsRemoved(marges)
        y = zone.y()
        for rang, ligne in enumerate(self._lignes(zone.width())):
            y += self.spacing() if rang else 0
            haut = max(element.sizeHint().height() for element in ligne)
            if not essai:
                self._placer_ligne(ligne, QRect(zone.x(), y, zone.width(), haut))
            y += haut
        return y - rect.y() + marges.bottom()

    def _lignes(self, largeur: int) -> list[list[QLayoutItem]]:
        lignes: list[list[QLayoutItem]] = []
        reste = 0
        for element in self._elements:
            if _cache(element):
                continue
            besoin = element.sizeHint().width() + self.spacing()
            if not lignes or besoin > reste + self.spacing():
                lignes.append([])
                reste = largeur
            lignes[-1].append(element)
            reste -= besoin
        return lignes

    def _placer_ligne(self, ligne: list[QLayoutItem], place: QRect) -> None:
        x = place.x()
        for element in ligne:
            taille = element.sizeHint()
            if self._dernier_extensible and element is self._elements[-1]:
                taille.setWidth(max(taille.width(), place.right() + 1 - x))
            haut = place.y() + (place.height() - taille.height()) // 2
            element.setGeometry(QRect(QPoint(x, haut), taille))
            x += taille.width() + self.spacing()


def _cache(element: QLayoutItem) -> bool:
    widget = element.widget()
    ignoree = QSizePolicy.Policy.Ignored
    return widget is not None and (widget.isHidden() or widget.sizePolicy().horizontalPolicy() == ignoree)
