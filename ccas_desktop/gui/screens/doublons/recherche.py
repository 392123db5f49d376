"""The search of duplicates, piece by piece: what is typed meanwhile never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.rapprochements.doublons import (
    PairePossible,
    Tranche,
    chercher_une_tranche,
    doublons_du_dossier,
    nombre_a_comparer,
)
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.jobs import Annulation

T = TypeVar("T")


class RechercheDeDoublons(QObject):
    """Reads a few persons at a time, each piece a work of its own.

    Signals:
        trouvees: Emitted with the pairs of a piece.
        avancee: Emitted with how many persons were compared, and of how many.
        finie: Emitted once all were compared, or the search was stopped.
    """

    trouvees = Signal(object)
    avancee = Signal(int, int)
    finie = Signal()

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._lecture: Annulation | None = None
        self._vues = self._total = 0

    def du_dossier(self, dossier_id: str) -> None:
        """Look for the persons of one dossier."""
        services = self._poste.services
        self._lire(lambda: doublons_du_dossier(services, dossier_id), self._on_du_dossier)

    def partout(self) -> None:
        """Compare everyone with everyone."""
        services = self._poste.services
        self._vues = 0
        self._lire(lambda: nombre_a_comparer(services), self._on_total)

    def arreter(self) -> None:
        """Stop; what was found stays."""
        if self._lecture is not None:
            self._lecture.annuler()
            self._lecture = None
            self.finie.emit()

    def _on_total(self, total: int) -> None:
        self._total = total
        self.avancee.emit(0, self._total)
        self._suivante("")

    def _suivante(self, apres: str) -> None:
        services = self._poste.services
        self._lire(lambda: chercher_une_tranche(services, apres), self._on_tranche)

    def _on_tranche(self, tranche: Tranche) -> None:
        self._vues += tranche.vues
        self.avancee.emit(self._vues, max(self._total, self._vues))
        if tranche.paires:
            self.trouvees.emit(tranche.paires)
        if tranche.suite is None:
            self._lecture = None
            self.finie.emit()
        else:
            self._suivante(tranche.suite)

    def _on_du_dossier(self, paires: tuple[PairePossible, ...]) -> None:
        self._lecture = None
        self.trouvees.emit(paires)
        self.finie.emit()

    def _lire(self, travail: Callable[[], T], ensuite: Callable[[T], None]) -> None:
        self._lecture = self._poste.jobs.lire(travail, then=ensuite, failed=self._on_echec, owner=self)

    def _on_echec(self, erreur: Exception) -> None:
        self._lecture = None
        self._poste.avis.erreur(erreur)
        self.finie.emit()
