"""What the records of some entries of the journal read as now: read at once, kind by kind, then kept as they change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_du_nom
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.ecriture.changement import Changement, Colonnes
from ccas_desktop.application.journal import EntreeJournal


class Etats:
    """The columns of each record that these entries are about; whoever writes one meanwhile says it."""

    def __init__(self, db: sqlite_utils.Database, entrees: Iterable[EntreeJournal]) -> None:
        par_objet: dict[str, list[str]] = {}
        for entree in entrees:
            par_objet.setdefault(entree.objet, []).append(entree.objet_id)
        self._connus: dict[tuple[str, str], Colonnes | None] = {
            (objet, identifiant): colonnes
            for objet, ids in par_objet.items()
            for identifiant, colonnes in correspondance_d_une_entree(objet).colonnes_de(db, ids)
        }

    def de(self, entree: EntreeJournal) -> Colonnes | None:
        """Return the columns of the record of an entry, None when there is none now."""
        return self._connus.get((entree.objet, entree.objet_id))

    def changer(self, changement: Changement) -> None:
        """Take a change that was written."""
        self._connus[changement.correspondance.objet, changement.identifiant] = changement.apres


def correspondance_d_une_entree(objet: str) -> Correspondance[Any]:
    """Return the mapping of a record written in the journal; what is no record was left out before."""
    correspondance = correspondance_du_nom(objet)
    assert correspondance is not None  # noqa: S101  see above
    return correspondance
