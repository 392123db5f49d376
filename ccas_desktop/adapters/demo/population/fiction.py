"""What is made up of one dossier: its people, address, budget and requests, and what the caisse knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE, Sens
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import UN, Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite

JOUR_DE_REFERENCE = date(2026, 11, 2)


class Profil(StrEnum):
    """The kinds of foyer that come to the counter."""

    SEUL_ACTIF = "seul_actif"
    SEUL_RSA = "seul_rsa"
    SEUL_CHOMAGE = "seul_chomage"
    SEUL_AAH = "seul_aah"
    SENIOR_SEUL = "senior_seul"
    COUPLE_SENIOR = "couple_senior"
    COUPLE = "couple"
    COUPLE_ENFANTS = "couple_enfants"
    FAMILLE_NOMBREUSE = "famille_nombreuse"
    PARENT_ISOLE = "parent_isole"
    GARDE_ALTERNEE = "garde_alternee"
    HEBERGE = "heberge"
    ETUDIANT = "etudiant"
    FOYER_ELARGI = "foyer_elargi"


class Anomalie(StrEnum):
    """What the simulated caisse does unlike the declared foyer, as real ones do (api.md 1.5 and 6)."""

    AUCUNE = "aucune"
    SANS_DOSSIER = "sans_dossier"
    NON_RECONNU = "non_reconnu"
    MAINTENANCE = "maintenance"
    QUOTIENT_NUL = "quotient_nul"
    ENFANT_MANQUANT = "enfant_manquant"
    ENFANT_EN_PLUS = "enfant_en_plus"
    JOUR_INCONNU = "jour_inconnu"
    AUTRE_NOM_USAGE = "autre_nom_usage"
    ANCIENNE_ADRESSE = "ancienne_adresse"


class Issue(StrEnum):
    """Where a past request of the demonstration must stand once loaded."""

    DEPOSEE = "deposee"
    EN_INSTRUCTION = "en_instruction"
    AJOURNEE = "ajournee"
    DECIDEE = "decidee"
    SANS_SUITE = "sans_suite"


class Ecart(StrEnum):
    """What people decided of a past request where the règlement would say otherwise, or leaves it to them."""

    EXCEPTION = "exception"
    PIECES_NON_FOURNIES = "pieces_non_fournies"
    COMMISSION_FAVORABLE = "commission_favorable"


class Trait(StrEnum):
    """What sets a foyer apart at the counter, for those written by hand."""

    DOMICILIE = "domicilie"
    ADRESSE_CONFIDENTIELLE = "adresse_confidentielle"
    PROTEGE = "protege"


@dataclass(frozen=True)
class PersonneFictive:
    """A person as the agent typed them; the fields of a SaisieUsager."""

    identite: Identite
    lien: Lien = Lien.DEMANDEUR
    arrivee: date | None = None
    depart: date | None = None
    presence: Decimal = UN
    telephone: str = ""
    courriel: str = ""

    @property
    def naissance(self) -> DateNaissance | None:
        """Return the birth date as typed."""
        return self.identite.date_naissance


@dataclass(frozen=True)
class LigneFictive:
    """A line of the budget; `personne` is a rank in the dossier, None for the whole foyer, `piece` the paper seen."""

    nature: str
    montant: Decimal
    personne: int | None = None
    piece: str = ""
    creancier: str = ""
    reste_du: Decimal | None = None

    @property
    def sens(self) -> Sens:
        """Return whether the line is a resource or a charge."""
        return NATURE_PAR_CODE[self.nature].sens


@dataclass(frozen=True)
class DemandeFictive:
    """A request; the fields of a SaisieDemande and where it must stand.

    Attributes:
        demandeur: a rank in the dossier.
        ecarts: what would be decided otherwise than by the règlement alone, each only where it can be.
    """

    aide: str
    deposee_le: date
    issue: Issue = Issue.DEPOSEE
    objet: str = ""
    montant_facture: Decimal | None = None
    tiers_paye: str = ""
    urgence: str = ""
    reponses: Mapping[str, bool] = field(default_factory=lambda: {"reside_commune": True})
    demandeur: int = 0
    ecarts: frozenset[Ecart] = frozenset()


@dataclass(frozen=True)
class Caisse:
    """What the caisse knows beside the declared foyer.

    Attributes:
        fournisseur: CNAF or MSA.
        allocataire: rank of the only person the quotient familial can be asked for.
        anomalie: how its answers differ from the declared foyer.
    """

    fournisseur: str = "CNAF"
    allocataire: int = 0
    anomalie: Anomalie = Anomalie.AUCUNE


@dataclass(frozen=True)
class DossierFictif:
    """One dossier; the demandeur is the first of `personnes`.

    Attributes:
        incomplet: opened without what the services require of an identity, on purpose.
        ecrit: written by hand: nothing is drawn for its requests.
    """

    profil: Profil
    personnes: tuple[PersonneFictive, ...]
    adresse: Adresse
    budget: tuple[LigneFictive, ...]
    ouvert_le: date
    caisse: Caisse = Caisse()
    demandes: tuple[DemandeFictive, ...] = ()
    note: str = ""
    incomplet: bool = False
    ecrit: bool = False
    traits: frozenset[Trait] = frozenset()

    @property
    def demandeur(self) -> PersonneFictive:
        """Return the person who opened the dossier."""
        return self.personnes[0]

    def rangs(self, *liens: Lien) -> tuple[int, ...]:
        """Return the ranks of the persons with one of these links who still live there."""
        return tuple(r for r, p in enumerate(self.personnes) if p.lien in liens and p.depart is None)

    @property
    def reste_a_vivre(self) -> Decimal:
        """Return what each person who lives there has left of a month."""
        presents = sum((p.presence for p in self.personnes if p.depart is None), Decimal(0))
        lignes = (ligne.montant if ligne.sens is Sens.RESSOURCE else -ligne.montant for ligne in self.budget)
        return sum(lignes, Decimal(0)) / presents

    def total(self, natures: frozenset[str]) -> Decimal:
        """Return the monthly sum of the lines of these natures."""
        return sum((ligne.montant for ligne in self.budget if ligne.nature in natures), Decimal(0))
