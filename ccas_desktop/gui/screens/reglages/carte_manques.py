"""What the office has not filled in yet, what it prevents, and the way to each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ccas_desktop.application.messages.manques import phrase_manque
from ccas_desktop.application.reglages import Manque
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, Pictogramme

EXPLICATION = "Le reste du logiciel fonctionne déjà. Chaque ligne dit ce qui manque, et ce que cela empêche."


class CarteManques(Carte):
    """Lists what is missing, most useful first.

    Signals:
        section_voulue: Emitted with the name of what the person wants to fill in.
    """

    section_voulue = Signal(str)

    def __init__(self) -> None:
        super().__init__("Ce qu’il reste à compléter")
        self._explication = QLabel(EXPLICATION)
        self._explication.setProperty("role", "secondaire")
        self._complet = EtatVide("succes", "Tout est renseigné.")
        self._lignes = QVBoxLayout()
        self.boutons: dict[Manque, Bouton] = {}

        self.ajouter(self._explication, self._complet)
        self.contenu.addLayout(self._lignes)

    def montrer(self, manques: Sequence[Manque]) -> None:
        """Show these; the focus stays on the page."""
        self.boutons.clear()
        while (element := self._lignes.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._explication.setVisible(bool(manques))
        self._complet.setVisible(not manques)
        for manque in manques:
            self._lignes.addWidget(self._ligne(manque))

    def _ligne(self, manque: Manque) -> QWidget:
        phrase = phrase_manque(manque)
        texte = QLabel(phrase)
        texte.setWordWrap(True)
        bouton = Bouton("Compléter")
        bouton.setAccessibleName(f"Compléter. {phrase}")
        bouton.clicked.connect(lambda: self.section_voulue.emit(manque.value))
        self.boutons[manque] = bouton
        ligne = QWidget()
        disposition = QHBoxLayout(ligne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(Pictogramme("alerte", "alerte"))
        disposition.addWidget(texte, 1)
        disposition.addWidget(bouton)
        return ligne
