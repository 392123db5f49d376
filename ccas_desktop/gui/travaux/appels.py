"""The calls for certified data, from the check of the law to the reply kept, whatever page is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.donnees.certification import (
    AppelPrepare,
    executer_appel,
    garder_reponse,
    garder_trace,
    preparer_appel,
)
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee
from ccas_desktop.gui.travaux.jobs import Annulation, Jobs


@dataclass(frozen=True)
class _EnCours:
    """One call under way, in the name of who asked for it."""

    demande_id: str
    question: Interrogation
    auteur: Auteur
    actualiser: bool
    precisions: Precisions | None = field(default=None, repr=False)
    annulation: Annulation = field(default_factory=Annulation, compare=False)


class Appels(QObject):
    """Makes the calls of every request.

    It lives as long as the jobs: leaving the page of a request loses no reply, and coming back shows what still runs.

    Signals:
        change: Emitted with the id of a request when one of its calls starts or ends.
        refuse: Emitted with the id of a request, the Interrogation and the exception of a call that could not be made.
    """

    change = Signal(str)
    refuse = Signal(str, object, object)

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._services = services
        self._jobs = jobs
        self._en_cours: dict[tuple[str, Interrogation], _EnCours] = {}

    @classmethod
    def de(cls, services: Services, jobs: Jobs) -> Appels:
        """Return the calls that these jobs make, the same for every page."""
        return jobs.findChild(cls) or cls(services, jobs)

    def en_cours(self, demande_id: str) -> tuple[Interrogation, ...]:
        """Return what is being asked for a request, the first asked first."""
        return tuple(question for demande, question in self._en_cours if demande == demande_id)

    def demander(
        self,
        auteur: Auteur,
        demande_id: str,
        questions: Iterable[Interrogation],
        *,
        actualiser: bool = False,
        precisions: Precisions | None = None,
    ) -> None:
        """Ask some questions, side by side; one already being asked is not asked twice.

        A source is asked about several persons at once, each for herself.

        `precisions` is what is given beside the identity; None for what was typed before and still serves.
        """
        for question in questions:
            if (demande_id, question) not in self._en_cours:
                self._lancer(_EnCours(demande_id, question, auteur, actualiser, precisions))
        self.change.emit(demande_id)

    def annuler(self, demande_id: str, question: Interrogation | None = None) -> None:
        """Give up one call of a request, or all of them: what already left is traced, its reply is not kept."""
        appels = [a for a in self._en_cours.values() if a.demande_id == demande_id and question in (None, a.question)]
        for appel in appels:
            appel.annulation.annuler()
            self._finir(appel)

    def _lancer(self, appel: _EnCours) -> None:
        self._en_cours[appel.demande_id, appel.question] = appel
        self._jobs.ecrire(
            lambda: preparer_appel(
                self._services,
                appel.auteur,
                appel.demande_id,
                appel.question.source,
                usager_id=appel.question.usager_id,
                precisions=appel.precisions,
                actualiser=appel.actualiser,
            ),
            then=lambda prepare: self._appeler(appel, prepare),
            failed=self._refuser(appel),
            owner=self,
        )

    def _appeler(self, appel: _EnCours, prepare: AppelPrepare) -> None:
        # The cancellation goes to the call, not to the job: the trace of what left is completed all the same.
        self._jobs.reseau(
            lambda: executer_appel(self._services, prepare, annule=lambda: appel.annulation.annulee),
            then=lambda reponse: self._garder(appel, prepare, reponse),
            failed=self._refuser(appel),
            owner=self,
        )

    def _garder(self, appel: _EnCours, prepare: AppelPrepare, reponse: ReponseCertifiee) -> None:
        garder: Callable[..., object] = garder_trace if appel.annulation.annulee else garder_reponse
        self._jobs.ecrire(
            lambda: garder(self._services, appel.auteur, prepare, reponse),
            then=lambda _: self._finir(appel),
            failed=self._refuser(appel),
            owner=self,
        )

    def _refuser(self, appel: _EnCours) -> Callable[[Exception], None]:
        def refuser(erreur: Exception) -> None:
            self._finir(appel)
            self.refuse.emit(appel.demande_id, appel.question, erreur)

        return refuser

    def _finir(self, appel: _EnCours) -> None:
        """Forget a call; one given up then asked again is another, and stays."""
        cle = (appel.demande_id, appel.question)
        if self._en_cours.get(cle) is appel:
            del self._en_cours[cle]
            self.change.emit(appel.demande_id)
