"""What F1 opens: the page of the manual of the innermost piece that says one."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ccas_desktop.gui.widgets.manuel import Manuel

TAILLE, MARGES = QSize(980, 640), QSize(16, 40)  # of a window, its frame and its title


@runtime_checkable
class AvecParties(Protocol):
    """A page of several parts of which the manual speaks apart."""

    def sujet_d_aide(self) -> str:
        """Return what the manual has on the part shown, as « page » or « page#section »; empty for nothing apart."""


def sujet_d_aide(page: QWidget | None) -> str:
    """Return what the manual has on what is shown, from where the focus is or was last in this page."""
    piece = page and _ou_est_le_focus(page)
    while piece is not None:
        sujet = piece.sujet_d_aide() if isinstance(piece, AvecParties) else getattr(piece, "PAGE_AIDE", "")
        if sujet:
            return str(sujet)
        piece = piece.parentWidget()
    return ""


def _ou_est_le_focus(page: QWidget) -> QWidget:
    # None before the first focus, whatever PySide says.
    focus = cast("QWidget | None", page.focusWidget())
    return focus if focus is not None and focus.isVisibleTo(page) else page


class Dialogue(QDialog):
    """A window over the page, in which F1 opens the manual too: at its own page, else at that of what opened it."""

    PAGE_AIDE = ""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QShortcut(QKeySequence("F1"), self, self._ouvrir_l_aide)

    def dimensionner(self, taille: QSize) -> None:
        """Take this size, or what the screen has."""
        self.resize(taille.boundedTo(self.screen().availableSize() - MARGES))

    def _ouvrir_l_aide(self) -> None:
        FenetreAide(sujet_d_aide(self), self).open()


class FenetreAide(QDialog):
    """The manual over a dialogue, which stays as it is; Escape closes it."""

    def __init__(self, sujet: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.manuel = Manuel(sujet)
        self.setWindowTitle("Aide")
        self.resize(TAILLE.boundedTo(parent.size()))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self.manuel)
        self.manuel.setFocus()
        self.finished.connect(self.deleteLater)
