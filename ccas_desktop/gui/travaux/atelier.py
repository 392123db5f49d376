"""The letters being made and printed, whatever page is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.courriers.complement_lettre import Complement
from ccas_desktop.application.courriers.signature import exiger_premiere_signature
from ccas_desktop.application.courriers.verbes import (
    LettrePrete,
    composer_lettre,
    fichier_a_imprimer,
    fichier_a_montrer,
    garder_lettre,
    noter_impression,
    produire,
)
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import LettreProduite
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.travaux.impression import Tirage, imprimer
from ccas_desktop.gui.travaux.jobs import Annulation, Jobs


@dataclass(frozen=True)
class LettreAMontrer:
    """A letter kept, with its file."""

    courrier: Courrier
    pdf: bytes


class Atelier(QObject):
    """Makes letters and prints them; it lives as long as the jobs, so that a printing is always counted.

    Signals:
        prete: Emitted with a LettreAMontrer once it is kept, or read again.
        refusee: Emitted with the id of the demande, the model (or None) and the exception.
        avance: Emitted with the id of the letter, the pages printed and their number.
        imprimee: Emitted with the Courrier once the printer took it and the printing is counted.
        abandonnee: Emitted with the id of the letter whose printing was given up.
    """

    prete = Signal(object)
    refusee = Signal(str, object, object)
    avance = Signal(str, int, int)
    imprimee = Signal(object)
    abandonnee = Signal(str)

    def __init__(self, services: Services, jobs: Jobs) -> None:
        super().__init__(jobs)
        self._services = services
        self._jobs = jobs
        self._impressions: dict[str, Annulation] = {}

    @classmethod
    def de(cls, services: Services, jobs: Jobs) -> Atelier:
        """Return the workshop of these jobs, the same for every page."""
        return jobs.findChild(cls) or cls(services, jobs)

    def preparer(self, auteur: Auteur, demande_id: str, modele: Modele, complement: Complement | None = None) -> None:
        """Compose a letter, make its file and keep both; `complement` is what the agent typed for it."""
        refuser = self._refuser(demande_id, modele)

        def garder(prete: LettrePrete, produite: LettreProduite) -> None:
            self._jobs.ecrire(
                lambda: garder_lettre(self._services, auteur, prete, produite),
                then=lambda courrier: self.prete.emit(LettreAMontrer(courrier, produite.pdf)),
                failed=refuser,
                owner=self,
            )

        def composer(prete: LettrePrete) -> None:
            self._jobs.travailler(
                lambda: produire(self._services, prete),
                then=lambda produite: garder(prete, produite),
                failed=refuser,
                owner=self,
            )

        self._jobs.lire(
            lambda: composer_lettre(self._services, auteur, demande_id, modele, complement),
            then=composer,
            failed=refuser,
            owner=self,
        )

    def montrer(self, courrier: Courrier) -> None:
        """Read again the file of a letter."""
        self._jobs.lire(
            lambda: fichier_a_montrer(self._services, courrier),
            then=lambda pdf: self.prete.emit(LettreAMontrer(courrier, pdf)),
            failed=self._refuser(courrier.demande_id, None),
            owner=self,
        )

    def imprimer(self, auteur: Auteur, lettre: LettreAMontrer, tirage: Tirage) -> None:
        """Print a letter, marked DUPLICATA when it was printed before, and count the printing."""
        courrier, annulation = lettre.courrier, Annulation()
        if courrier.id in self._impressions:
            return
        self._impressions[courrier.id] = annulation
        refuser = self._refuser(courrier.demande_id, Modele(courrier.modele), courrier.id)

        def tirer(_permis: None) -> None:
            self._jobs.travailler(
                lambda: self._imprimer(lettre, tirage, annulation),
                then=lambda faite: self._compter(auteur, courrier, faite=faite),
                failed=refuser,
                owner=self,
            )

        # Read first, where the store may be: who signs may have lost the power to since the letter was made.
        self._jobs.lire(
            lambda: exiger_premiere_signature(self._services, courrier), then=tirer, failed=refuser, owner=self
        )

    def imprime(self, courrier_id: str) -> bool:
        """Tell whether a letter is being printed."""
        return courrier_id in self._impressions

    def annuler_impression(self, courrier_id: str) -> None:
        """Give up a printing before its next page."""
        if courrier_id in self._impressions:
            self._impressions[courrier_id].annuler()

    def _imprimer(self, lettre: LettreAMontrer, tirage: Tirage, annulation: Annulation) -> bool:
        pdf = fichier_a_imprimer(self._services, lettre.courrier, lettre.pdf)
        return imprimer(
            replace(tirage, pdf=pdf),
            annule=lambda: annulation.annulee,
            avancer=lambda faites, nombre: self.avance.emit(lettre.courrier.id, faites, nombre),
        )

    def _compter(self, auteur: Auteur, courrier: Courrier, *, faite: bool) -> None:
        self._impressions.pop(courrier.id, None)
        if not faite:
            self.abandonnee.emit(courrier.id)
            return
        self._jobs.ecrire(
            lambda: noter_impression(self._services, auteur, courrier),
            then=self.imprimee.emit,
            failed=self._refuser(courrier.demande_id, Modele(courrier.modele)),
            owner=self,
        )

    def _refuser(self, demande_id: str, modele: Modele | None, courrier_id: str = "") -> Callable[[Exception], None]:
        def refuser(erreur: Exception) -> None:
            self._impressions.pop(courrier_id, None)
            self.refusee.emit(demande_id, modele, erreur)

        return refuser
