"""When a window takes typing: it was painted, and a key pressed in it was handled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class PremiereFrappe(QObject):
    """Presses one key in a widget once its window was painted, then calls `faire` when the loop is idle again."""

    def __init__(self, fenetre: QWidget, cible: QWidget, faire: Callable[[], None]) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._cible = cible
        self._faire = faire

        fenetre.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Follow the window to its first picture, then the key to its end."""
        if watched is self._fenetre and event.type() is QEvent.Type.Paint:
            self._fenetre.removeEventFilter(self)
            self._cible.installEventFilter(self)
            touche = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m")
            QCoreApplication.postEvent(self._cible, touche)
        elif watched is self._cible and event.type() is QEvent.Type.KeyPress:
            self._cible.removeEventFilter(self)
            QTimer.singleShot(0, self._faire)
        return False
