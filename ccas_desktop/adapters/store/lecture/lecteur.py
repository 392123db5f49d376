"""One moment of the store, read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

import sqlite_utils

from ccas_desktop.adapters.store.correspondances import (
    aides_legales,
    brouillons,
    courriers,
    demandes,
    documents,
    dossiers,
    guichet,
    journal,
    reglages,
    traces,
)
from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.adapters.store.correspondances.vues_listes import VUE_LISTE
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.adapters.store.lecture import a_faire, demandes_completes, resumes_demandes
from ccas_desktop.adapters.store.lecture.lecteur_annulations import LectureAnnulations
from ccas_desktop.adapters.store.lecture.lecteur_en_masse import LectureEnMasse
from ccas_desktop.adapters.store.lecture.lecteur_rapprochements import LectureRapprochements
from ccas_desktop.adapters.store.listes import requete as listes
from ccas_desktop.adapters.store.recherche import doublons, recherche
from ccas_desktop.application.journal import Auteur, EntreeJournal
from ccas_desktop.application.ports.listes import CompteListe, LigneLue, RequeteListe
from ccas_desktop.application.vues import (
    AideFinissante,
    AideLegaleDue,
    AppelTrace,
    Brouillon,
    DemandeComplete,
    DemandeEnCours,
    DonneesAnciennes,
    PiecesARelancer,
    RappelDu,
    Reglages,
    ReglementImporte,
    ResultatRecherche,
    ResumeDemande,
    TailleBase,
    TracesAnciennes,
)
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.guichet.visiteur import Visiteur
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.vue_liste import VueListe

E = TypeVar("E", bound=Enregistrement)


class LectureChiffree(LectureRapprochements, LectureEnMasse, LectureAnnulations):
    """Reads through one connection; see `application.ports.Lecture` for what each method promises."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def lire(self, genre: type[E], identifiant: str) -> E:
        """Return the record of an id."""
        with traduire():
            return correspondance_de(genre).lire(self._db, identifiant)

    def du_dossier(self, genre: type[E], dossier_id: str) -> tuple[E, ...]:
        """Return the records of one kind that belong to a dossier, in the order they were made."""
        with traduire():
            return correspondance_de(genre).lister(self._db, "WHERE dossier_id = ? ORDER BY id", (dossier_id,))

    def dossier(self, dossier_id: str) -> DossierComplet:
        """Return a dossier with its people and budget."""
        with traduire():
            return dossiers.dossier_complet(self._db, dossier_id)

    def demande(self, demande_id: str) -> DemandeComplete:
        """Return a demande with all that belongs to it."""
        with traduire():
            return demandes_completes.demande_complete(self._db, demande_id)

    def demandes_du_dossier(self, dossier_id: str) -> tuple[ResumeDemande, ...]:
        """Return the demandes of a dossier, latest first."""
        with traduire():
            return resumes_demandes.demandes_du_dossier(self._db, dossier_id)

    def demandes_en_instruction(self, *, limite: int = 200) -> tuple[ResumeDemande, ...]:
        """Return the demandes not decided yet, the oldest deposit first."""
        with traduire():
            return resumes_demandes.demandes_en_instruction(self._db, limite)

    def demandes_en_cours(self, *, limite: int = 200) -> tuple[DemandeEnCours, ...]:
        """Return what the first page needs of the same."""
        with traduire():
            return a_faire.demandes_en_cours(self._db, limite)

    def demandes_a_redemander(self) -> tuple[DemandeComplete, ...]:
        """Return the demandes not decided yet with a call that found no network, or a value to certify later."""
        with traduire():
            return demandes_completes.demandes_a_redemander(self._db)

    def pieces_a_relancer(self, jusqu_au: date, *, limite: int = 200) -> tuple[PiecesARelancer, ...]:
        """Return the demandes in hand and legal aids that wait for a paper until that day or before."""
        with traduire():
            return a_faire.pieces_a_relancer(self._db, jusqu_au, limite)

    def decisions_du_dossier(self, dossier_id: str) -> tuple[tuple[str, Decision], ...]:
        """Return every decision taken for a dossier, each with the code of its aid, latest first."""
        with traduire():
            return demandes.decisions_du_dossier(self._db, dossier_id)

    def chercher(self, texte: str, *, limite: int = 50) -> tuple[ResultatRecherche, ...]:
        """Return the persons that match every word, best first."""
        with traduire():
            return recherche.chercher(self._db, texte, limite)

    def recents(self, *, limite: int = 12) -> tuple[ResultatRecherche, ...]:
        """Return the demandeurs of the dossiers written last."""
        with traduire():
            return recherche.recents(self._db, limite)

    def doublons_possibles(self, identite: Identite) -> tuple[Usager, ...]:
        """Return persons worth comparing with this identity."""
        with traduire():
            return doublons.doublons_possibles(self._db, identite)

    def pdf_du_courrier(self, courrier_id: str) -> bytes:
        """Return the file of a letter as produced."""
        with traduire():
            return courriers.pdf_du_courrier(self._db, courrier_id)

    def reglages(self) -> Reglages:
        """Return the settings; empty ones on a new base."""
        with traduire():
            return reglages.reglages(self._db)

    def reglements_importes(self) -> tuple[ReglementImporte, ...]:
        """Return every règlement brought in, the last one first."""
        with traduire():
            return reglages.reglements_importes(self._db)

    def accords_de_l_aide(self, aide: str, annee: int) -> tuple[Decimal, ...]:
        """Return the euros of each grant of an aid in a civil year, all dossiers."""
        with traduire():
            return demandes.accords_de_l_aide(self._db, aide, annee)

    def traces(self, *, depuis: datetime | None = None, limite: int = 500) -> tuple[TraceAppel, ...]:
        """Return the traces of the API calls, latest first."""
        with traduire():
            return traces.traces(self._db, depuis=depuis, limite=limite)

    def appels_traces(self, *, depuis: datetime | None = None, avant: datetime | None = None) -> tuple[AppelTrace, ...]:
        """Return the traces of a period with the numbers of their demandes, latest first."""
        with traduire():
            return traces.appels_traces(self._db, depuis=depuis, avant=avant)

    def traces_avant(self, instant: datetime) -> TracesAnciennes:
        """Return how many traces are older than an instant."""
        with traduire():
            return traces.traces_avant(self._db, instant)

    def journal_du_poste(self, objet: str, *, limite: int = 500) -> tuple[EntreeJournal, ...]:
        """Return what the journal says of one kind of record that is of no dossier, latest first."""
        with traduire():
            return journal.journal_du_poste(self._db, objet, limite)

    def journal(self, dossier_id: str, *, limite: int = 500) -> tuple[EntreeJournal, ...]:
        """Return the journal of a dossier, latest first."""
        with traduire():
            return journal.journal(self._db, dossier_id, limite)

    def rappels_dus(self, jour: date, *, limite: int = 200) -> tuple[RappelDu, ...]:
        """Return the reminders due that day or before and not done, the oldest first."""
        with traduire():
            return guichet.rappels_dus(self._db, jour, limite)

    def donnees_anciennes(self, avant: datetime, *, limite: int = 200) -> tuple[DonneesAnciennes, ...]:
        """Return the demandes not decided yet that keep data certified before an instant, the oldest first."""
        with traduire():
            return a_faire.donnees_anciennes(self._db, avant, limite)

    def aides_finissant(self, debut: date, fin: date, *, limite: int = 200) -> tuple[AideFinissante, ...]:
        """Return the aids granted until one of these days and not asked again, the nearest first."""
        with traduire():
            return a_faire.aides_finissant(self._db, debut, fin, limite)

    def aides_legales_en_cours(self, *, limite: int = 200) -> tuple[AideLegaleDue, ...]:
        """Return the legal aids not passed on yet, and the emergency admissions not confirmed."""
        with traduire():
            return aides_legales.aides_legales_en_cours(self._db, limite)

    def referents(self, dossiers: Collection[str]) -> Mapping[str, str]:
        """Return the référent of each of these dossiers that has one."""
        with traduire():
            return a_faire.referents(self._db, dossiers)

    def visiteurs(self) -> tuple[Visiteur, ...]:
        """Return the visitors not forgotten yet, in the order they came."""
        with traduire():
            return guichet.visiteurs(self._db)

    def entrees_du_lot(self, lot: str) -> tuple[EntreeJournal, ...]:
        """Return what was done in one lot, first act first."""
        with traduire():
            return journal.entrees_du_lot(self._db, lot)

    def dernier_lot(self, dossier_id: str, auteur: Auteur) -> str | None:
        """Return the last lot of an agent that wrote a record of a dossier and is not undone."""
        with traduire():
            return journal.dernier_lot(self._db, dossier_id, auteur)

    def contenu_du_document(self, document_id: str) -> bytes:
        """Return the file of a document."""
        with traduire():
            return documents.contenu_du_document(self._db, document_id)

    def taille_de_la_base(self) -> TailleBase:
        """Return what the base weighs, and the part of the documents."""
        with traduire():
            return documents.taille_de_la_base(self._db)

    def brouillon(self, cle: str) -> Brouillon | None:
        """Return what was being typed under that key."""
        with traduire():
            return brouillons.brouillon(self._db, cle)

    def rangs_de_liste(
        self, requete: RequeteListe, *, limite: int | None = None, annule: Callable[[], bool] = lambda: False
    ) -> Sequence[int]:
        """Return the ranks of the rows in order."""
        with traduire():
            return listes.rangs(self._db, requete, limite=limite, annule=annule)

    def lignes_de_liste(self, liste: str, rangs: Sequence[int]) -> tuple[LigneLue, ...]:
        """Return the rows of these ranks in that order."""
        with traduire():
            return listes.page(self._db, liste, rangs)

    def compter_liste(self, requete: RequeteListe) -> CompteListe:
        """Return how many rows meet the criteria."""
        with traduire():
            return listes.compter(self._db, requete)

    def vues_de_liste(self, liste: str) -> tuple[VueListe, ...]:
        """Return the views that the office keeps of a list, by name."""
        with traduire():
            return VUE_LISTE.lister(self._db, "WHERE liste = ? ORDER BY nom COLLATE NOCASE", (liste,))

    def valeurs_de_liste(self, liste: str, critere: str) -> tuple[str, ...]:
        """Return the values found in the base for a criterion."""
        with traduire():
            return listes.valeurs(self._db, liste, critere)
