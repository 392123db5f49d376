"""Ask where to save a file, and write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ccas_desktop.application.errors import FichierNonEcrit


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


def ecrire_fichier(fichier: Path, contenu: bytes) -> None:
    """Write a file beside its name, which it takes once whole. Raises FichierNonEcrit: full disk, key taken out."""
    travail = fichier.with_name(f"{fichier.name}.partiel")
    try:
        travail.write_bytes(contenu)
        travail.replace(fichier)
    except OSError as erreur:
        raise FichierNonEcrit(fichier.name) from erreur
    finally:
        travail.unlink(missing_ok=True)
