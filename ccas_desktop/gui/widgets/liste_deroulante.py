"""A drop-down list that behaves in a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox


class ListeDeroulante(QComboBox):
    """A drop-down list that the wheel does not change while one scrolls the page.

    A space among the letters typed is one of them: « Aide à la r » chooses; alone, it opens the list.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        # Without it a long label of the list imposes its width on the whole form.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._depuis_la_lettre = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._cherche():
            # Qt opens the list on the key, and searches for the text of any other.
            event = QKeyEvent(event.type(), Qt.Key.Key_nobreakspace, event.modifiers(), event.text())
        if event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            self._depuis_la_lettre.start()
        super().keyPressEvent(event)

    def _cherche(self) -> bool:
        """Tell whether the former letter still counts: Qt forgets it after a while."""
        depuis = self._depuis_la_lettre
        return depuis.isValid() and depuis.elapsed() < QApplication.keyboardInputInterval()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
