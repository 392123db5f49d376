"""The page of the habilitation request, composed from the règlement when asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ccas_desktop.application.registre.etat_habilitation import TITRE, etat_du_reglement
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bouton

NOM_DU_FICHIER = "donnees-par-aide"


class BoutonHabilitation(Bouton):
    """Shows, prints and saves what each aid asks of the administrations.

    Signals:
        montre: Emitted once the preview is there.
    """

    montre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("Données par aide…", "imprimer")
        self._poste = poste
        self.apercu: ApercuEtat | None = None
        self.setToolTip("La page à joindre à la demande d’habilitation\u00a0: données, aides, articles")

        self.clicked.connect(self._on_clic)

    def _on_clic(self) -> None:
        services = self._poste.services
        self.setEnabled(False)
        self._poste.jobs.lire(
            lambda: etat_du_reglement(services), then=self._composer, failed=self._on_echec, owner=self
        )

    def _composer(self, etat: Etat) -> None:
        lettres = self._poste.services.lettres
        self._poste.jobs.travailler(
            lambda: lettres.produire_etat(etat), then=self._montrer, failed=self._on_echec, owner=self
        )

    def _montrer(self, produite: LettreProduite) -> None:
        self.setEnabled(True)
        self.apercu = ApercuEtat(self._poste, EtatAMontrer(TITRE, NOM_DU_FICHIER, produite), self.window())
        self.apercu.finished.connect(self._on_ferme)
        self.apercu.open()
        self.montre.emit()

    def _on_ferme(self) -> None:
        self.apercu = None

    def _on_echec(self, erreur: Exception) -> None:
        self.setEnabled(True)
        self._poste.avis.erreur(erreur)
