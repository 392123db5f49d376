"""The cards that only tell: the address and the note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.gui.theme import marquer
from ccas_desktop.gui.widgets import Bouton, Carte, RoleBouton


class CarteTexte(Carte):
    """Shows a text, or that there is none, with what edits it.

    Signals:
        modification_voulue: Emitted when the person wants to edit it.
    """

    modification_voulue = Signal()

    def __init__(self, titre: str, bouton: str, vide: str) -> None:
        super().__init__(titre)
        self._vide = vide
        self.texte = QLabel()
        self.texte.setTextFormat(Qt.TextFormat.PlainText)
        self.texte.setWordWrap(True)
        self.texte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.modifier = self.ajouter_action(Bouton("Modifier", "modifier", RoleBouton.DISCRET))
        self.modifier.setAccessibleName(bouton)
        self.modifier.setToolTip(bouton)
        self.ajouter(self.texte)

        self.modifier.clicked.connect(self.modification_voulue)

    def definir_texte(self, texte: str) -> None:
        """Show another text."""
        self.texte.setText(texte or self._vide)
        marquer(self.texte, "role", "" if texte else "secondaire")


class CarteAdresse(CarteTexte):
    """Shows the address as it is printed."""

    def __init__(self) -> None:
        super().__init__("Adresse", "Modifier l’adresse", "Aucune adresse : les courriers sont remis en main propre.")

    def montrer(self, page: PageDossier) -> None:
        """Show the lines of the envelope."""
        self.definir_texte("\n".join(page.complet.dossier.adresse.lignes))


class CarteNote(CarteTexte):
    """Shows the note pinned on the dossier."""

    def __init__(self) -> None:
        super().__init__("Note", "Modifier la note", "Aucune note.")

    def montrer(self, page: PageDossier) -> None:
        """Show the note."""
        self.definir_texte(page.complet.dossier.note)
