"""Hides the window at once, so that the next visitor reads nothing of the former one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.gui.widgets import Pictogramme


class Masque(QWidget):
    """Covers its window; any key or click takes it away. What is below keeps its place."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Écran masqué. Appuyez sur une touche pour reprendre.")
        self._dessous: QWidget | None = None
        titre = QLabel("Écran masqué")
        titre.setProperty("role", "titre")
        suite = QLabel("Appuyez sur une touche, ou cliquez, pour reprendre où vous en étiez.")

        colonne = QVBoxLayout(self)
        colonne.addStretch(1)
        for widget in (Pictogramme("cadenas", "texte_secondaire", 48), titre, suite):
            colonne.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        colonne.addStretch(1)

        fenetre.installEventFilter(self)
        self.hide()

    def couvrir(self) -> None:
        """Hide what is on the window."""
        self._dessous = self._fenetre.focusWidget()
        self.setGeometry(self._fenetre.rect())
        self.raise_()
        self.show()
        self.setFocus()

    def decouvrir(self) -> None:
        """Show it again, the focus where it was."""
        self.hide()
        if self._dessous is not None:
            self._dessous.setFocus()
            self._dessous = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._fenetre.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # A shortcut would work on the pages below: the key only takes the mask away.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: ARG002
        # Tab would give the keyboard to what is below.
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.decouvrir()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.decouvrir()
        event.accept()
