"""The records of one unit of work: saved, removed and undone, each with its entry in the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

import sqlite_utils

from ccas_desktop.adapters.store.correspondances import journal
from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.journal import Acte, Contexte
from ccas_desktop.adapters.store.ecriture import annulation, fusion
from ccas_desktop.adapters.store.ecriture.changement import Changement
from ccas_desktop.adapters.store.ecriture.liens import Liens
from ccas_desktop.adapters.store.ecriture.reserve import Reserve
from ccas_desktop.adapters.store.ecriture.tables import Tables
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.adapters.store.lecture.lecteur import LectureChiffree
from ccas_desktop.application.errors import (
    AnnulationRefusee,
    ConflitDeVersion,
    EnregistrementAbsent,
    EnregistrementUtilise,
    RaisonAnnulation,
)
from ccas_desktop.application.journal import Action, Auteur, EntreeJournal
from ccas_desktop.domain.enregistrement import VERSION_NON_ENREGISTREE, Enregistrement

E = TypeVar("E", bound=Enregistrement)


class Enregistreur(LectureChiffree):
    """Writes records through one connection, inside a transaction that its opener ends.

    Attributes:
        rend_la_reserve: what a long undo had set aside is to be given back once this unit is saved.
    """

    def __init__(self, db: sqlite_utils.Database, contexte: Contexte, reserve: Reserve) -> None:
        super().__init__(db)
        self.lot = contexte.lot
        self.rend_la_reserve = False
        self._contexte = contexte
        self._reserve = reserve
        self._tables = Tables(db)
        self._dernier_numero: int | None = None
        self._a_demi_ecrite = False

    @property
    def auteur(self) -> Auteur:
        """Return who writes."""
        return self._contexte.auteur

    @property
    def instant(self) -> datetime:
        """Return the moment of the unit of work, UTC."""
        return datetime.fromisoformat(self._contexte.instant)

    def enregistrer(self, enregistrement: E) -> E:
        """Save a record and return it with its new version."""
        correspondance = correspondance_de(type(enregistrement))
        apres = correspondance.ligne_de(enregistrement)
        with self._ecrit():
            nouveau = enregistrement.version == VERSION_NON_ENREGISTREE
            avant = None if nouveau else self._ligne_a_jour(correspondance, enregistrement)
            numero = self._appliquer(Changement(correspondance, enregistrement.id, avant, apres, connu=enregistrement))
        return enregistrement.a_la_version(numero)

    def supprimer(self, enregistrement: Enregistrement) -> None:
        """Remove a record; the journal keeps it."""
        correspondance = correspondance_de(type(enregistrement))
        with self._ecrit(suppression=True):
            avant = self._ligne_a_jour(correspondance, enregistrement)
            self._appliquer(Changement(correspondance, enregistrement.id, avant, None))

    def annuler(self, lot: str) -> tuple[EntreeJournal, ...]:
        """Write the inverse of each record that a lot wrote."""
        with self._ecrit():
            entrees = annulation.entrees_a_annuler(self._db, lot)
            for entree, inverse in annulation.inverses(self._db, entrees):
                self._inverser(entree, inverse)
        return entrees

    def deplacer(self, depuis: str, vers: str, personnes: Mapping[str, str]) -> int:
        """Move every record of a dossier to another."""
        with self._ecrit():
            changements = list(fusion.deplacements(self._db, depuis, vers, personnes))
            for changement in changements:
                self._appliquer(changement)
            fusion.deplacer_le_reste(self._db, depuis, vers)
        return len(changements)

    def numero_suivant(self, serie: str) -> int:
        """Return the next number of a series."""
        sql = (
            "INSERT INTO serie (nom, dernier) VALUES (?, 1)"
            " ON CONFLICT (nom) DO UPDATE SET dernier = dernier + 1 RETURNING dernier"
        )
        with self._ecrit():
            (dernier,) = self._db.execute(sql, (serie,)).fetchall()[0]
            return int(dernier)

    def terminer(self) -> None:
        """Bring the dossiers written to the front of the searches; the last act before the transaction ends."""
        if self._a_demi_ecrite:
            raise RuntimeError("an act of this unit of work was left half written")
        with traduire():
            self._tables.terminer()

    @contextmanager
    def _ecrit(self, *, suppression: bool = False) -> Iterator[None]:
        """Write something whole: an error that comes once a part is written condemns the unit of work.

        No savepoint is needed: what is refused is refused by the first statement of a record, which then leaves
        nothing. Refused too once the transaction has ended, or what is written would stand alone.
        """
        if not self._db.conn.in_transaction:
            raise RuntimeError("this unit of work has ended")
        deja = self._db.conn.total_changes
        try:
            with traduire(suppression=suppression):
                yield
        except BaseException:
            self._a_demi_ecrite |= self._db.conn.total_changes != deja
            raise

    def _ligne_a_jour(self, correspondance: Correspondance[E], enregistrement: E) -> dict[str, Any]:
        """Return the stored columns of a record. Raises EnregistrementAbsent or ConflitDeVersion."""
        ligne = correspondance.ligne(self._db, enregistrement.id)
        if ligne is None:
            raise EnregistrementAbsent(correspondance.objet)
        if ligne["version"] != enregistrement.version:
            raise ConflitDeVersion(correspondance.objet)
        return {nom: ligne[nom] for nom in correspondance.colonnes}

    def _appliquer(self, changement: Changement, *, reserve: bool = False) -> int:
        """Write a record, or remove it, with its entry in the journal, and return its number.

        `reserve`: by the undo that set it aside.
        """
        if not reserve:
            self._reserve.exiger_libre(changement)
        self._tables.ecrire(changement, self._numero_a_venir())
        return self._noter(changement.acte())

    def _inverser(self, entree: EntreeJournal, inverse: Changement, *, reserve: bool = False) -> None:
        """Write the inverse of an entry. Raises AnnulationRefusee when another record stands in the way."""
        try:
            with traduire(suppression=inverse.action is Action.SUPPRESSION):
                self._appliquer(inverse, reserve=reserve)
        except EnregistrementUtilise as erreur:
            nommants = Liens(self._db).objets_qui_nomment(entree.objet, entree.objet_id)
            raise AnnulationRefusee(RaisonAnnulation.SERT_AILLEURS, entree, nomme_par=nommants) from erreur
        except EnregistrementAbsent as erreur:
            raise AnnulationRefusee(RaisonAnnulation.RATTACHEMENT_ABSENT, entree) from erreur

    def _noter(self, acte: Acte) -> int:
        numero = self._numero_a_venir()
        journal.inscrire(self._db, acte, self._contexte, numero)
        self._dernier_numero = numero
        if acte.dossier_id is not None:
            self._tables.noter(acte.dossier_id, numero)
        return numero

    def _numero_a_venir(self) -> int:
        """Return the number of the next entry: nobody else writes before this unit of work ends."""
        if self._dernier_numero is None:
            self._dernier_numero = journal.dernier_numero(self._db)
        return self._dernier_numero + 1
