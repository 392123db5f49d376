"""A form from its draft to its record: read the fields, save off the window, show each refusal at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from ccas_desktop.application import brouillons
from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.gui.forms import Champ, Liaison
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.brouillon import SuiviBrouillon

T = TypeVar("T")


class Saisie(QObject):
    """The fields of one form, their draft and their saving.

    Attributes:
        liaison: the fields as one thing.
        brouillon: what is typed and not saved yet.

    Signals:
        conflit: Emitted when another save came between; what is typed stays, in the form and as the draft.
    """

    conflit = Signal()

    def __init__(self, poste: Poste, cle: str, champs: Mapping[str, Champ], parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._en_cours = False
        self.liaison = Liaison(champs, self)
        self.brouillon = SuiviBrouillon(poste, cle, self.liaison)

    def enregistrer(self, verbe: Callable[[dict[str, Any]], T], *, then: Callable[[T], None]) -> None:
        """Give the values to `verbe`, on the thread that writes; what is typed stays until it is saved.

        Asked again while it saves, it does nothing: a double Enter does not make two records.
        """
        if self._en_cours:
            return
        try:
            valeurs = self.liaison.valeurs()
        except SaisieInvalide:
            return
        # Before the save, so that no draft is written after it.
        self.liaison.pousser()
        self._en_cours = True
        self._poste.jobs.ecrire(
            self._travail(verbe, valeurs),
            then=lambda resultat: self._on_enregistre(resultat, then),
            failed=self._on_echec,
            owner=self,
        )

    def montrer(self, erreur: Exception) -> None:
        """Show a refusal at its fields, and what has no field at the bottom of the window."""
        if not (isinstance(erreur, RefusMetier) and self.liaison.montrer_refus(erreur)):
            self._poste.avis.erreur(erreur)

    def _travail(self, verbe: Callable[[dict[str, Any]], T], valeurs: dict[str, Any]) -> Callable[[], T]:
        services, auteur, cle = self._poste.services, self._poste.auteur(), self.brouillon.cle

        def enregistrer() -> T:
            resultat = verbe(valeurs)
            brouillons.oublier(services, auteur, cle)
            return resultat

        return enregistrer

    def _on_enregistre(self, resultat: T, ensuite: Callable[[T], None]) -> None:
        self._en_cours = False
        self.liaison.effacer_erreurs()
        ensuite(resultat)

    def _on_echec(self, erreur: Exception) -> None:
        self._en_cours = False
        self.montrer(erreur)
        if isinstance(erreur, ConflitDeVersion):
            self.conflit.emit()
