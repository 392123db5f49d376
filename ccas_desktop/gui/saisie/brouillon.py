"""The draft of a form: kept as one types, found again when the form opens, forgotten once saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application import brouillons
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.gui.forms import Liaison
from ccas_desktop.gui.poste import Poste


class SuiviBrouillon(QObject):
    """Ties the fields of a form to the draft kept under one key.

    Signals:
        repris: Emitted when a draft was found and shown again.
    """

    repris = Signal()

    def __init__(self, poste: Poste, cle: str, liaison: Liaison) -> None:
        super().__init__(liaison)
        self._poste = poste
        self.cle = cle
        self._liaison = liaison

        liaison.brouillon_modifie.connect(self._garder)

    def reprendre(self) -> None:
        """Look for a draft, and show it again but for what is typed meanwhile.

        Read behind the writes already asked for: a draft just kept is found, one just saved does not come back.
        """
        services, cle = self._poste.services, self.cle
        self._liaison.tapes.clear()
        self._poste.jobs.ecrire(
            lambda: brouillons.reprendre(services, cle),
            then=self._on_lu,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def oublier(self) -> None:
        """Forget the draft: what it held is saved, or given up."""
        services, auteur, cle = self._poste.services, self._poste.auteur(), self.cle
        self._poste.jobs.ecrire(lambda: brouillons.oublier(services, auteur, cle), failed=self._poste.avis.erreur)

    def _garder(self, contenu: dict[str, str]) -> None:
        services, auteur, cle = self._poste.services, self._poste.auteur(), self.cle
        self._poste.jobs.ecrire(
            lambda: brouillons.garder(services, auteur, cle, contenu), failed=self._poste.avis.erreur
        )

    def _on_lu(self, brouillon: Brouillon | None) -> None:
        if brouillon is not None:
            # Whole: a draft leaves out the empty fields, and one that was emptied must not come back.
            self._liaison.restaurer(brouillon.contenu, sauf=self._liaison.tapes)
            self.repris.emit()
