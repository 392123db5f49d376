"""A reminder about no dossier, in one row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ccas_desktop.application.guichet.rappels import ajouter_rappel, modifier_rappel
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.guichet.champs import LARGEUR_DATE, ChampsRappel
from ccas_desktop.gui.guichet.ligne import LigneDeSaisie
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.widgets import Bouton

CLE = "rappel/libre"


class RappelLibre(QFrame):
    """Adds a reminder, or changes one; Escape closes.

    Signals:
        enregistre: Emitted once it is saved.
        ferme: Emitted when it is closed without saving.
    """

    enregistre = Signal()
    ferme = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._rappel: Rappel | None = None
        self.champs = ChampsRappel()
        self.champs.proposer(())
        self.champs.jour.setFixedWidth(LARGEUR_DATE)
        self.bouton = Bouton("Enregistrer")
        self.bouton.setAccessibleName("Enregistrer le rappel")
        c = self.champs
        self.ligne = LigneDeSaisie(((c.jour, 0), (c.texte, 3), (c.agent, 2)), self.bouton)
        self.saisie = Saisie(poste, CLE, c.par_nom, self)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self.ligne)

        c.sur_entree(self.ligne.validee)
        self.ligne.validee.connect(self.enregistrer)

    def proposer(self, agents: Sequence[Agent]) -> None:
        """Offer these agents."""
        self.champs.proposer(agents)

    def ouvrir(self, rappel: Rappel | None) -> None:
        """Show the row, empty or with a reminder to change."""
        self._rappel = rappel
        if rappel is None:
            self.champs.vider(self._poste.services.horloge.aujourdhui())
            self.saisie.brouillon.reprendre()
        else:
            self.champs.montrer(rappel)
        self.show()
        self.champs.texte.ligne.setFocus()

    def enregistrer(self) -> None:
        """Save what is typed."""
        services, auteur, rappel = self._poste.services, self._poste.auteur(), self._rappel
        jour = services.horloge.aujourdhui()
        self.saisie.enregistrer(
            lambda valeurs: (
                ajouter_rappel(services, auteur, self.champs.saisie(valeurs, jour))
                if rappel is None
                else modifier_rappel(services, auteur, rappel, self.champs.saisie(valeurs, jour))
            ),
            then=self._on_enregistre,
        )

    def _on_enregistre(self, _rappel: Rappel) -> None:
        self.hide()
        self._poste.avis.succes("Le rappel est enregistré.")
        self.enregistre.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.saisie.liaison.pousser()
            self.hide()
            self.ferme.emit()
        else:
            super().keyPressEvent(event)
