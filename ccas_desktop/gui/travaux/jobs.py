"""Work done off the GUI thread, and its outcome brought back to it. Nothing else makes threads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

_journal = logging.getLogger(__name__)
T = TypeVar("T")
Echec = Callable[[Exception], None]


def _rien() -> None:
    """Do nothing: once it is done, so is what was asked for before."""


class Annulation:
    """Says to a work that nobody waits for it any more; `annulee` may be read from any thread."""

    def __init__(self) -> None:
        self._drapeau = Event()

    @property
    def annulee(self) -> bool:
        """Tell whether the person cancelled."""
        return self._drapeau.is_set()

    def annuler(self) -> None:
        """Ask the work to stop; its outcome will be dropped."""
        self._drapeau.set()

    def attendre(self, secondes: float) -> bool:
        """Wait at most that long, less if cancelled; return whether it was. Used between two attempts."""
        return self._drapeau.wait(secondes)


@dataclass
class _Tache:
    """One work and who waits for it; emptied on the GUI thread, so that no widget ever dies in another thread."""

    travail: Callable[[], Any] | None
    ensuite: Callable[[Any], None] | None
    echec: Echec | None
    proprietaire: QObject | None
    annulation: Annulation
    ecriture: bool = False
    resultat: Any = None
    erreur: Exception | None = None

    def executer(self) -> None:
        if self.travail is None or self.annulation.annulee:
            return
        try:
            self.resultat = self.travail()
        except Exception as erreur:  # noqa: BLE001  one of the three top edges: the outcome is delivered, never lost
            self.erreur = erreur

    def livrer(self, imprevu: Echec) -> None:
        """Give the outcome to who waits for it. A write that failed is told even when its screen is closed."""
        orpheline = self.proprietaire is not None and not shiboken6.isValid(self.proprietaire)
        ensuite, echec, resultat, erreur, ecriture = self._emporter()
        if self.annulation.annulee or (orpheline and not (ecriture and erreur)):
            return
        if erreur is None:
            if ensuite is not None:
                ensuite(resultat)
            return
        _journal.info("work failed: %s", type(erreur).__name__)
        (imprevu if echec is None or orpheline else echec)(erreur)

    def _emporter(self) -> tuple[Callable[[Any], None] | None, Echec | None, Any, Exception | None, bool]:
        emporte = (self.ensuite, self.echec, self.resultat, self.erreur, self.ecriture)
        self.travail = self.ensuite = self.echec = self.proprietaire = self.resultat = self.erreur = None
        return emporte


class Jobs(QObject):
    """Runs works in five families of threads and delivers each outcome on the GUI thread.

    `then` gets what the work returned, `failed` the exception it raised. With an `owner`, the outcome is dropped
    when that QObject has been destroyed meanwhile. To let a work itself watch its cancellation, make an
    Annulation first and pass it both to the work and to the call.

    Signals:
        echec_imprevu: Emitted with the exception of a work that gave no `failed`.
    """

    echec_imprevu = Signal(object)
    _terminee = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = ThreadPoolExecutor(1, "store_jobs")
        self._lecture = ThreadPoolExecutor(1, "read_jobs")
        self._extraction = ThreadPoolExecutor(1, "export_jobs")
        self._reseau = ThreadPoolExecutor(4, "network_jobs")
        self._travaux = ThreadPoolExecutor(2, "work_jobs")
        self._annulables: set[Annulation] = set()
        self._ferme = False

        self._terminee.connect(self._on_terminee, Qt.ConnectionType.QueuedConnection)

    def ecrire(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Echec | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run a write on the only thread that writes the store: writes keep their order and none is cancelled."""
        self._lancer(self._store, _Tache(work, then, failed, owner, Annulation(), ecriture=True))

    def lire(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Echec | None = None,
        owner: QObject | None = None,
        annulation: Annulation | None = None,
    ) -> Annulation:
        """Run a read on the thread of the read-only connection; cancel the former one when the person types on."""
        return self._lancer(self._lecture, _Tache(work, then, failed, owner, annulation or Annulation()))

    def extraire(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Echec | None = None,
        owner: QObject | None = None,
        annulation: Annulation | None = None,
    ) -> Annulation:
        """Run a read of the whole store on a thread and a read-only connection of its own: no search waits for it."""
        return self._lancer(self._extraction, _Tache(work, then, failed, owner, annulation or Annulation()))

    def reseau(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Echec | None = None,
        owner: QObject | None = None,
        annulation: Annulation | None = None,
    ) -> Annulation:
        """Run a call to the network, at most four at a time; it never touches the store."""
        return self._lancer(self._reseau, _Tache(work, then, failed, owner, annulation or Annulation()))

    def travailler(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Echec | None = None,
        owner: QObject | None = None,
        annulation: Annulation | None = None,
    ) -> Annulation:
        """Run a long work (letter, spreadsheet, print), at most two at a time; it never touches the store."""
        return self._lancer(self._travaux, _Tache(work, then, failed, owner, annulation or Annulation()))

    @property
    def fermes(self) -> bool:
        """Tell whether nothing more is done: the window has closed."""
        return self._ferme

    def attendre_les_ecritures(self, secondes: float) -> bool:
        """Wait, at most that long, for the writes asked for so far; return whether they are done."""
        try:
            self._store.submit(_rien).result(secondes)
        except (TimeoutError, RuntimeError):  # too long, or already closed
            return self._ferme
        return True

    def fermer(self) -> None:
        """Cancel reads, calls and works, then wait for the writes: what was asked to be saved is saved.

        The read under way is waited for too: the store may be closed next, and SQLite dies of a closed connection.
        """
        self._ferme = True
        for annulation in tuple(self._annulables):
            annulation.annuler()
        for executeur in (self._reseau, self._travaux):
            executeur.shutdown(wait=False, cancel_futures=True)
        for lecteur in (self._lecture, self._extraction):
            lecteur.shutdown(wait=True, cancel_futures=True)
        self._store.shutdown(wait=True)

    def _lancer(self, executeur: ThreadPoolExecutor, tache: _Tache) -> Annulation:
        # Kept here: the task is emptied, and may be over, as soon as it is submitted.
        annulation = tache.annulation
        if not tache.ecriture:
            if self._ferme:
                # A field that looks something up while the window closes: nobody waits for the answer any more.
                annulation.annuler()
                return annulation
            self._annulables.add(annulation)
        executeur.submit(self._faire, tache)
        return annulation

    def _faire(self, tache: _Tache) -> None:
        tache.executer()
        if shiboken6.isValid(self):
            self._terminee.emit(tache)

    def _on_terminee(self, tache: _Tache) -> None:
        self._annulables.discard(tache.annulation)
        tache.livrer(self.echec_imprevu.emit)
