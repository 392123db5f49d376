"""What the search of duplicates and the merges read."""

from __future__ import annotations

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import premiere
from ccas_desktop.adapters.store.correspondances.rapprochements import PAIRE_ECARTEE
from ccas_desktop.adapters.store.correspondances.usagers import USAGER
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.domain.dossiers.doublons import PaireEcartee
from ccas_desktop.domain.personnes.foyer import Usager


class LectureRapprochements:
    """See `application.ports_rapprochements.LectureRapprochements`."""

    _db: sqlite_utils.Database

    def usagers_suivants(self, apres: str, limite: int) -> tuple[Usager, ...]:
        """Return persons in the order of their ids, after one."""
        with traduire():
            return USAGER.lister(self._db, "WHERE id > ? ORDER BY id LIMIT ?", (apres, limite))

    def nombre_d_usagers(self) -> int:
        """Return how many persons are known."""
        with traduire():
            return int(self._db.execute("SELECT count(*) FROM usager").fetchone()[0])

    def paires_ecartees(self) -> tuple[PaireEcartee, ...]:
        """Return the pairs of persons who look alike and are not the same."""
        with traduire():
            return PAIRE_ECARTEE.lister(self._db, "ORDER BY id")

    def dossier_garde(self, dossier_id: str) -> str | None:
        """Return the dossier in which another was merged, at last, or None."""
        sql = "SELECT dossier_id FROM dossier_fusionne WHERE ancien_id = ?"
        with traduire():
            ligne = premiere(self._db, sql, (dossier_id,))
        return None if ligne is None else str(ligne["dossier_id"])
