"""A page that scrolls and stays readable on a wide screen."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ccas_desktop.gui.theme import theme_porte

LARGEUR_LISIBLE = 1120


class ZoneDefilante(QScrollArea):
    """Holds the contents of a page in `contenu`, of a bounded width; what gets the focus is scrolled into view."""

    def __init__(self, *, largeur_max: int = LARGEUR_LISIBLE) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The fields scroll the page with Page Up and Down; the page itself is no stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        espaces = theme_porte().espaces
        colonne = QWidget()
        colonne.setMaximumWidth(largeur_max)
        colonne.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.contenu = QVBoxLayout(colonne)
        self.contenu.setContentsMargins(espaces["large"], espaces["grand"], espaces["large"], espaces["large"])
        self.contenu.setSpacing(espaces["grand"])

        page = QWidget()
        page.setProperty("role", "page")
        ligne = QHBoxLayout(page)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.addStretch(1)
        ligne.addWidget(colonne, 1000)
        ligne.addStretch(1)
        self.setWidget(page)

        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_change)

    def ajouter(self, *widgets: QWidget) -> None:
        """Add widgets under each other."""
        for widget in widgets:
            self.contenu.addWidget(widget)

    def _on_focus_change(self, _ancien: QWidget | None, nouveau: QWidget | None) -> None:
        if nouveau is not None and shiboken6.isValid(self) and self.isAncestorOf(nouveau):
            # After the layout that a page just shown, or an error line just added, still has to do.
            QTimer.singleShot(0, self, self._montrer_le_focus)

    def _montrer_le_focus(self) -> None:
        pris = QApplication.focusWidget()
        if pris is not None and self.isAncestorOf(pris):
            self.ensureWidgetVisible(pris, 0, 40)
