"""« Et si » : which single change would change the outcome, for the agent to look into with the person."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.et_si import phrase_du_silence, phrase_et_si
from ccas_desktop.gui.screens.demande.elements import etiquette, vider

TITRE = "Et si\u00a0? Ce qui, à lui seul, changerait le résultat"
AUCUN = "Aucun changement à lui seul ne changerait le résultat."


class BlocEtSi(QWidget):
    """Lists the changes, the best for the person first; hidden once the request is decided."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[str] = []
        self._lignes = QVBoxLayout()
        self._lignes.setSpacing(3)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(etiquette(TITRE, "libelle"))
        colonne.addLayout(self._lignes)
        self.hide()

    def montrer(self, page: PageDemande) -> None:
        """Show what would change the outcome worked out now."""
        vider(self._lignes)
        actuelle = page.calcul.issue if page.calcul else None
        self.phrases = [phrase_et_si(si, actuelle) for si in page.et_si] or [AUCUN]
        self.phrases += [phrase_du_silence(silence) for silence in page.silences]
        for phrase in self.phrases:
            self._lignes.addWidget(etiquette(phrase, selectionnable=True))
        self.setVisible(page.calcul is not None and not page.calcul.fige)
