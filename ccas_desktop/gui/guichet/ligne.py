"""Fields side by side with their button: one row, Enter saves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ccas_desktop.gui.forms import Champ
from ccas_desktop.gui.theme import theme_porte
from ccas_desktop.gui.widgets import Bouton


class LigneDeSaisie(QWidget):
    """One row of fields.

    Signals:
        validee: Emitted by Enter in a field or by the button.
    """

    validee = Signal()

    def __init__(self, champs: Sequence[tuple[Champ, int]], bouton: Bouton) -> None:
        super().__init__()
        self.bouton = bouton
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(theme_porte().espaces["petit"])
        for champ, part in champs:
            ligne.addWidget(champ, part, Qt.AlignmentFlag.AlignTop)
        # Under the words of the labels, beside the fields.
        colonne = QVBoxLayout()
        colonne.addSpacing(champs[0][0].fontMetrics().height() + theme_porte().espaces["serre"])
        colonne.addWidget(bouton)
        colonne.addStretch(1)
        ligne.addLayout(colonne)

        bouton.clicked.connect(self.validee)
