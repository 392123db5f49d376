"""What a list says when it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccas_desktop.gui.widgets.bouton import Bouton, RoleBouton
from ccas_desktop.gui.widgets.pictogramme import Pictogramme


class EtatVide(QWidget):
    """Says why there is nothing and what to do next.

    Signals:
        action_demandee: Emitted when the person clicks the action.
    """

    action_demandee = Signal()

    def __init__(self, image: str, phrase: str, *, suite: str = "", action: str = "") -> None:
        super().__init__()
        self._phrase = QLabel(phrase)
        self._phrase.setProperty("role", "sous_titre")
        self._suite = QLabel(suite)
        self._suite.setProperty("role", "secondaire")
        self.bouton = Bouton(action, role=RoleBouton.PRINCIPAL)

        centre = Qt.AlignmentFlag.AlignHCenter
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 24, 24, 24)
        colonne.setSpacing(10)
        colonne.addStretch(1)
        colonne.addWidget(Pictogramme(image, "texte_secondaire", 44), 0, centre)
        for etiquette in (self._phrase, self._suite):
            etiquette.setAlignment(centre)
            etiquette.setWordWrap(True)
            colonne.addWidget(etiquette)
            etiquette.setVisible(bool(etiquette.text()))
        colonne.addWidget(self.bouton, 0, centre)
        colonne.addStretch(2)

        self.bouton.setVisible(bool(action))
        self.bouton.clicked.connect(self.action_demandee)

    def definir(self, phrase: str, *, suite: str = "") -> None:
        """Say another thing."""
        self._phrase.setText(phrase)
        self._suite.setText(suite)
        self._suite.setVisible(bool(suite))
