"""The calls to the DGFIP, from the check of the law to the reply shown, whatever page is open meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.donnees.impots import (
    AppelImpot,
    completer_trace_impot,
    executer_appel_impot,
    preparer_appel_impot,
)
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.impot import ReponseFiscale, Spi
from ccas_desktop.gui.travaux.jobs import Annulation, Jobs


@dataclass(frozen=True, eq=False)
class _EnCours:
    """One call under way; it lets go of the number as soon as it is sent."""

    demande_id: str
    auteur: Auteur
    spi: list[Spi] = field(repr=False)
    annulation: Annulation = field(default_factory=Annulation)


class AppelsImpot(QObject):
    """Makes the calls of every request and holds their replies in memory only: they are never kept whole.

    Signals:
        change: Emitted with the id of a request when its call starts or ends.
        refuse: Emitted with the id of a request and the exception of a call that could not be made.
    """

    change = Signal(str)
    refuse = Signal(str, object)

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._services = services
        self._jobs = jobs
        self._en_cours: dict[str, _EnCours] = {}
        self._reponses: dict[str, ReponseFiscale] = {}

    @classmethod
    def de(cls, services: Services, jobs: Jobs) -> AppelsImpot:
        """Return the calls that these jobs make, the same for every page."""
        return jobs.findChild(cls) or cls(services, jobs)

    def en_cours(self, demande_id: str) -> bool:
        """Tell whether the DGFIP is being asked for a request."""
        return demande_id in self._en_cours

    def reponse(self, demande_id: str) -> ReponseFiscale | None:
        """Return the last reply for a request, until it is retained or set aside."""
        return self._reponses.get(demande_id)

    def oublier(self, demande_id: str) -> None:
        """Set aside the reply of a request."""
        self._reponses.pop(demande_id, None)

    def demander(self, auteur: Auteur, demande_id: str, spi: Spi) -> None:
        """Ask for one request; one already being asked is not asked twice."""
        if demande_id in self._en_cours:
            return
        self.oublier(demande_id)
        appel = self._en_cours[demande_id] = _EnCours(demande_id, auteur, [spi])
        self._jobs.ecrire(
            lambda: preparer_appel_impot(self._services, auteur, demande_id),
            then=lambda prepare: self._appeler(appel, prepare),
            failed=self._refuser(appel),
            owner=self,
        )
        self.change.emit(demande_id)

    def annuler(self, demande_id: str) -> None:
        """Give up the call of a request: what already left is traced, its reply is not shown."""
        if (appel := self._en_cours.get(demande_id)) is not None:
            appel.annulation.annuler()
            self._finir(appel)

    def _appeler(self, appel: _EnCours, prepare: AppelImpot) -> None:
        self._jobs.reseau(
            lambda: executer_appel_impot(
                self._services, prepare, appel.spi.pop(), annule=lambda: appel.annulation.annulee
            ),
            then=lambda reponse: self._garder(appel, prepare, reponse),
            failed=self._refuser(appel),
            owner=self,
        )

    def _garder(self, appel: _EnCours, prepare: AppelImpot, reponse: ReponseFiscale) -> None:
        self._jobs.ecrire(
            lambda: completer_trace_impot(self._services, appel.auteur, prepare, reponse),
            then=lambda _: self._montrer(appel, reponse),
            failed=self._refuser(appel),
            owner=self,
        )

    def _montrer(self, appel: _EnCours, reponse: ReponseFiscale) -> None:
        if not appel.annulation.annulee:
            self._reponses[appel.demande_id] = reponse
        self._finir(appel)

    def _refuser(self, appel: _EnCours) -> Callable[[Exception], None]:
        def refuser(erreur: Exception) -> None:
            self._finir(appel)
            self.refuse.emit(appel.demande_id, erreur)

        return refuser

    def _finir(self, appel: _EnCours) -> None:
        """Forget a call and its number; one given up then asked again is another, and stays."""
        appel.spi.clear()
        if self._en_cours.get(appel.demande_id) is appel:
            del self._en_cours[appel.demande_id]
            self.change.emit(appel.demande_id)
