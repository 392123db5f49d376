"""What a letter is made from, whatever its model. Each value is text as typed, an exact amount or a civil date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.courrier.contenu_etapes import Ajournement, Attestation, RendezVous, Transmission
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.distance import Distance

CIVILITES_COURTES = {"Madame": "Mme", "Monsieur": "M."}


@dataclass(frozen=True, kw_only=True)
class Expediteur:
    """The CCAS. `nom` is the full name printed, such as « Centre communal d’action sociale de Flers »."""

    nom: str
    commune: str
    adresse: tuple[str, ...] = ()
    telephone: str = ""
    courriel: str = ""
    horaires: str = ""
    siret: str = ""
    logo: bytes = b""


@dataclass(frozen=True, kw_only=True)
class AgentSuivi:
    """The agent in charge of the file, whom the person may call (CRPA L111-2)."""

    prenom: str
    nom: str
    qualite: str
    telephone: str = ""
    courriel: str = ""


@dataclass(frozen=True, kw_only=True)
class Destinataire:
    """The person written to.

    Attributes:
        nom_usage_demande: the person expressly asked for the nom d’usage (CRPA L111-3).
        adresse: the lines below the name, none when the letter is handed over.
        organisation: that of a mandataire, who may have no name of its own.
        mandataire_de: who is represented, « M. Jean DUPONT »; empty when the letter goes to the person herself.
    """

    nom_famille: str
    prenom: str = ""
    civilite: str = ""
    nom_usage: str = ""
    nom_usage_demande: bool = False
    adresse: tuple[str, ...] = ()
    organisation: str = ""
    mandataire_de: str = ""

    @property
    def nom_imprime(self) -> str:
        """Return the nom de famille, or the nom d’usage when the person asked for it."""
        return self.nom_usage if self.nom_usage_demande and self.nom_usage else self.nom_famille

    @property
    def designation(self) -> str:
        """Return « Madame Jeanne DUPONT »."""
        return " ".join(t for t in (self.civilite, self.prenom, self.nom_imprime) if t)

    @property
    def designation_courte(self) -> str:
        """Return « Mme Jeanne DUPONT »; a title that has no short form stays."""
        courte = CIVILITES_COURTES.get(self.civilite, self.civilite)
        return " ".join((courte + self.designation.removeprefix(self.civilite)).split())


@dataclass(frozen=True, kw_only=True)
class References:
    """Numbers and dates of the request; `dossier` says nothing of the person."""

    dossier: str
    demande_le: date | None = None
    accuse_le: date | None = None
    demande: str = ""


@dataclass(frozen=True, kw_only=True)
class Fondement:
    """The text applied. `regle` is the sentence of the règlement, as voted."""

    deliberation: str
    deliberation_le: date
    article: str = ""
    regle: str = ""


@dataclass(frozen=True, kw_only=True)
class Dispositif:
    """What is decided.

    Attributes:
        beneficiaire: who receives the aid, when not the person written to.
        tiers_paye: who is paid directly.
        modalites: how it is paid, as whole sentences.
    """

    sens: SensDecision
    montant: Decimal = Decimal(0)
    montant_demande: Decimal | None = None
    beneficiaire: str = ""
    tiers_paye: str = ""
    modalites: str = ""
    valable_jusqu_au: date | None = None


@dataclass(frozen=True, kw_only=True)
class Motivation:
    """Why (CRPA L211-5): facts with their figures, and law.

    Attributes:
        raison_courte: the same in a few words, for the easy-to-read box.
        orientation: what else the person can do, as whole sentences.
        nouvelle_demande_le: first day of a new request, when the règlement sets one.
    """

    fait: str = ""
    droit: str = ""
    raison_courte: str = ""
    orientation: str = ""
    nouvelle_demande_le: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrganeCompetent:
    """Who decided, and when.

    Attributes:
        libelle: with its article, such as « la présidente du CCAS ».
        delegation: reference of the délibération that delegates, when one person decides.
    """

    libelle: str
    decidee_le: date
    numero: str = ""
    delegation: str = ""


@dataclass(frozen=True, kw_only=True)
class Signataire:
    """Who signs by hand; `formule` is « Pour le président et par délégation » when another signs for him."""

    prenom: str
    nom: str
    qualite: str
    formule: str = ""


@dataclass(frozen=True, kw_only=True)
class VoiesRecours:
    """Where to contest, and how much longer one may. `tribunal` completes « tribunal administratif de »."""

    tribunal: str
    tribunal_adresse: str
    recours_gracieux: str
    distance: Distance | None = None


@dataclass(frozen=True, kw_only=True)
class MentionAlgorithmique:
    """What the notice of a computation names: the rules, what was computed, whom to ask."""

    reglement: str
    indicateur: str
    contact: str


@dataclass(frozen=True, kw_only=True)
class SourceConsultee:
    """Data obtained from another administration, which the person did not have to bring (CRPA L114-8)."""

    libelle: str
    administration: str
    obtenue_le: date
    donnees: str


@dataclass(frozen=True, kw_only=True)
class NoticeRgpd:
    """What the data protection notice names; `duree_active` reads « deux ans »."""

    duree_active: str
    dpo: str


@dataclass(frozen=True, kw_only=True)
class PieceDemandee:
    """A missing paper, and the text that requires it (CRPA L114-5)."""

    libelle: str
    texte: str = ""


@dataclass(frozen=True, kw_only=True)
class Accuse:
    """What an acknowledgement of receipt says (CRPA R112-5).

    Attributes:
        rejet_implicite_le: day on which silence rejects the request.
        pieces, pieces_avant: papers still missing, and until when; none when the file is complete.
        obtenues_directement: what the CCAS asks itself, so that nobody brings it.
    """

    rejet_implicite_le: date
    pieces: tuple[PieceDemandee, ...] = ()
    pieces_avant: date | None = None
    obtenues_directement: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InformationPrealable:
    """What is told before any call (CRPA L114-8): which data, from whom, what for."""

    donnees: tuple[str, ...]
    administrations: tuple[str, ...]
    finalite: str
    remise_le: date


@dataclass(frozen=True, kw_only=True)
class ExplicationCalcul:
    """The computation as it is explained to the person: four parts, in the order of the decree (CRPA R311-3-1-2).

    Attributes:
        resultat: what the computation answers, in one sentence.
        degre, mode: how far and how it took part in the decision.
        donnees: each datum with its value, its source and its date.
        parametres: each threshold, rate and ceiling with its article and its délibération.
        operations: each line of computation with the figures of the person and its article.
    """

    resultat: str
    degre: str
    mode: str
    donnees: tuple[str, ...] = ()
    parametres: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lettre:
    """One letter. A part that its model does not use is None.

    Attributes:
        aide: name of the aid, such as « Aide aux factures d’énergie ».
        calcul_utilise: an engine, a score or a grid contributed: the notice of CRPA L311-3-1 is then due.
        urgence: why an urgent aid could not wait.
        copie: who receives a second exemplar, printed after the first.
        gros_caracteres: the person asked for large print.
    """

    modele: Modele
    date: date
    aide: str
    expediteur: Expediteur
    agent: AgentSuivi
    destinataire: Destinataire
    references: References
    rgpd: NoticeRgpd
    fondement: Fondement | None = None
    dispositif: Dispositif | None = None
    motivation: Motivation | None = None
    organe: OrganeCompetent | None = None
    signataire: Signataire | None = None
    recours: VoiesRecours | None = None
    calcul_utilise: bool = False
    algorithme: MentionAlgorithmique | None = None
    sources_consultees: tuple[SourceConsultee, ...] = ()
    accuse: Accuse | None = None
    information: InformationPrealable | None = None
    attestation: Attestation | None = None
    rendez_vous: RendezVous | None = None
    ajournement: Ajournement | None = None
    transmission: Transmission | None = None
    urgence: str = ""
    explication: ExplicationCalcul | None = None
    copie: Destinataire | None = None
    gros_caracteres: bool = False
