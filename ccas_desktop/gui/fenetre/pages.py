"""The page shown, and those one can come back to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

Fabrique = Callable[[], QWidget]
PROFONDEUR_MAX = 20


class Pages(QStackedWidget):
    """Holds one page at a time: the page left is destroyed, so that nothing of one file stays for the next visitor.

    Signals:
        page_changee: Emitted with the page now shown.
    """

    page_changee = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._visites: list[Fabrique] = []

    def aller(self, fabrique: Fabrique) -> None:
        """Show the page that this makes, and remember how to make it again."""
        self._visites = [*self._visites[-PROFONDEUR_MAX:], fabrique]
        self._montrer(fabrique())

    def remplacer(self, fabrique: Fabrique) -> None:
        """Show a page in place of the current one, which « back » then skips."""
        self._visites = self._visites[:-1]
        self.aller(fabrique)

    def revenir(self) -> None:
        """Show the former page again, made anew from what is saved; nothing happens on the first."""
        if len(self._visites) > 1:
            self._visites.pop()
            self._montrer(self._visites[-1]())

    def oublier(self) -> None:
        """Forget the pages one came through."""
        self._visites = self._visites[-1:]

    def laisser(self) -> None:
        """Have what is being typed in the page pushed to its draft: the focus leaves its fields."""
        self.setFocus()

    def _montrer(self, page: QWidget) -> None:
        ancienne = self.currentWidget()
        self.addWidget(page)
        # The focus leaves the former page first: what is being typed there is pushed to its draft.
        self.setCurrentWidget(page)
        donner_le_focus(page)
        if ancienne is not None:
            self.removeWidget(ancienne)
            ancienne.deleteLater()
        self.page_changee.emit(page)


class ZonePages(QScrollArea):
    """The room of the pages: one that asks for more than a small screen has is scrolled."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)


def donner_le_focus(page: QWidget) -> None:
    """Put the focus where the page says by its focus proxy, then forget the proxy: Tab would skip all before it."""
    premier = page.focusProxy() or page
    page.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes None
    premier.setFocus()
