"""Words of any length that never widen the page."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QToolTip

LARGEUR_MINIMALE = 60


class EtiquetteCoupee(QLabel):
    """Shows a line of text, cut with « … » where the width is short; the whole is in the tooltip. Never markup."""

    def __init__(self, texte: str = "") -> None:
        super().__init__(texte)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def texte_montre(self) -> str:
        """Return what the width lets read."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        entier = super().minimumSizeHint()
        return QSize(min(LARGEUR_MINIMALE, entier.width()), entier.height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.texte_montre != self.text():
            QToolTip.showText(event.globalPos(), f"<span>{escape(self.text())}</span>", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        peintre = QPainter(self)
        peintre.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        gauche = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        peintre.drawText(self.contentsRect(), gauche, self.texte_montre)
