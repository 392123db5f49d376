"""The list under a line being completed, driven by the keys of the line, which keeps the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_LIGNES_VISIBLES = 8
_HAUTEUR_LIGNE = 32


class LigneCompletee(QLineEdit):
    """A line whose arrows, Enter and Escape go to the list under it while it is shown.

    Signals:
        deplacement: Emitted with -1 or 1 on Up or Down.
        validation: Emitted on Enter or Tab while the list is shown.
        abandon: Emitted on Escape while the list is shown.
        quittee: Emitted when the focus goes elsewhere.
    """

    deplacement = Signal(int)
    validation = Signal()
    abandon = Signal()
    quittee = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.liste_ouverte = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pas = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if pas is not None:
            self.deplacement.emit(pas)
        elif self.liste_ouverte and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.validation.emit()
        elif self.liste_ouverte and event.key() == Qt.Key.Key_Escape:
            self.abandon.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if self.liste_ouverte and next:
            self.validation.emit()
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.quittee.emit()


class ListePropositions(QListWidget):
    """Shows the lines just under (or above) the line, without taking the focus.

    Signals:
        choisie: Emitted with the rank of the line clicked.
    """

    choisie = Signal(int)

    def __init__(self, ligne: LigneCompletee) -> None:
        super().__init__(ligne)
        self._ligne = ligne
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "propositions")
        self.setAccessibleName("Propositions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.itemClicked.connect(lambda element: self.choisie.emit(self.row(element)))

    def montrer(self, textes: Sequence[str]) -> None:
        """Show these lines, the first one ready for Enter; hide when there is none."""
        self.clear()
        self.addItems(list(textes))
        self.setCurrentRow(0)
        if not textes:
            self.hide()
            return
        hauteur = min(len(textes), _LIGNES_VISIBLES) * _HAUTEUR_LIGNE + 10
        self.setGeometry(0, 0, max(self._ligne.width(), 280), hauteur)
        self.move(self._place(hauteur))
        self.show()

    def deplacer(self, pas: int) -> None:
        """Go up or down one line, round the ends."""
        if self.isVisible():
            self.setCurrentRow((self.currentRow() + pas) % self.count())

    def rang_courant(self) -> int | None:
        """Return the rank of the highlighted line, or None when the list is hidden."""
        return self.currentRow() if self.isVisible() and self.count() else None

    def setVisible(self, visible: bool) -> None:
        self._ligne.liste_ouverte = visible
        super().setVisible(visible)

    def _place(self, hauteur: int) -> QPoint:
        dessous = self._ligne.mapToGlobal(QPoint(0, self._ligne.height() + 2))
        if dessous.y() + hauteur > self._ligne.screen().availableGeometry().bottom():
            return self._ligne.mapToGlobal(QPoint(0, -hauteur - 2))
        return dessous
