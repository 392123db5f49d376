"""Many letters shown and printed as one document; those that may not be posted are left out, and said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application.listes.courriers_du_lot import (
    LETTRES_MAX,
    LotDeLettres,
    composer_le_lot,
    noter_impressions,
    trier_le_lot,
)
from ccas_desktop.application.listes.phrases import phrase_des_laisses, phrase_sans_signature
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente

TITRE = "Courriers à envoyer"


class ImpressionLot(QObject):
    """Makes one file of many letters, shows it, and counts the printings.

    Signals:
        fait: Emitted once the printer took the letters.
    """

    fait = Signal()

    def __init__(self, poste: Poste, attente: Attente) -> None:
        super().__init__(attente)
        self._poste = poste
        self._attente = attente
        self.apercu: ApercuEtat | None = None

    def imprimer(self, ids: Sequence[str], annulation: Annulation) -> None:
        """Sort the letters, then make their file."""
        if len(ids) > LETTRES_MAX:
            self._attente.finir()
            self._poste.avis.montrer(
                Avis(
                    f"{LETTRES_MAX} courriers au plus à la fois.",
                    suite="Choisissez-en moins, puis recommencez.",
                    gravite=Gravite.ALERTE,
                )
            )
            return
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: trier_le_lot(services, ids),
            then=lambda lot: self._composer(lot, annulation),
            failed=self._on_echec,
            owner=self,
        )

    def _composer(self, lot: LotDeLettres, annulation: Annulation) -> None:
        if lot.laisses:
            texte = phrase_des_laisses(lot.laisses)
            self._poste.avis.montrer(
                Avis(
                    "Des courriers ne partiront pas par la poste.",
                    texte,
                    "Remettez-les en main propre.",
                    Gravite.ALERTE,
                )
            )
        if lot.sans_signature:
            self._poste.avis.montrer(
                Avis(
                    phrase_sans_signature(lot.sans_signature),
                    suite="Ouvrez la demande de chacun\u00a0: la page dit comment faire.",
                    gravite=Gravite.ALERTE,
                )
            )
        if not lot.courriers or annulation.annulee:
            self._attente.finir()
            return
        services = self._poste.services
        self._attente.montrer(f"Mise en page de {len(lot.courriers)} courriers…")
        self._poste.jobs.travailler(
            lambda: composer_le_lot(services, lot),
            then=lambda produite: self._montrer(lot, produite),
            failed=self._on_echec,
            owner=self,
            annulation=annulation,
        )

    def _montrer(self, lot: LotDeLettres, produite: LettreProduite) -> None:
        self._attente.finir()
        etat = EtatAMontrer(TITRE, "courriers-a-envoyer", produite)
        self.apercu = ApercuEtat(self._poste, etat, self._attente.window())
        self.apercu.imprime.connect(lambda: self._compter(lot))
        self.apercu.finished.connect(self._on_ferme)
        self.apercu.open()

    def _compter(self, lot: LotDeLettres) -> None:
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: noter_impressions(services, auteur, lot),
            then=lambda _note: self.fait.emit(),
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_ferme(self) -> None:
        self.apercu = None

    def _on_echec(self, erreur: Exception) -> None:
        self._attente.finir()
        self._poste.avis.erreur(erreur)
