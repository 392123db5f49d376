"""A question asked before what cannot be undone by one click, without a window over the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.widgets import Bouton, RoleBouton


class Confirmation(QFrame):
    """Asks in the page, « Non » first: Escape and Enter do nothing irreversible."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bandeau")
        marquer(self, "ton", "alerte")
        self._faire: Callable[[], None] | None = None
        self._retour: QWidget | None = None
        self._question = etiquette()
        self.non = Bouton("Non, ne rien changer")
        self.oui = Bouton("Oui", role=RoleBouton.DANGER)

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(12, 8, 12, 10)
        colonne.addWidget(self._question)
        colonne.addWidget(boutons(self.non, self.oui))
        self.hide()

        self.non.clicked.connect(self.fermer)
        self.oui.clicked.connect(self._on_oui)

    def demander(self, question: str, oui: str, faire: Callable[[], None]) -> None:
        """Ask, and do it on yes."""
        self._faire = faire
        self._retour = self.window().focusWidget()
        self._question.setText(question)
        self.oui.setText(oui)
        self.setAccessibleName(question)
        self.show()
        self.non.setFocus()

    def fermer(self) -> None:
        """Ask no more, and give the focus back."""
        ouverte = not self.isHidden()
        self.hide()
        if ouverte and self._retour is not None and self._retour.isVisible():
            self._retour.setFocus()
        self._faire = self._retour = None

    def _on_oui(self) -> None:
        faire = self._faire
        self.fermer()
        if faire is not None:
            faire()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fermer()
        else:
            super().keyPressEvent(event)
