"""Do something at once, say it is done, and offer the way back: no question is asked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
from ccas_desktop.gui.poste import Poste

T = TypeVar("T")


class Actes(QObject):
    """Acts of one page that can be taken back.

    Signals:
        fait: Emitted once something was done, or taken back.
    """

    fait = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste

    def faire(self, verbe: Callable[[], T], dit: str, annuler: Callable[[T], object]) -> None:
        """Run a verb on the thread that writes; `annuler` is given what it returned."""
        self._poste.jobs.ecrire(
            verbe,
            then=lambda resultat: self._on_fait(dit, lambda: annuler(resultat)),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def proposer(self, dit: str, annuler: Callable[[], object]) -> None:
        """Say that something is done, with the way back."""
        action = ActionAvis("Annuler", lambda: self._annuler(annuler))
        self._poste.avis.montrer(Avis(dit, gravite=Gravite.SUCCES), (action,))

    def _on_fait(self, dit: str, annuler: Callable[[], object]) -> None:
        self.proposer(dit, annuler)
        self.fait.emit()

    def _annuler(self, annuler: Callable[[], object]) -> None:
        self._poste.jobs.ecrire(
            annuler, then=lambda _remis: self.fait.emit(), failed=self._poste.avis.erreur, owner=self
        )
