"""What the application needs of the world; adapters fulfil it, tests have fakes for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from ccas_desktop.application.journal import Auteur, EntreeJournal
from ccas_desktop.application.ports.annulation import EcritureAnnulations, LectureAnnulations
from ccas_desktop.application.ports.api import AccesApi as AccesApi
from ccas_desktop.application.ports.api import ApiParticulier as ApiParticulier
from ccas_desktop.application.ports.api import Habilitation as Habilitation
from ccas_desktop.application.ports.en_masse import EcritureEnMasse, LectureEnMasse
from ccas_desktop.application.ports.guichet import EcritureGuichet, LectureGuichet
from ccas_desktop.application.ports.listes import LectureListes
from ccas_desktop.application.ports.rapprochements import LectureRapprochements
from ccas_desktop.application.vues import (
    AppelTrace,
    BaremesImportes,
    Brouillon,
    DemandeComplete,
    DemandeEnCours,
    PiecesARelancer,
    Reglages,
    ReglementImporte,
    ResultatRecherche,
    ResumeDemande,
    TailleBase,
    TracesAnciennes,
)
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.courrier.produite import LettreProduite as LettreProduite
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.lieux import Commune, Pays

E = TypeVar("E", bound=Enregistrement)


class Horloge(Protocol):
    """The time; the only clock of the program."""

    def maintenant(self) -> datetime:
        """Return the current instant, UTC with its zone."""

    def aujourdhui(self) -> date:
        """Return the civil date at the office."""

    def jour_de(self, instant: datetime) -> date:
        """Return the civil date, at the office, of an instant."""

    def heure_de(self, instant: datetime) -> datetime:
        """Return the same instant as the clock of the office shows it."""


class Secrets(Protocol):
    """The keyring of the system. Raises TrousseauIndisponible."""

    def lire(self, nom: str) -> str | None:
        """Return the secret of that name, whatever its length, or None."""

    def ecrire(self, nom: str, valeur: str) -> None:
        """Keep the secret; a failure leaves the former one readable."""

    def effacer(self, nom: str) -> None:
        """Forget the secret; nothing happens when there is none."""


class Lecture(LectureGuichet, LectureListes, LectureRapprochements, LectureEnMasse, LectureAnnulations, Protocol):
    """One moment of the store. Raises EnregistrementAbsent when an id is unknown."""

    def lire(self, genre: type[E], identifiant: str) -> E:
        """Return the record of an id."""

    def du_dossier(self, genre: type[E], dossier_id: str) -> tuple[E, ...]:
        """Return the records of one kind that belong to a dossier, in the order they were made."""

    def dossier(self, dossier_id: str) -> DossierComplet:
        """Return a dossier with its people and budget."""

    def demande(self, demande_id: str) -> DemandeComplete:
        """Return a demande with all that belongs to it."""

    def demandes_du_dossier(self, dossier_id: str) -> tuple[ResumeDemande, ...]:
        """Return the demandes of a dossier, latest first."""

    def demandes_en_instruction(self, *, limite: int = 200) -> tuple[ResumeDemande, ...]:
        """Return the demandes not decided yet, the oldest deposit first."""

    def demandes_en_cours(self, *, limite: int = 200) -> tuple[DemandeEnCours, ...]:
        """Return what the first page needs of the same: the days that make their clock, nothing of who asks."""

    def demandes_a_redemander(self) -> tuple[DemandeComplete, ...]:
        """Return the demandes not decided yet with a call that found no network, or a value to certify later."""

    def pieces_a_relancer(self, jusqu_au: date, *, limite: int = 200) -> tuple[PiecesARelancer, ...]:
        """Return the demandes in hand and legal aids that wait for a paper until that day, the nearest first."""

    def decisions_du_dossier(self, dossier_id: str) -> tuple[tuple[str, Decision], ...]:
        """Return every decision taken for a dossier, each with the code of its aid, latest first."""

    def chercher(self, texte: str, *, limite: int = 50) -> tuple[ResultatRecherche, ...]:
        """Return the persons that match every word: names, first name, birth date, phone, dossier number."""

    def recents(self, *, limite: int = 12) -> tuple[ResultatRecherche, ...]:
        """Return the demandeurs of the dossiers written last."""

    def doublons_possibles(self, identite: Identite) -> tuple[Usager, ...]:
        """Return persons worth comparing with this identity: same sounding names or same birth date."""

    def pdf_du_courrier(self, courrier_id: str) -> bytes:
        """Return the file of a letter as produced."""

    def reglages(self) -> Reglages:
        """Return the settings; empty ones on a new base."""

    def reglements_importes(self) -> tuple[ReglementImporte, ...]:
        """Return every règlement brought in, the last one first."""

    def accords_de_l_aide(self, aide: str, annee: int) -> tuple[Decimal, ...]:
        """Return the euros of each grant of an aid in a civil year, all dossiers."""

    def traces(self, *, depuis: datetime | None = None, limite: int = 500) -> tuple[TraceAppel, ...]:
        """Return the traces of the API calls, latest first."""

    def appels_traces(self, *, depuis: datetime | None = None, avant: datetime | None = None) -> tuple[AppelTrace, ...]:
        """Return the traces of a period with the numbers of their demandes, latest first."""

    def traces_avant(self, instant: datetime) -> TracesAnciennes:
        """Return how many traces are older than an instant."""

    def journal_du_poste(self, objet: str, *, limite: int = 500) -> tuple[EntreeJournal, ...]:
        """Return what the journal says of one kind of record that is of no dossier, latest first."""

    def journal(self, dossier_id: str, *, limite: int = 500) -> tuple[EntreeJournal, ...]:
        """Return the journal of a dossier, latest first."""

    def entrees_du_lot(self, lot: str) -> tuple[EntreeJournal, ...]:
        """Return what was done in one lot, first act first."""

    def dernier_lot(self, dossier_id: str, auteur: Auteur) -> str | None:
        """Return the last lot of an agent that wrote a record of a dossier and is not undone."""

    def contenu_du_document(self, document_id: str) -> bytes:
        """Return the file of a document. Raises EnregistrementAbsent when none is kept."""

    def taille_de_la_base(self) -> TailleBase:
        """Return what the base weighs, and the part of the documents."""

    def brouillon(self, cle: str) -> Brouillon | None:
        """Return what was being typed under that key."""


class Ecriture(Lecture, EcritureGuichet, EcritureAnnulations, EcritureEnMasse, Protocol):
    """One unit of work: all of it is saved, or nothing. Every record saved adds an entry to the journal.

    Attributes:
        lot: names what is done in it, so that it can be undone.
    """

    lot: str

    @property
    def auteur(self) -> Auteur:
        """Return who writes."""

    @property
    def instant(self) -> datetime:
        """Return the moment of the unit of work, UTC: that of all its journal entries."""

    def enregistrer(self, enregistrement: E) -> E:
        """Save a record and return it with its new version.

        Raises ConflitDeVersion when the stored version is not the one this record was read at.
        """

    def supprimer(self, enregistrement: Enregistrement) -> None:
        """Remove a record; the journal keeps it. Raises ConflitDeVersion."""

    def annuler(self, lot: str) -> tuple[EntreeJournal, ...]:
        """Write the inverse of each record that a lot wrote, whole, and return the entries undone, first act first.

        An undo is undone in the same way. Raises AnnulationRefusee, with what changed since.
        """

    def deplacer(self, depuis: str, vers: str, personnes: Mapping[str, str]) -> int:
        """Move every record of a dossier to another, whatever its kind, and return how many.

        What names a person of `personnes` (id, id of who it is) then names the other; these persons are not moved.
        """

    def numero_suivant(self, serie: str) -> int:
        """Return the next number of a series such as « dossier/2026 », without a hole for the saved ones."""

    def ajouter_contenu(self, document_id: str, contenu: bytes) -> None:
        """Keep the file of a document saved in this unit of work."""

    def effacer_documents_retires(self) -> int:
        """Erase for good the files of the documents removed, say so in the journal, and return how many."""

    def ajouter_pdf(self, courrier_id: str, pdf: bytes) -> None:
        """Keep the file of a letter saved in this unit of work."""

    def noter_impression(self, dossier_id: str, courrier_id: str) -> None:
        """Add to the journal that a letter went to the printer."""

    def noter_sortie(self, liste: str, faits: Mapping[str, object]) -> None:
        """Add to the journal that rows of a list leave: how many, in which form."""

    def ajouter_trace(self, trace: TraceAppel) -> None:
        """Keep the trace of a call, before it is made or, with its outcome, after."""

    def purger_traces(self, avant: datetime) -> TracesAnciennes:
        """Remove the traces older than an instant and say so in the journal; the last 36 months are refused."""

    def importer(self, fichier: ReglementImporte | BaremesImportes) -> None:
        """Put a file that the CCAS brings in use, the rules or the scales; the former ones are kept."""

    def retenir_scopes(self, scopes: frozenset[str], *, expire_le: date | None) -> None:
        """Keep what the token allows, as its last test said."""

    def signaler_jeton_compromis(self) -> None:
        """Add to the journal that the token may be in other hands."""

    def ecrire_brouillon(self, brouillon: Brouillon) -> None:
        """Keep what is being typed; not journalled."""

    def effacer_brouillon(self, cle: str) -> None:
        """Forget a draft, once saved."""

    def effacer_brouillons(self, debut: str) -> None:
        """Forget every draft whose key starts so."""


class Base(Protocol):
    """The store. A unit of work belongs to the thread that opens it."""

    def lecture(self) -> AbstractContextManager[Lecture]:
        """Open one moment of the store, read only."""

    def ecriture(self, auteur: Auteur, *, lot: str | None = None) -> AbstractContextManager[Ecriture]:
        """Open a unit of work in the name of an agent; left without error it is saved, else nothing is.

        `lot` continues what another unit began: several short units of an import are then undone as one.
        """

    def copier(self, vers: Path) -> None:
        """Copy the whole store as it is, encrypted with its key, and read the copy back."""

    def eprouver_copie(self, copie: Path) -> None:
        """Read every page of a copy of this store. Raises BaseIllisible."""


class Lettres(Protocol):
    """The letters, as PDF/A-2a and PDF/UA-1. Raises LettreImpossible."""

    def produire(self, lettre: Lettre, *, duplicata: bool = False) -> LettreProduite:
        """Compose one letter; a duplicata says so on each page."""

    def produire_lot(self, lettres: Sequence[Lettre], *, duplicatas: Collection[int] = ...) -> LettreProduite:
        """Compose many letters in one file; those of these ranks say on each page that they are a duplicata."""

    def produire_etat(self, etat: Etat) -> LettreProduite:
        """Compose a statement made of tables."""


class Referentiels(Protocol):
    """Offline lists of INSEE: communes (old ones and arrondissements too) and countries."""

    def communes(self, texte: str, limite: int = 12) -> list[Commune]:
        """Return the communes whose name or postal code starts so, best first."""

    def pays(self, texte: str, limite: int = 12) -> list[Pays]:
        """Return the countries whose name has a word starting so."""

    def commune_par_code(self, code: str) -> Commune | None:
        """Return the commune of an INSEE code."""

    def pays_par_code(self, code: str) -> Pays | None:
        """Return the country of an INSEE code."""
