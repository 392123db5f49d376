"""What a long undo is about, set aside until it ends: a save that came between two of its pieces would break it."""

from __future__ import annotations

from ccas_desktop.adapters.store.ecriture.changement import Changement
from ccas_desktop.application.errors import EnregistrementReserve


class Reserve:
    """The ids of the records that the undo under way is about; empty when there is none.

    In memory is enough: one process writes the base, and an undo cut by a kill ends before anything else is written.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.lot: str | None = None

    def ouvrir(self, lot: str) -> None:
        """Set aside, from now on, what the undo of this lot is about."""
        self.vider()
        self.lot = lot

    def vider(self) -> None:
        """Give everything back."""
        self.ids.clear()
        self.lot = None

    def exiger_libre(self, changement: Changement) -> None:
        """Raise EnregistrementReserve when a record is one of these, or names one."""
        if self.ids and not self.ids.isdisjoint(_nommes(changement)):
            raise EnregistrementReserve(changement.correspondance.objet)


def _nommes(changement: Changement) -> set[str]:
    colonnes = changement.apres or {}
    return {changement.identifiant, *(valeur for valeur in colonnes.values() if isinstance(valeur, str))}
