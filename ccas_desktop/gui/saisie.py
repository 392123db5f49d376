"""A form from its draft to its record: read the fields, save off the window, show each refusal at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.gui.brouillon import SuiviBrouillon
from ccas_desktop.gui.forms import Champ, Liaison
from ccas_desktop.gui.poste import Poste

T = TypeVar("T")


class Saisie(QObject):
    """The fields of one form, their draft and their saving.

    Attributes:
        liaison: the fields as one thing.
        brouillon: what is typed and not saved yet.
    """

    def __init__(self, poste: Poste, cle: str, champs: Mapping[str, Champ], parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self.liaison = Liaison(champs, self)
        self.brouillon = SuiviBrouillon(poste, cle, self.liaison)

    def enregistrer(self, verbe: Callable[[dict[str, Any]], T], *, then: Callable[[T], None]) -> None:
        """Give the values to `verbe`, on the thread that writes; what is typed stays until it is saved."""
        try:
            valeurs = self.liaison.valeurs()
        except SaisieInvalide:
            return
        self._poste.jobs.ecrire(
            lambda: verbe(valeurs),
            then=lambda resultat: self._on_enregistre(resultat, then),
            failed=self.montrer,
            owner=self,
        )

    def montrer(self, erreur: Exception) -> None:
        """Show a refusal at its fields, and what has no field at the bottom of the window."""
        if not (isinstance(erreur, RefusMetier) and self.liaison.montrer_refus(erreur)):
            self._poste.avis.erreur(erreur)

    def _on_enregistre(self, resultat: T, ensuite: Callable[[T], None]) -> None:
        self.liaison.effacer_erreurs()
        self.brouillon.oublier()
        ensuite(resultat)
