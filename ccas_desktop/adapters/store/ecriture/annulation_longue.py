"""An undo too long for one unit of work: checked then written piece by piece, so that a save never waits for all of it.

Entries are taken last act first. While it checks, what each entry is about is set aside (`reserve`): nothing changes
between the check and the writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlite_utils

from ccas_desktop.adapters.store.correspondances import annulations_en_cours, journal
from ccas_desktop.adapters.store.correspondances.annulations_en_cours import PAS_ENCORE
from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_du_nom
from ccas_desktop.adapters.store.ecriture import annulation
from ccas_desktop.adapters.store.ecriture.enregistreur import Enregistreur
from ccas_desktop.adapters.store.ecriture.etats import Etats
from ccas_desktop.adapters.store.ecriture.liens import Liens
from ccas_desktop.application.errors import AnnulationRefusee, RaisonAnnulation
from ccas_desktop.application.journal import ECRITURES, Action, EntreeJournal
from ccas_desktop.application.ports.annulation import VerificationAnnulation

# Entries read from the journal at once: each carries a whole record.
PAGE = 50


class EcritureAnnulations(Enregistreur):
    """The part of a unit of work that undoes by pieces; see `application.ports_annulation`."""

    def verifier_la_suite(self, lot: str, avant: int | None, *, encore: Callable[[], bool]) -> VerificationAnnulation:
        """Check entries of a lot, the first time those of the end, and set aside what they are about."""
        with self._ecrit():
            if avant is None:
                self._ouvrir(lot)
            try:
                return self._verifier(lot, PAS_ENCORE if avant is None else avant, encore)
            except BaseException:
                self._reserve.vider()
                raise

    def annuler_la_suite(self, lot: str, *, encore: Callable[[], bool]) -> bool:
        """Write the next inverses, and tell whether some are left."""
        with self._ecrit():
            debut = annulations_en_cours.jusqu_a(self._db, lot)
            if debut is None and journal.est_annule(self._db, lot):
                raise AnnulationRefusee(RaisonAnnulation.DEJA_FAITE)
            for entree, etats in _a_rebours(self._db, lot, PAS_ENCORE if debut is None else debut):
                self._inverser(entree, annulation.inverse(self._db, entree, etats), reserve=True)
                if not encore():
                    annulations_en_cours.retenir(self._db, lot, self._contexte, entree.numero)
                    return True
            self._finir(lot)
        return False

    def renverser_annulation(self, lot: str) -> bool:
        """Turn back: what was undone of a lot is to be restored, in this lot; tell whether there is anything."""
        with self._ecrit():
            coupees = {coupee.lot: coupee.annulant for coupee in annulations_en_cours.interrompues(self._db)}
            annulations_en_cours.oublier(self._db, lot)
            if lot not in coupees:
                self.rend_la_reserve = True
                return False
            annulations_en_cours.retenir(self._db, coupees[lot], self._contexte, PAS_ENCORE)
        return True

    def abandonner_annulation(self, lot: str) -> None:
        """Leave an undo where it stands."""
        with self._ecrit():
            self._finir(lot)

    def _ouvrir(self, lot: str) -> None:
        if self._reserve.lot is not None or annulations_en_cours.interrompues(self._db):
            raise AnnulationRefusee(RaisonAnnulation.EN_COURS)
        if journal.est_annule(self._db, lot):
            raise AnnulationRefusee(RaisonAnnulation.DEJA_FAITE)
        self._reserve.ouvrir(lot)

    def _verifier(self, lot: str, avant: int, encore: Callable[[], bool]) -> VerificationAnnulation:
        liens = Liens(self._db)
        faites = 0
        for entree, etats in _a_rebours(self._db, lot, avant):
            faites += 1
            if entree.objet_id not in self._reserve.ids:
                annulation.exiger_inchange(self._db, entree, etats)
                self._reserve.ids.add(entree.objet_id)
            annulation.exiger_permise(self._db, entree)
            if entree.action is Action.CREATION:
                liens.exiger_seule(entree, self._reserve.ids)
            if not encore():
                return VerificationAnnulation(entree.numero, faites, len(self._reserve.ids))
        if not self._reserve.ids:
            raise AnnulationRefusee(RaisonAnnulation.RIEN)
        return VerificationAnnulation(None, faites, len(self._reserve.ids))

    def _finir(self, lot: str) -> None:
        annulations_en_cours.oublier(self._db, lot)
        # Given back once this unit is saved: should the disk be full, the undo is still under way.
        self.rend_la_reserve = True


def _a_rebours(db: sqlite_utils.Database, lot: str, avant: int) -> Iterator[tuple[EntreeJournal, Etats]]:
    """Yield the entries of the records that a lot wrote before an entry, last act first, and how the records read."""
    while page := journal.entrees_avant(db, lot, avant, PAGE):
        ecrites = [e for e in page if e.action in ECRITURES and correspondance_du_nom(e.objet) is not None]
        etats = Etats(db, ecrites)
        for entree in ecrites:
            yield entree, etats
        avant = page[-1].numero
