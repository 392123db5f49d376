"""Undo from a notice or a key, always with the way back."""

from __future__ import annotations

from time import perf_counter

import shiboken6
from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.annulations import Annulee, annuler_derniere_action, annuler_par_morceaux
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.par_morceaux import ecrire_par_morceaux


class Annulations(QObject):
    """Undoes at once, says what it undid, and offers to restore it.

    Signals:
        fait: Emitted once something was undone or restored.
    """

    fait = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste

    def proposer(self, lot: str, fait: str) -> None:
        """Say what was just done, with « Annuler »."""
        action = ActionAvis("Annuler", lambda: self.annuler(lot))
        self._poste.avis.montrer(Avis(fait, gravite=Gravite.SUCCES), (action,))

    def annuler(self, lot: str) -> None:
        """Undo a lot."""
        services, auteur = self._poste.services, self._poste.auteur()
        travail = annuler_par_morceaux(services, auteur, lot, chrono=perf_counter)
        # No owner: a notice outlives the page, and what it undoes is told all the same.
        ecrire_par_morceaux(self._poste.jobs, travail, then=self._on_annulee, failed=self._poste.avis.erreur)

    def annuler_la_derniere(self, dossier_id: str) -> None:
        """Undo the last thing that the agent at work wrote on a dossier."""
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: annuler_derniere_action(services, auteur, dossier_id),
            then=self._on_annulee,
            failed=self._poste.avis.erreur,
        )

    def _on_annulee(self, annulee: Annulee) -> None:
        action = ActionAvis("Rétablir", lambda: self.annuler(annulee.lot))
        self._poste.avis.montrer(Avis(annulee.phrase, gravite=Gravite.SUCCES), (action,))
        if shiboken6.isValid(self):
            self.fait.emit()
