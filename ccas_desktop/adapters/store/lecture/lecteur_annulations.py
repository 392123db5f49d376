"""Where undos stand."""

from __future__ import annotations

import sqlite_utils

from ccas_desktop.adapters.store.correspondances import annulations_en_cours, journal
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.application.journal import EntreeJournal
from ccas_desktop.application.ports.annulation import AnnulationInterrompue


class LectureAnnulations:
    """See `application.ports_annulation.LectureAnnulations`."""

    _db: sqlite_utils.Database

    def taille_du_lot(self, lot: str) -> int:
        """Return how many entries a lot has in the journal."""
        with traduire():
            return journal.taille_du_lot(self._db, lot)

    def dossiers_du_lot(self, lot: str) -> int:
        """Return how many dossiers a lot touched."""
        with traduire():
            return journal.dossiers_du_lot(self._db, lot)

    def premiere_entree(self, lot: str) -> EntreeJournal:
        """Return the first record that a lot wrote."""
        with traduire():
            return journal.premiere_entree(self._db, lot)

    def est_annule(self, lot: str) -> bool:
        """Tell whether a lot is undone."""
        with traduire():
            return journal.est_annule(self._db, lot)

    def annulations_interrompues(self) -> tuple[AnnulationInterrompue, ...]:
        """Return the undos begun and not ended."""
        with traduire():
            return annulations_en_cours.interrompues(self._db)
