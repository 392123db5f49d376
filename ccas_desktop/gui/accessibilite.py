"""What assistive tools are told besides names and descriptions."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def annoncer(widget: QWidget, texte: str) -> None:
    """Have a screen reader say the text at once."""
    evenement = QAccessibleAnnouncementEvent(widget, texte)
    evenement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(evenement)
