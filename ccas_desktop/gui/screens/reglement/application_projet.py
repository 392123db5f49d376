"""A draft brought into force from its editor: what it changes is asked first, in the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.redaction_aides.mise_en_vigueur import Consequences, mettre_en_vigueur, preparer
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation


class ApplicationProjet(QObject):
    """Asks what must be agreed to, then imports the new version.

    Signals:
        faite: Emitted once the aid is in force.
        refusee: Emitted with the exception that says why not.
    """

    faite = Signal()
    refusee = Signal(object)

    def __init__(self, poste: Poste, confirmation: Confirmation) -> None:
        super().__init__(confirmation)
        self._poste = poste
        self._confirmation = confirmation

    def demander(self, projet: Projet) -> None:
        """Bring a draft into force, behind the writes already asked for."""
        services = self._poste.services
        self._poste.jobs.ecrire(
            lambda: preparer(services, projet),
            then=lambda suites: self._confirmer(projet, suites),
            failed=self.refusee.emit,
            owner=self,
        )

    def _confirmer(self, projet: Projet, suites: Consequences) -> None:
        if not suites.questions:
            self._appliquer(projet, accepte=False)
            return
        oui = "Oui, remplacer cette version" if suites.remplace else "Oui, mettre en vigueur"
        self._confirmation.demander("\n".join(suites.questions), oui, lambda: self._appliquer(projet, accepte=True))

    def _appliquer(self, projet: Projet, *, accepte: bool) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: mettre_en_vigueur(services, auteur, projet, accepte=accepte),
            then=self._on_faite,
            failed=self.refusee.emit,
            owner=self,
        )

    def _on_faite(self, _reglement: Reglement) -> None:
        self._poste.avis.succes("L’aide est enregistrée dans le règlement.")
        self.faite.emit()
