"""Do something at once, say it is done, and offer the way back: no question is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ccas_desktop.gui.annulations import Annulations
from ccas_desktop.gui.poste import Poste


class Actes(QObject):
    """Acts of one page that can be taken back.

    Signals:
        fait: Emitted once something was done, or taken back.
    """

    fait = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._annulations = Annulations(poste, self)
        self._dernier: str | None = None

        self._annulations.fait.connect(self.fait)

    def faire(self, verbe: Callable[[], str], dit: str) -> None:
        """Run a verb that returns its lot, on the thread that writes."""
        self._poste.jobs.ecrire(verbe, then=lambda lot: self.dire(lot, dit), failed=self._poste.avis.erreur, owner=self)

    def annuler(self) -> None:
        """Take back the last act, once."""
        lot, self._dernier = self._dernier, None
        if lot is not None:
            self._annulations.annuler(lot)

    def dire(self, lot: str, dit: str) -> None:
        """Say that something is done, with the way back."""
        self._dernier = lot
        self._annulations.proposer(lot, dit)
        self.fait.emit()
