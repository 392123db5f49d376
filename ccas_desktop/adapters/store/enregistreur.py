"""The records of one unit of work: saved, removed and undone, each with its entry in the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import sqlite_utils

from ccas_desktop.adapters.store import annulation, fusion, journal
from ccas_desktop.adapters.store.catalogue import correspondance_de
from ccas_desktop.adapters.store.changement import Changement
from ccas_desktop.adapters.store.connexion import etape
from ccas_desktop.adapters.store.correspondance import Correspondance, premiere
from ccas_desktop.adapters.store.doublons import effacer_ressemblances, indexer_ressemblances
from ccas_desktop.adapters.store.journal import Acte, Contexte
from ccas_desktop.adapters.store.lecteur import LectureChiffree
from ccas_desktop.adapters.store.liens import Liens
from ccas_desktop.adapters.store.listes.dossiers import ecrire_cle_de_tri
from ccas_desktop.adapters.store.recherche import desindexer, indexer_dossier
from ccas_desktop.adapters.store.reserve import Reserve
from ccas_desktop.adapters.store.traduction import traduire
from ccas_desktop.application.errors import (
    AnnulationRefusee,
    ConflitDeVersion,
    EnregistrementAbsent,
    EnregistrementUtilise,
    RaisonAnnulation,
)
from ccas_desktop.application.journal import Action, Auteur, EntreeJournal
from ccas_desktop.domain.enregistrement import VERSION_NON_ENREGISTREE, Enregistrement
from ccas_desktop.domain.foyer import Usager
from ccas_desktop.domain.fusion import DossierFusionne

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
        self._dossiers_ecrits: dict[str, int] = {}
        self._dossiers_a_indexer: set[str] = set()

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
        with self._ecrit():
            avant = self._ligne_a_jour(correspondance, enregistrement)
            apres = correspondance.ligne_de(enregistrement)
            numero = self._appliquer(Changement(correspondance, enregistrement.id, avant, apres), enregistrement)
        return replace(enregistrement, version=numero)

    def supprimer(self, enregistrement: Enregistrement) -> None:
        """Remove a record; the journal keeps it."""
        correspondance = correspondance_de(type(enregistrement))
        with self._ecrit(suppression=True):
            avant = self._ligne_a_jour(correspondance, enregistrement)
            if avant is None:
                raise EnregistrementAbsent(correspondance.objet)
            self._appliquer(Changement(correspondance, enregistrement.id, avant, None), enregistrement)

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
                self._appliquer(changement, changement.enregistrement)
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
        with traduire():
            for dossier_id, numero in self._dossiers_ecrits.items():
                if dossier_id in self._dossiers_a_indexer or not self._est_en_tete(dossier_id):
                    indexer_dossier(self._db, dossier_id, numero)
                self._db.execute("UPDATE dossier SET derniere_ecriture = ? WHERE id = ?", (numero, dossier_id))

    @contextmanager
    def _ecrit(self, *, suppression: bool = False) -> Iterator[None]:
        """Write something whole; refused once the transaction has ended, or what is written would stand alone."""
        if not self._db.conn.in_transaction:
            raise RuntimeError("this unit of work has ended")
        with traduire(suppression=suppression), etape(self._db):
            yield

    def _ligne_a_jour(self, correspondance: Correspondance[E], enregistrement: E) -> dict[str, Any] | None:
        """Return the stored columns, None for a record never saved. Raises ConflitDeVersion."""
        ligne = correspondance.ligne(self._db, enregistrement.id)
        if ligne is None:
            if enregistrement.version != VERSION_NON_ENREGISTREE:
                raise EnregistrementAbsent(correspondance.objet)
            return None
        if ligne["version"] != enregistrement.version:
            raise ConflitDeVersion(correspondance.objet)
        return {nom: ligne[nom] for nom in correspondance.colonnes}

    def _appliquer(self, changement: Changement, enregistrement: Enregistrement, *, reserve: bool = False) -> int:
        """Write a record, or remove it, with its entry in the journal, and return its number.

        `reserve`: by the undo that set it aside.
        """
        if not reserve:
            self._reserve.exiger_libre(changement)
        correspondance, identifiant = changement.correspondance, changement.identifiant
        if changement.apres is None:
            if isinstance(enregistrement, Usager):
                desindexer(self._db, identifiant)
                effacer_ressemblances(self._db, identifiant)
            correspondance.effacer(self._db, identifiant)
        numero = self._noter(changement.acte(correspondance.dossier_de(enregistrement)))
        if isinstance(enregistrement, DossierFusionne):
            self._dossiers_a_indexer.add(enregistrement.dossier_id)
        if changement.apres is not None:
            ligne = {**changement.apres, "id": identifiant, "version": numero}
            ecrire = correspondance.inserer if changement.avant is None else correspondance.remplacer
            ecrire(self._db, ligne)
            if isinstance(enregistrement, Usager):
                self._indexer(enregistrement, deja=changement.avant is not None)
        return numero

    def _inverser(self, entree: EntreeJournal, inverse: Changement, *, reserve: bool = False) -> None:
        """Write the inverse of an entry. Raises AnnulationRefusee when another record stands in the way."""
        try:
            with traduire(suppression=inverse.action is Action.SUPPRESSION):
                self._appliquer(inverse, inverse.enregistrement, reserve=reserve)
        except EnregistrementUtilise as erreur:
            nommants = Liens(self._db).objets_qui_nomment(entree.objet, entree.objet_id)
            raise AnnulationRefusee(RaisonAnnulation.SERT_AILLEURS, entree, nomme_par=nommants) from erreur
        except EnregistrementAbsent as erreur:
            raise AnnulationRefusee(RaisonAnnulation.RATTACHEMENT_ABSENT, entree) from erreur

    def _noter(self, acte: Acte) -> int:
        numero = journal.inscrire(self._db, acte, self._contexte)
        if acte.dossier_id is not None:
            self._dossiers_ecrits[acte.dossier_id] = numero
        return numero

    def _indexer(self, usager: Usager, *, deja: bool) -> None:
        self._dossiers_a_indexer.add(usager.dossier_id)
        if deja:
            effacer_ressemblances(self._db, usager.id)
        indexer_ressemblances(self._db, usager)
        ecrire_cle_de_tri(self._db, usager)

    def _est_en_tete(self, dossier_id: str) -> bool:
        """Tell whether the dossier is already the last written, so that its rank in the searches may stay."""
        dernier = premiere(self._db, "SELECT id FROM dossier ORDER BY derniere_ecriture DESC LIMIT 1")
        return dernier is not None and dernier["id"] == dossier_id
