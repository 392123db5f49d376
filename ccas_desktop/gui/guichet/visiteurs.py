"""What one does with who waits: call, receive, let go, put back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.guichet.visiteurs import ajouter_visiteur, changer_etat
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur, Visiteur
from ccas_desktop.gui.poste import Poste


class ActesVisiteur(QObject):
    """The acts on the queue of the day.

    Signals:
        change: Emitted once the queue changed.
        dossier_voulu: Emitted with the id of the dossier of who is received.
    """

    change = Signal()
    dossier_voulu = Signal(str)

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste

    def ajouter(self, nom: str, dossier_id: str) -> None:
        """Put somebody known at the end of the queue."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._ecrire(
            lambda: ajouter_visiteur(services, auteur, nom, dossier_id=dossier_id),
            lambda visiteur: self._poste.avis.succes(f"{visiteur.initiales} est dans la file."),
        )

    def passer(self, visiteur: Visiteur, etat: EtatVisiteur) -> None:
        """Note where a visitor stands; who is received and known has her dossier opened."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._ecrire(lambda: changer_etat(services, auteur, visiteur, etat), self._on_passe)

    def _on_passe(self, visiteur: Visiteur) -> None:
        if visiteur.etat is EtatVisiteur.RECU and visiteur.dossier_id:
            self.dossier_voulu.emit(visiteur.dossier_id)

    def _ecrire(self, verbe: Callable[[], Visiteur], ensuite: Callable[[Visiteur], None]) -> None:
        def fait(visiteur: Visiteur) -> None:
            self.change.emit()
            ensuite(visiteur)

        self._poste.jobs.ecrire(verbe, then=fait, failed=self._poste.avis.erreur, owner=self)
