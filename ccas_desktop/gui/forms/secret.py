"""A value that must be typed and never seen again: hidden, and in no draft."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ccas_desktop.gui.forms.textes import LigneTexte


class ChampSecret(LigneTexte):
    """A line whose text is neither shown nor kept: a draft of the form holds nothing of it."""

    def __init__(self, libelle: str, *, aide: str = "") -> None:
        super().__init__(libelle, aide=aide)
        self.ligne.setEchoMode(QLineEdit.EchoMode.Password)

    def brouillon(self) -> str:
        return ""

    def restaurer(self, texte: str) -> None:
        """Empty the field: there was no draft."""
        del texte
        super().restaurer("")
