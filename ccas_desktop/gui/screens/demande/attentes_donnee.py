"""The calls under way of one line: each person asked about has her own wait, and her own « Annuler »."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.donnees.sources_des_lignes import Interrogation
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.gui.widgets import Attente


class AttentesDonnee(QWidget):
    """Shows one Attente a question being asked.

    Signals:
        annulation_demandee: Emitted with the Interrogation to give up.
    """

    annulation_demandee = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.attentes: dict[Interrogation, Attente] = {}
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(4)
        self.hide()

    def montrer(self, en_cours: Mapping[Interrogation, str]) -> None:
        """Show what is being asked, with the name of each person; those that stay keep the focus they have."""
        for question in self.attentes.keys() - en_cours.keys():
            attente = self.attentes.pop(question)
            attente.hide()
            attente.deleteLater()
        for question in [question for question in en_cours if question not in self.attentes]:
            self._ajouter(question, en_cours[question])
        self.setVisible(bool(en_cours))

    def _ajouter(self, question: Interrogation, nom: str) -> None:
        attente = self.attentes[question] = Attente()
        attente.annulation_demandee.connect(lambda: self.annulation_demandee.emit(question))
        self._colonne.addWidget(attente)
        attente.montrer(f"{nom}\u00a0: demande en cours…" if nom else "Demande en cours…")
        objet = f"{LIBELLES[question.source]}, {nom}" if nom else LIBELLES[question.source]
        attente.bouton.setAccessibleName(f"Annuler la demande\u00a0: {objet}")
