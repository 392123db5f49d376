"""Take a member or a line away, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.annulations import remettre_ligne, remettre_membre
from ccas_desktop.application.dossiers import retirer_membre, supprimer_ligne
from ccas_desktop.domain.budget import LigneBudget
from ccas_desktop.domain.foyer import Usager
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
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

    def usager(self, usager: Usager) -> None:
        """Remove a member entered by mistake."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._ecrire(
            lambda: retirer_membre(services, auteur, usager),
            f"{usager.identite.nom_affiche} n’est plus dans le foyer.",
            lambda: remettre_membre(services, auteur, usager),
        )

    def ligne(self, ligne: LigneBudget) -> None:
        """Remove a line of the budget."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._ecrire(
            lambda: supprimer_ligne(services, auteur, ligne),
            f"{ligne.libelle} : retiré du budget.",
            lambda: remettre_ligne(services, auteur, ligne),
        )

    def _ecrire(self, verbe: Callable[[], object], fait: str, annuler: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(
            verbe,
            then=lambda _rien: self._on_retire(fait, annuler),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_retire(self, fait: str, annuler: Callable[[], object]) -> None:
        action = ActionAvis("Annuler", lambda: self._annuler(annuler))
        self._poste.avis.montrer(Avis(fait, gravite=Gravite.SUCCES), (action,))
        self.fait.emit()

    def _annuler(self, annuler: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(
            annuler, then=lambda _remis: self.fait.emit(), failed=self._poste.avis.erreur, owner=self
        )
