"""Ask where to save a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def demander_fichier(parent: QWidget, nom: str, filtre: str, ensuite: Callable[[Path], None]) -> QFileDialog:
    """Open the window of the system, and hand the file chosen to `ensuite`; nothing happens when it is closed."""
    dialogue = QFileDialog(parent, "Enregistrer", nom)
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.setNameFilter(filtre)
    dialogue.setDefaultSuffix(Path(nom).suffix.lstrip("."))
    dialogue.fileSelected.connect(lambda chemin: ensuite(Path(chemin)))
    dialogue.finished.connect(dialogue.deleteLater)
    dialogue.open()
    return dialogue
