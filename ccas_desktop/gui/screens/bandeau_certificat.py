"""The warning that the client certificate of API Impôt particulier ends, for the first page."""

from __future__ import annotations

from ccas_desktop.application.echeance_certificat import echeance_du_certificat
from ccas_desktop.application.echeance_jeton import EcheanceJeton
from ccas_desktop.application.messages.certificat import phrase_echeance_certificat
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.vues import Reglages
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.widgets import Bandeau, Ton


class BandeauCertificat(Bandeau):
    """Hidden while there is nothing to warn of; its action leads to the settings of that access."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(ton=Ton.ALERTE, action="Réglages de l’accès")
        self._poste = poste
        self.hide()

    def actualiser(self) -> None:
        """Read again when the certificate ends: the settings in the store, then its file, off the store."""
        services = self._poste.services
        self._poste.jobs.lire(
            lambda: lire_reglages(services), then=self._on_reglages, failed=self._poste.avis.erreur, owner=self
        )

    def _on_reglages(self, reglages: Reglages) -> None:
        services = self._poste.services
        self._poste.jobs.travailler(
            lambda: echeance_du_certificat(services, reglages.impot),
            then=self._montrer,
            # A keyring that does not answer says so where it is needed; the first page has nothing to warn of.
            failed=lambda _erreur: self.hide(),
            owner=self,
        )

    def _montrer(self, echeance: EcheanceJeton | None) -> None:
        if echeance is not None:
            mot = phrase_echeance_certificat(echeance)
            self.definir(mot.texte, Ton(mot.poids.value))
        self.setVisible(echeance is not None)
