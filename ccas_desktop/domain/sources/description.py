"""What the application must know of a source: how it is asked, what its reply says, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue
from ccas_desktop.domain.reponses.etat_service import Fenetre
from ccas_desktop.domain.reponses.identite_envoyee import ETAT_CIVIL, EtatCivil
from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.reponses.lecture_brute import Donnees
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Complement as Complement

ValeurLue = Decimal | bool
# A pupil who is ahead enters higher education at fifteen.
AGE_DES_ETUDES_SUPERIEURES = 15
# A lycéen who repeated, or came late to a CAP, may be twenty.
AGE_MAXIMUM_D_UN_ELEVE = 20
MAJORITE = 18


class Concerne(Enum):
    """About whom a source is asked: who holds the file of the caisse, a pupil, any member of the foyer old enough."""

    TITULAIRE = auto()
    ENFANT = auto()
    MEMBRE = auto()


@dataclass(frozen=True)
class Requete:
    """One way to ask a source.

    Attributes:
        ping: name under which the service says how this way is doing (`/api/{ping}/ping`).
        etat_civil: what is sent of the civil identity; None when the person is designated otherwise.
        exige: what must be given beside it; a way of which one is missing is not the one to use.
        accepte: what may be given beside it.
    """

    chemin: str
    ping: str
    etat_civil: EtatCivil | None = ETAT_CIVIL
    exige: tuple[Complement, ...] = ()
    accepte: tuple[Complement, ...] = ()


@dataclass(frozen=True)
class Bloc:
    """A part of the reply that a scope opens; it is silently absent without it (api.md, fact 8).

    Attributes:
        libelle: the scope in French, as the page of the token lists it.
        avec: fields of the reply that explain this one and are kept with it.
        dit: how the person is told it was obtained, when it is no fact of its own.
    """

    nom: str
    scope: str
    libelle: str
    avec: tuple[str, ...] = ()
    dit: str = ""


@dataclass(frozen=True)
class Lecture:
    """What a reply is read with: its data, the day it came, and the month that was asked for."""

    donnees: Donnees
    jour: date
    mois_demande: Mois | None = None


@dataclass(frozen=True)
class FaitCertifie:
    """A fact that a source certifies.

    Attributes:
        bloc: the part of the reply it is read from.
        lire: returns the value, or None when the reply does not tell: unknown is neither no nor zero.
        dit: how the person is told of it, such as « bénéficiaire ».
    """

    indicateur: Indicateur
    bloc: str
    lire: Callable[[Lecture], ValeurLue | None]
    dit: str


@dataclass(frozen=True)
class Prealable:
    """Another source, asked just before: this one only is when the identity it returns is the one typed.

    Attributes:
        bloc: the part of that reply which holds the identity.
    """

    source: Source
    bloc: str


def personne_n_est_rendue(_donnees: Donnees) -> tuple[PersonneRendue, ...]:
    """Return nobody: the reply names no one."""
    return ()


def aucun_fournisseur(_donnees: Donnees) -> str | None:
    """Return None: the reply does not name the body that answered."""
    return None


def aucun_mois(_lecture: Lecture) -> Mois | None:
    """Return None: the values of the reply are those of the day."""
    return None


@dataclass(frozen=True)
class DescriptionSource:
    """One source.

    Attributes:
        administration: who holds the data, when the reply does not say it, as the person knows them.
        requetes: ways to ask, the most precise first.
        faits: what it certifies, the main fact first.
        piece: the paper that the person need not bring any more.
        remarques: what is odd in a reply, or must be known before using it; often nothing.
        rendues: the persons whom the reply names, to compare with the one typed.
        prenom_maximum: length at which the source cuts the first name, when it does.
        guichet: where the person has no file, in « pas de dossier … ».
        a_relire: what to read again when the person was not found, instead of the civil identity.
        si_introuvable: what a « not found » may mean for this source, and what to try.
        autres_scopes: scopes that open fields inside a part, with their French names.
        prealable: what must be asked before, when there is such.
        concerne: about whom it is asked.
        age_minimum: years under which a member is not asked about.
        fenetres: when the administration is known to be closed.
        blocs_a_nommer: a règlement must list the parts wanted, which are as many different data.
        forme_incertaine: the names of the fields are not settled: the whole reply is kept, for no part is known apart.
    """

    source: Source
    libelle: str
    administration: str
    requetes: tuple[Requete, ...]
    blocs: tuple[Bloc, ...]
    faits: tuple[FaitCertifie, ...]
    piece: str
    remarques: Callable[[Lecture], tuple[str, ...]]
    rendues: Callable[[Donnees], tuple[PersonneRendue, ...]] = personne_n_est_rendue
    prenom_maximum: int | None = None
    fournisseur: Callable[[Donnees], str | None] = aucun_fournisseur
    mois: Callable[[Lecture], Mois | None] = aucun_mois
    guichet: str = "à cette caisse"
    a_relire: str = ""
    si_introuvable: str = ""
    autres_scopes: tuple[tuple[str, str], ...] = ()
    prealable: Prealable | None = None
    fenetres: tuple[Fenetre, ...] = ()
    concerne: Concerne = Concerne.TITULAIRE
    age_minimum: int = 0
    blocs_a_nommer: bool = False
    forme_incertaine: bool = False

    @property
    def scopes(self) -> dict[str, str]:
        """Return the scope that opens each part of the reply; a call is open with any of them."""
        return {bloc.nom: bloc.scope for bloc in self.blocs}

    @property
    def complements_a_saisir(self) -> tuple[Complement, ...]:
        """Return what must be asked of the person beside the civil identity: without it no call is possible."""
        exiges = (set(requete.exige) for requete in self.requetes)
        return tuple(sorted(set.intersection(*exiges) - {Complement.ANNEE_SCOLAIRE}))

    @property
    def complements_acceptes(self) -> tuple[Complement, ...]:
        """Return all that may be given to ask this source."""
        tous = (c for requete in self.requetes for c in (*requete.exige, *requete.accepte))
        return tuple(dict.fromkeys(tous))
