"""One record about to be written, changed or removed, as columns: what a save, a removal and an undo have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.journal import Acte
from ccas_desktop.application.journal import Action
from ccas_desktop.domain.enregistrement import VERSION_NON_ENREGISTREE, Enregistrement

Colonnes = Mapping[str, Any]


@dataclass(frozen=True)
class Changement:
    """A record before and after: nothing before a creation, nothing after a removal.

    Attributes:
        annule: the lot that this undoes.
        connu: the record, when who writes holds it.
    """

    correspondance: Correspondance[Any]
    identifiant: str
    avant: Colonnes | None
    apres: Colonnes | None
    annule: str | None = None
    connu: Enregistrement | None = None

    @property
    def action(self) -> Action:
        """Return what the journal calls it."""
        if self.apres is None:
            return Action.SUPPRESSION
        return Action.CREATION if self.avant is None else Action.MODIFICATION

    @property
    def enregistrement(self) -> Enregistrement:
        """Return the record: what it becomes, or what it was before its removal."""
        if self.connu is not None:
            return self.connu
        ligne = {**self._colonnes, "id": self.identifiant, "version": VERSION_NON_ENREGISTREE}
        lu: Enregistrement = self.correspondance.depuis_ligne(ligne)
        return lu

    @property
    def dossier_id(self) -> str | None:
        """Return the dossier of the record: where it goes, or where it was before its removal."""
        return self.correspondance.dossier_de(self.identifiant, self._colonnes)

    @property
    def _colonnes(self) -> Colonnes:
        colonnes = self.apres if self.apres is not None else self.avant
        assert colonnes is not None  # noqa: S101  a change has one side at least
        return colonnes

    def acte(self) -> Acte:
        """Return its entry in the journal."""
        return Acte(
            self.action,
            self.correspondance.objet,
            self.identifiant,
            self.dossier_id,
            self.avant,
            self.apres,
            self.annule,
        )
