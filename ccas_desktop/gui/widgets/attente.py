"""A wait that shows itself and can be cancelled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.theme import couleur
from ccas_desktop.gui.widgets.bouton import Bouton

_PAS_MS = 90
_PAS_DEGRES = 30


class Attente(QWidget):
    """Says what is going on; hidden while nothing is.

    Signals:
        annulation_demandee: Emitted when the person clicks « Annuler ».
    """

    annulation_demandee = Signal()

    def __init__(self, *, annulable: bool = True) -> None:
        super().__init__()
        self._roue = Roue()
        self._texte = QLabel()
        self.bouton = Bouton("Annuler", "fermer")

        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 0, 0)
        ligne.setSpacing(10)
        ligne.addWidget(self._roue)
        ligne.addWidget(self._texte)
        ligne.addWidget(self.bouton)
        ligne.addStretch(1)
        self.bouton.setVisible(annulable)

        self.bouton.clicked.connect(self.annulation_demandee)
        self.hide()

    def montrer(self, texte: str) -> None:
        """Say what is being done: « Demande du quotient familial à la CAF… »."""
        self._texte.setText(texte)
        self.setAccessibleName(texte)
        self.show()
        annoncer(self, texte)

    def preciser(self, texte: str) -> None:
        """Say how far it is; not read aloud each time."""
        self._texte.setText(texte)
        self.setAccessibleName(texte)

    def finir(self) -> None:
        """Say no more."""
        self.hide()


class Roue(QWidget):
    """A turning arc; it only turns while it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._angle = 0
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_PAS_MS)

        self._minuterie.timeout.connect(self._tourner)

    def _tourner(self) -> None:
        self._angle = (self._angle - _PAS_DEGRES) % 360
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minuterie.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minuterie.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cercle = QRectF(2.5, 2.5, 15, 15)
        peintre.setPen(QPen(couleur("bordure"), 2.5))
        peintre.drawEllipse(cercle)
        peintre.setPen(QPen(couleur("accent_texte"), 2.5, c=Qt.PenCapStyle.RoundCap))
        peintre.drawArc(cercle, self._angle * 16, 100 * 16)
