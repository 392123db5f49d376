"""What the window shows while the base is being opened: less than a second on a real one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.gui.widgets import Attente

OUVERTURE = "Ouverture des dossiers…"


class EcranOuverture(QWidget):
    """Says that the dossiers are coming; the search may already be typed."""

    def __init__(self) -> None:
        super().__init__()
        attente = Attente(annulable=False)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 24, 24, 24)
        colonne.addWidget(attente)
        colonne.addStretch(1)
        attente.montrer(OUVERTURE)
