"""What the screens read: values assembled from several records at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale
from ccas_desktop.domain.demandes.decision import Agent, Decision, Delegation
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue, ReponseRecue, TraceAppel
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.demandes.statuts import TransitionDemande
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.domain.dossiers.reprise import AideReprise
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.reglement.modele.situation import AideRecue


@dataclass(frozen=True)
class ResultatRecherche:
    """One person found, as the list shows it."""

    usager_id: str
    dossier_id: str
    numero: str
    nom_affiche: str
    date_naissance: DateNaissance | None
    commune: str
    lien: str


@dataclass(frozen=True)
class ResumeDemande:
    """One line of a list of requests; `pieces` are those asked of the person, which may stop its clock."""

    demande: Demande
    numero_dossier: str
    nom_affiche: str
    decision: Decision | None = None
    pieces: tuple[PieceAttendue, ...] = ()


@dataclass(frozen=True)
class DemandeEnCours:
    """What the first page needs of one request not decided yet, and nothing of who asks.

    Attributes:
        attentes: of each paper asked for, the three days by which it stops the clock: asked, last left, received.
    """

    demande_id: str
    dossier_id: str
    numero: str
    aide: str
    deposee_le: date
    attentes: tuple[tuple[date, date, date | None], ...] = ()


@dataclass(frozen=True)
class PiecesARelancer:
    """The papers that one demande in hand, or one legal aid not decided, still waits for.

    Attributes:
        demande_id: None for a legal aid.
        numero: of the demande, or of the dossier of the legal aid.
        jour: the nearest of their last days.
        libelles: the nearest first.
    """

    demande_id: str | None
    dossier_id: str
    numero: str
    jour: date
    libelles: tuple[str, ...]


@dataclass(frozen=True)
class DemandeComplete:
    """All that the demande page shows, read at one moment."""

    demande: Demande
    dossier: DossierComplet
    reponses: tuple[ReponseRecue, ...]
    donnees: tuple[DonneeRetenue, ...]
    traces: tuple[TraceAppel, ...]
    decision: Decision | None
    courriers: tuple[Courrier, ...]
    transitions: tuple[TransitionDemande, ...] = ()
    pieces: tuple[PieceAttendue, ...] = ()


@dataclass(frozen=True)
class Accord:
    """A grant to a foyer, with the id of its decision."""

    decision_id: str
    recue: AideRecue


@dataclass(frozen=True)
class DemandeDecidee:
    """A request decided, with what was frozen for it.

    Attributes:
        dossier: without its budget, notes and former addresses, which are those of today.
        donnees: no longer changed once it is decided.
        instantane: the last budget frozen for it; None when there was none to freeze.
        accords: everything the foyer was granted here, latest first, this decision included.
        reprises: what the former tool of the office gave.
    """

    demande: Demande
    decision: Decision
    dossier: DossierComplet
    donnees: tuple[DonneeRetenue, ...]
    instantane: InstantaneBudget | None
    accords: tuple[Accord, ...]
    reprises: tuple[AideReprise, ...]


@dataclass(frozen=True)
class AppelTrace:
    """The trace of one call, with the number of the demande it was made for; empty for a call of the support."""

    trace: TraceAppel
    numero_demande: str = ""


@dataclass(frozen=True)
class TracesAnciennes:
    """How many traces are older than some instant, and the first and last of them."""

    nombre: int
    premiere: datetime | None = None
    derniere: datetime | None = None


@dataclass(frozen=True)
class ReglementImporte:
    """The file of the règlement as it was brought in: its text, its name and when."""

    texte: str
    nom_fichier: str
    importe_le: datetime
    empreinte: str


@dataclass(frozen=True)
class BaremesImportes:
    """The file of reference scales as it was brought in: its text, its name and when."""

    texte: str
    nom_fichier: str
    importe_le: datetime
    empreinte: str


@dataclass(frozen=True)
class Reglages:
    """Everything the « Réglages » page edits, but the token."""

    ccas: Ccas
    agents: tuple[Agent, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    reglement: ReglementImporte | None = None
    baremes: BaremesImportes | None = None
    scopes: frozenset[str] = frozenset()
    jeton_expire_le: date | None = None
    impot: ConnexionImpot = field(default_factory=ConnexionImpot)
    natures: tuple[NatureAjoutee, ...] = ()


@dataclass(frozen=True)
class RappelDu:
    """A reminder with the number of its request or dossier; empty for a free one."""

    rappel: Rappel
    numero: str = ""


@dataclass(frozen=True)
class AideLegaleDue:
    """A legal aid whose clocks still run, with the number of its dossier."""

    aide: DossierAideLegale
    numero: str


@dataclass(frozen=True)
class DonneesAnciennes:
    """A request not decided yet with data certified long ago: how many, and the civil day of the oldest."""

    demande_id: str
    dossier_id: str
    numero: str
    nombre: int
    certifiee_le: date


@dataclass(frozen=True)
class AideFinissante:
    """An aid granted until a day, with the code of the aid."""

    demande_id: str
    dossier_id: str
    numero: str
    aide: str
    fin: date


@dataclass(frozen=True)
class Brouillon:
    """What was being typed on a page and not saved yet; kept apart from the records, never journalled."""

    cle: str
    contenu: Mapping[str, str]
    modifie_le: datetime


@dataclass(frozen=True)
class TailleBase:
    """What the base weighs, in bytes.

    Attributes:
        documents: part of the documents kept; `nombre` of them.
        retires: part of those removed that can still come back; `nombre_retires` of them.
    """

    base: int
    documents: int
    nombre: int
    retires: int
    nombre_retires: int
