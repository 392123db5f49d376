"""Come back to the former version, with its base: what would be lost is said and agreed to."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccas_desktop.application.messages.mises_a_jour import (
    PRECEDENTE_OUBLIEE,
    QUESTION_OUBLI,
    phrase_retour,
    phrase_sans_retour,
    question_revenir,
)
from ccas_desktop.application.mises_a_jour.installation import RetourPossible, oublier_la_precedente, revenir
from ccas_desktop.application.mises_a_jour.page import PageMisesAJour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation
from ccas_desktop.gui.screens.demande.elements import boutons, etiquette
from ccas_desktop.gui.widgets import Bouton, RoleBouton


class BlocRetour(QWidget):
    """Offers the former version while it is kept, and says why it is not.

    Signals:
        revenir_voulu: Emitted with the verb that comes back, once agreed to.
        change: Emitted once the former version was erased.
    """

    revenir_voulu = Signal(object)
    change = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._retour: RetourPossible | None = None
        self.phrase = etiquette()
        self.revenir = Bouton("Revenir à la version précédente…", "retour")
        self.oublier = Bouton("Effacer l’ancienne version…", "supprimer", RoleBouton.DISCRET)
        self.confirmation = Confirmation()

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(etiquette("La version précédente", "sous_titre"))
        colonne.addWidget(self.phrase)
        self._boutons = boutons(self.revenir, self.oublier)
        colonne.addWidget(self._boutons)
        colonne.addWidget(self.confirmation)

        self.revenir.clicked.connect(self._on_revenir)
        self.oublier.clicked.connect(self._on_oublier)

    def montrer(self, page: PageMisesAJour) -> None:
        """Show which version one may come back to, or why to none; nothing where no update is made."""
        self._retour = retour = page.retour
        self.phrase.setText(phrase_retour(retour, self._heure(retour)) if retour else phrase_sans_retour(page))
        self._boutons.setVisible(retour is not None)
        self.setVisible(bool(self.phrase.text()))

    def _heure(self, retour: RetourPossible) -> datetime:
        return self._poste.services.horloge.heure_de(retour.precedente.copie.le)

    def _on_revenir(self) -> None:
        if self._retour:
            question = question_revenir(self._retour, self._heure(self._retour))
            self.confirmation.demander(question, "Oui, revenir en arrière", lambda: self.revenir_voulu.emit(revenir))

    def _on_oublier(self) -> None:
        self.confirmation.demander(QUESTION_OUBLI, "Oui, effacer", self._oublier)

    def _oublier(self) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: oublier_la_precedente(services),
            then=self._on_oubliee,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_oubliee(self, _rien: None) -> None:
        self._poste.avis.succes(PRECEDENTE_OUBLIEE)
        self.change.emit()
