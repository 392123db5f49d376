"""One unit of work: what is written together, with its journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

import sqlite_utils

from ccas_desktop.adapters.store import annulation, brouillons, courriers, guichet, journal, reglages, traces
from ccas_desktop.adapters.store.catalogue import correspondance_de
from ccas_desktop.adapters.store.changement import Changement
from ccas_desktop.adapters.store.connexion import etape
from ccas_desktop.adapters.store.correspondance import Correspondance, premiere
from ccas_desktop.adapters.store.doublons import effacer_ressemblances, indexer_ressemblances
from ccas_desktop.adapters.store.journal import Acte, Contexte
from ccas_desktop.adapters.store.lecteur import LectureChiffree
from ccas_desktop.adapters.store.recherche import desindexer, indexer_dossier
from ccas_desktop.adapters.store.traduction import traduire
from ccas_desktop.adapters.store.valeurs import instant_en_texte, sans_demi_caractere
from ccas_desktop.application.errors import (
    AnnulationRefusee,
    ConflitDeVersion,
    EnregistrementAbsent,
    EnregistrementUtilise,
    RaisonAnnulation,
)
from ccas_desktop.application.journal import Action, Auteur, EntreeJournal
from ccas_desktop.application.vues import BaremesImportes, Brouillon, ReglementImporte, TracesAnciennes
from ccas_desktop.domain.demande import TraceAppel
from ccas_desktop.domain.enregistrement import VERSION_NON_ENREGISTREE, Enregistrement
from ccas_desktop.domain.foyer import Usager
from ccas_desktop.domain.visiteur import Visiteur

E = TypeVar("E", bound=Enregistrement)


class EcritureChiffree(LectureChiffree):
    """Writes through one connection, inside a transaction that its opener ends; see `application.ports.Ecriture`."""

    def __init__(self, db: sqlite_utils.Database, contexte: Contexte) -> None:
        super().__init__(db)
        self.lot = contexte.lot
        self._contexte = contexte
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

    def numero_suivant(self, serie: str) -> int:
        """Return the next number of a series."""
        sql = (
            "INSERT INTO serie (nom, dernier) VALUES (?, 1)"
            " ON CONFLICT (nom) DO UPDATE SET dernier = dernier + 1 RETURNING dernier"
        )
        with self._ecrit():
            (dernier,) = self._db.execute(sql, (serie,)).fetchall()[0]
            return int(dernier)

    def ajouter_pdf(self, courrier_id: str, pdf: bytes) -> None:
        """Keep the file of a letter saved in this unit of work."""
        with self._ecrit():
            courriers.ajouter_pdf(self._db, courrier_id, pdf)

    def noter_impression(self, dossier_id: str, courrier_id: str) -> None:
        """Add to the journal that a letter went to the printer."""
        with self._ecrit():
            self._noter(Acte(Action.IMPRESSION, "courrier", courrier_id, dossier_id))

    def ajouter_trace(self, trace: TraceAppel) -> None:
        """Keep the trace of a call, before it is made or, with its outcome, after."""
        ligne = {nom: sans_demi_caractere(valeur) for nom, valeur in traces.trace_en_ligne(trace).items()}
        with self._ecrit():
            traces.ajouter_ou_completer(self._db, ligne)
            dossier_id = traces.dossier_de_la_demande(self._db, trace.demande_id)
            # The trace is the record. Copied in the journal, it would outlive its 36 months (CRPA R114-9-7).
            self._noter(Acte(Action.APPEL_API, "trace", trace.id, dossier_id))

    def purger_traces(self, avant: datetime) -> TracesAnciennes:
        """Remove the traces older than an instant, and say in the journal how many and of which period."""
        with self._ecrit():
            anciennes = traces.traces_avant(self._db, avant)
            traces.effacer_avant(self._db, avant)
            apres = {
                "nombre": anciennes.nombre,
                "premiere": anciennes.premiere and instant_en_texte(anciennes.premiere),
                "derniere": anciennes.derniere and instant_en_texte(anciennes.derniere),
                "avant": instant_en_texte(avant),
            }
            self._noter(Acte(Action.PURGE, "purge", "trace", None, apres=apres))
        return anciennes

    def importer(self, fichier: ReglementImporte | BaremesImportes) -> None:
        """Put a file of the CCAS in use, the rules or the scales; the former ones are kept."""
        resume = {"nom_fichier": fichier.nom_fichier, "empreinte": fichier.empreinte}
        with self._ecrit():
            genre = reglages.ajouter_fichier(self._db, fichier)
            self._noter(Acte(Action.CREATION, genre, fichier.empreinte, None, apres=resume))

    def retenir_scopes(self, scopes: frozenset[str], *, expire_le: date | None) -> None:
        """Keep what the token allows."""
        apres = {"scopes": sorted(scopes), "expire_le": None if expire_le is None else str(expire_le)}
        with self._ecrit():
            reglages.retenir_scopes(self._db, scopes, expire_le)
            self._noter(Acte(Action.MODIFICATION, "habilitation", "jeton", None, apres=apres))

    def signaler_jeton_compromis(self) -> None:
        """Add to the journal that the token may be in other hands."""
        with self._ecrit():
            self._noter(Acte(Action.COMPROMISSION, "habilitation", "jeton", None))

    def ecrire_visiteur(self, visiteur: Visiteur) -> None:
        """Keep a visitor of the day; not journalled."""
        with self._ecrit():
            guichet.ecrire_visiteur(self._db, visiteur)

    def oublier_visiteur(self, visiteur_id: str) -> None:
        """Forget a visitor."""
        with self._ecrit():
            guichet.oublier_visiteur(self._db, visiteur_id)

    def ecrire_brouillon(self, brouillon: Brouillon) -> None:
        """Keep what is being typed; not journalled."""
        with self._ecrit():
            brouillons.ecrire_brouillon(self._db, brouillon)

    def effacer_brouillon(self, cle: str) -> None:
        """Forget a draft, once saved."""
        with self._ecrit():
            brouillons.effacer_brouillon(self._db, cle)

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

    def _appliquer(self, changement: Changement, enregistrement: Enregistrement) -> int:
        """Write a record, or remove it, with its entry in the journal, and return its number."""
        correspondance, identifiant = changement.correspondance, changement.identifiant
        if changement.apres is None:
            if isinstance(enregistrement, Usager):
                desindexer(self._db, identifiant)
                effacer_ressemblances(self._db, identifiant)
            correspondance.effacer(self._db, identifiant)
        numero = self._noter(changement.acte(correspondance.dossier_de(enregistrement)))
        if changement.apres is not None:
            ligne = {**changement.apres, "id": identifiant, "version": numero}
            ecrire = correspondance.inserer if changement.avant is None else correspondance.remplacer
            ecrire(self._db, ligne)
            if isinstance(enregistrement, Usager):
                self._indexer(enregistrement, deja=changement.avant is not None)
        return numero

    def _inverser(self, entree: EntreeJournal, inverse: Changement) -> None:
        """Write the inverse of an entry. Raises AnnulationRefusee when another record stands in the way."""
        try:
            with traduire(suppression=inverse.action is Action.SUPPRESSION):
                self._appliquer(inverse, inverse.enregistrement)
        except EnregistrementUtilise as erreur:
            nommants = annulation.objets_qui_nomment(self._db, entree.objet, entree.objet_id)
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

    def _est_en_tete(self, dossier_id: str) -> bool:
        """Tell whether the dossier is already the last written, so that its rank in the searches may stay."""
        dernier = premiere(self._db, "SELECT id FROM dossier ORDER BY derniere_ecriture DESC LIMIT 1")
        return dernier is not None and dernier["id"] == dossier_id
