"""The street of an address: typed freely, with addresses proposed when there are any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from ccas_desktop.application.messages.adresse import adresse_en_ligne
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.gui.accessibilite import annoncer
from ccas_desktop.gui.forms.propositions import LigneCompletee, ListePropositions
from ccas_desktop.gui.screens.dossier.champs import LigneAdresse

DELAI_RECHERCHE_MS = 250


class ChampVoie(LigneAdresse):
    """A line that proposes without ever imposing: none is chosen until an arrow or the mouse says so.

    Signals:
        texte_tape: Emitted with the text, a moment after a key; the form answers with `proposer`.
        adresse_choisie: Emitted with the Adresse picked.
    """

    texte_tape = Signal(str)
    adresse_choisie = Signal(object)

    def __init__(self, libelle: str, *, exemple: str = "") -> None:
        super().__init__(libelle, exemple=exemple)
        self.liste = ListePropositions(self._completee)
        self._propositions: tuple[Adresse, ...] = ()
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(DELAI_RECHERCHE_MS)

        self._minuterie.timeout.connect(lambda: self.texte_tape.emit(self.ligne.text().strip()))
        self.ligne.textEdited.connect(self._on_texte)
        self._completee.deplacement.connect(self.liste.deplacer)
        self._completee.validation.connect(self._on_validation)
        self._completee.abandon.connect(self.liste.hide)
        self._completee.quittee.connect(self.liste.hide)
        self.liste.choisie.connect(self._on_choisie)

    def proposer(self, adresses: Sequence[Adresse], *, pour: str) -> None:
        """Offer these addresses; an answer to a text that has changed since is ignored."""
        if pour != self.ligne.text().strip() or not self.ligne.hasFocus():
            return
        self._propositions = tuple(adresses)
        self.liste.montrer([adresse_en_ligne(adresse) for adresse in self._propositions])
        self.liste.setCurrentRow(-1)
        if self._propositions:
            nombre = len(self._propositions)
            annoncer(self.ligne, f"{nombre} adresse{'s' if nombre > 1 else ''} proposée{'s' if nombre > 1 else ''}")

    def _nouvelle_ligne(self) -> QLineEdit:
        self._completee = LigneCompletee()
        return self._completee

    def _on_texte(self) -> None:
        self.liste.hide()
        self._propositions = ()
        self._minuterie.start()

    def _on_validation(self) -> None:
        rang = self.liste.rang_courant()
        self.liste.hide()
        if rang is not None and 0 <= rang < len(self._propositions):
            self._on_choisie(rang)

    def _on_choisie(self, rang: int) -> None:
        self.liste.hide()
        self.adresse_choisie.emit(self._propositions[rang])
