"""What the documents weigh in the base, as a bar and in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from ccas_desktop.application.vues import TailleBase
from ccas_desktop.gui.theme import theme_porte

HAUTEUR = 8


class JaugeDeTaille(QWidget):
    """Shows the part of the documents in the base."""

    def __init__(self) -> None:
        super().__init__()
        self.barre = QProgressBar()
        self.texte = QLabel()

        self.barre.setTextVisible(False)
        self.barre.setFixedHeight(HAUTEUR)
        self.barre.setRange(0, 100)
        self.barre.setAccessibleName("Part des documents dans la base")
        self.texte.setProperty("role", "secondaire")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme_porte().espaces["serre"])
        colonne.addWidget(self.barre)
        colonne.addWidget(self.texte)

    def montrer(self, taille: TailleBase, phrase: str) -> None:
        """Show a size."""
        part = min(100, round(100 * taille.documents / taille.base)) if taille.base else 0
        self.barre.setValue(part)
        self.barre.setAccessibleDescription(phrase)
        self.texte.setText(phrase)
