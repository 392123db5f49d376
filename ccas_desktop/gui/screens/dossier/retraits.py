"""Take a member or a line away, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.dossiers.verbes import retirer_membre, supprimer_ligne
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste


class Retraits(QObject):
    """Removes at once and offers to undo: no question is asked first.

    Signals:
        fait: Emitted once something was removed or put back.
    """

    fait = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._annulations = Annulations(poste, self)
        self._annulations.fait.connect(self.fait)

    def usager(self, usager: Usager) -> None:
        """Remove a member entered by mistake."""
        services, auteur = self._poste.services, self._poste.auteur()
        self.retirer(
            lambda: retirer_membre(services, auteur, usager),
            f"{usager.identite.nom_affiche} n’est plus dans le foyer.",
        )

    def ligne(self, ligne: LigneBudget) -> None:
        """Remove a line of the budget."""
        services, auteur = self._poste.services, self._poste.auteur()
        self.retirer(lambda: supprimer_ligne(services, auteur, ligne), f"{ligne.libelle} : retiré du budget.")

    def retirer(self, verbe: Callable[[], str], fait: str) -> None:
        """Do what removes something and returns its lot, say that it is done, and offer to undo it."""
        self._poste.jobs.ecrire(
            verbe,
            then=lambda lot: self._on_retire(lot, fait),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_retire(self, lot: str, fait: str) -> None:
        self._annulations.proposer(lot, fait)
        self.fait.emit()
