"""A draft brought into force from its editor: what it changes is asked first, in the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.mise_en_vigueur import Consequences
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.confirmation import Confirmation


class MiseEnVigueur(Protocol):
    """The verb that imports the règlement with a draft."""

    def __call__(self, services: Services, auteur: Auteur, projet: Projet, *, accepte: bool) -> Reglement: ...


@dataclass(frozen=True)
class VerbesDuProjet:
    """What brings a draft into force: what must be agreed to first, the act, and what is said once it is done."""

    preparer: Callable[[Services, Projet], Consequences]
    mettre_en_vigueur: MiseEnVigueur
    fait: str


class ApplicationProjet(QObject):
    """Asks what must be agreed to, then imports the règlement with the draft.

    Signals:
        faite: Emitted once it is in force.
        refusee: Emitted with the exception that says why not.
    """

    faite = Signal()
    refusee = Signal(object)

    def __init__(self, poste: Poste, confirmation: Confirmation, verbes: VerbesDuProjet) -> None:
        super().__init__(confirmation)
        self._poste = poste
        self._verbes = verbes
        self._confirmation = confirmation

    def demander(self, projet: Projet) -> None:
        """Bring a draft into force, behind the writes already asked for."""
        services = self._poste.services
        self._poste.jobs.ecrire(
            lambda: self._verbes.preparer(services, projet),
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
            lambda: self._verbes.mettre_en_vigueur(services, auteur, projet, accepte=accepte),
            then=self._on_faite,
            failed=self.refusee.emit,
            owner=self,
        )

    def _on_faite(self, _reglement: Reglement) -> None:
        self._poste.avis.succes(self._verbes.fait)
        self.faite.emit()
