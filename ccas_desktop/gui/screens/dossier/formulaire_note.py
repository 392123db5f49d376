"""A note: the one pinned on a dossier, or a dated one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.gui.forms import Champ, ChampLong

LIGNES = 10


class FormulaireNote(QWidget):
    """Edits the note; Enter goes to its next line.

    `nom` is that of the field, in what the verb refuses.

    Attributes:
        champs: its fields, for a Saisie.

    Signals:
        valide: Emitted by Ctrl+Enter.
    """

    valide = Signal()

    def __init__(self, nom: str = "note") -> None:
        super().__init__()
        self._nom = nom
        self.note = ChampLong(
            "Note",
            aide="La personne peut demander à lire son dossier : n’écrivez que ce qui sert, rien sur la santé.",
            lignes=LIGNES,
        )
        self.champs: Mapping[str, Champ] = {nom: self.note}
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self.note)

        QShortcut(QKeySequence("Ctrl+Return"), self.note.texte, self.valide.emit).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )

    def montrer(self, note: str) -> None:
        """Show the note as saved."""
        self.note.definir_valeur(note)

    def saisie(self, valeurs: Mapping[str, Any]) -> str:
        """Return the text."""
        return valeurs[self._nom] or ""
