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
        x, y, haut_ligne = zone.x(), zone.y(), 0
        for rang, element in enumerate(self._elements):
            if _cache(element):
                continue
            taille = element.sizeHint()
            if x + taille.width() > zone.right() + 1 and haut_ligne:
                x, y, haut_ligne = zone.x(), y + haut_ligne + self.spacing(), 0
            if self._dernier_extensible and rang == len(self._elements) - 1:
                taille.setWidth(max(taille.width(), zone.right() + 1 - x))
            if not essai:
                element.setGeometry(QRect(QPoint(x, y), taille))
            x, haut_ligne = x + taille.width() + self.spacing(), max(haut_ligne, taille.height())
        return y + haut_ligne - rect.y() + marges.bottom()


def _cache(element: QLayoutItem) -> bool:
    widget = element.widget()
    ignoree = QSizePolicy.Policy.Ignored
    return widget is not None and (widget.isHidden() or widget.sizePolicy().horizontalPolicy() == ignoree)
