"""A request for one aid: what was asked, where it stands, what the person was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.demandes.statuts import NatureDemande, OrganeSaisi
from ccas_desktop.domain.demandes.statuts import StatutDemande as StatutDemande
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import Provenance


class VersionInformation(StrEnum):
    """Versions of the information notice (M03) that were given to people; a text once used never changes."""

    V1_2026 = "2026-1"


@dataclass(frozen=True)
class InformationRemise:
    """Proof that the person was informed before any call (CRPA L114-8).

    Attributes:
        remise_le: UTC instant.
        agent: first name and name of who gave it.
        prefere_papiers: the person would rather bring the papers: no call is then possible.
    """

    remise_le: datetime
    agent: str
    version: str = VersionInformation.V1_2026
    prefere_papiers: bool = False


@dataclass(frozen=True, kw_only=True)
class Demande(Enregistrement):
    """One request for one aid.

    Attributes:
        numero: « 2026-0042-1 », the dossier's number and the rank in it.
        demandeur_id: the person of the dossier who asks.
        allocataire_id: in whose name the CAF or MSA file is held; the API is asked with this identity.
        deposee_le: J0 of the implicit rejection (CRPA L231-4).
        reponses: what the agent ticked or typed for this aid, by code of indicator.
        urgence: its motive; empty when not urgent.
        renouvelle_id: the former demande that this one renews.
        organe_saisi: who it is put before, once `a_decider`.
        autorite: who it was passed on to, once `transmise_autre_autorite` (CRPA L114-2).
    """

    dossier_id: str
    numero: str
    demandeur_id: str
    aide: str
    deposee_le: date
    allocataire_id: str | None = None
    objet: str = ""
    montant_demande: Decimal | None = None
    montant_facture: Decimal | None = None
    tiers_paye: str = ""
    urgence: str = ""
    reponses: Mapping[str, bool] = field(default_factory=dict)
    information: InformationRemise | None = None
    statut: StatutDemande = StatutDemande.DEPOSEE
    renouvelle_id: str | None = None
    organe_saisi: OrganeSaisi | None = None
    autorite: str = ""

    @property
    def est_decidee(self) -> bool:
        """Tell whether a decision was taken, notified or not."""
        return self.statut.est_decide

    @property
    def est_en_instruction(self) -> bool:
        """Tell whether the request still waits for its decision."""
        return self.statut.est_en_instruction

    @property
    def est_modifiable(self) -> bool:
        """Tell whether what was asked may still be typed over: it is being prepared, or waits for its decision."""
        return self.est_en_instruction or self.statut is StatutDemande.BROUILLON

    @property
    def nature(self) -> NatureDemande:
        """Return whether it is a first request or renews a former one."""
        return NatureDemande.RENOUVELLEMENT if self.renouvelle_id else NatureDemande.PREMIERE


@dataclass(frozen=True, kw_only=True)
class ReponseRecue(Enregistrement):
    """The last reply of one source for one person in one request, frozen as received."""

    dossier_id: str
    demande_id: str
    usager_id: str
    reponse: ReponseCertifiee


@dataclass(frozen=True, kw_only=True)
class DonneeRetenue(Enregistrement):
    """The value that the evaluation will use for one indicator, with where it comes from.

    Attributes:
        indicateur: code of the indicator, such as `quotient_familial` or `beneficiaire_rsa`.
        valeur: decimal text, « oui » or « non ».
        usager_id: whom it is about, for what is asked of each pupil of a foyer: one value each.
    """

    dossier_id: str
    demande_id: str
    indicateur: str
    valeur: str
    provenance: Provenance
    usager_id: str | None = None

    def est_de(self, usager_id: str | None, nom: str | None) -> bool:
        """Tell whether it is the value of that person; of an older version, its provenance alone may say so."""
        if usager_id is None or self.usager_id == usager_id:
            return True
        return self.usager_id is None and self.provenance.personne in (None, nom)


@dataclass(frozen=True, kw_only=True)
class TraceAppel:
    """The trace of one call, kept 36 months, without any value (CRPA R114-9-7; api.md 1.3).

    Attributes:
        base_legale: text of the délibération and article that allow the call.
        motif: what the call is for, when made outside a demande (support, by the command line).
        etat: None from before the call until its outcome is known.
        empreinte: keyed digest of the identity asked for, never the identity; empty for the DGFIP, which is asked by
            a number that may not be kept.
        sans_reseau: the call did not reach the service.
    """

    id: str
    instant: datetime
    agent: str
    source: Source | SourceFiscale
    base_legale: str
    empreinte: str
    demande_id: str | None = None
    motif: str = ""
    etat: EtatAppel | None = None
    http: int | None = None
    code: str | None = None
    requete_id: str | None = None
    sans_reseau: bool = False


def numero_de_demande(numero_dossier: str, rang: int) -> str:
    """Return « 2026-0042-1 »."""
    return f"{numero_dossier}-{rang}"


def exiger_appel_permis(demande: Demande, source: Source, *, permises: frozenset[Source]) -> None:
    """Refuse a call that the law or the délibération does not allow.

    Only what the aid, its délibération and the token's rights share may be asked (api.md 4.1).
    """
    exiger_information(demande)
    if source not in permises:
        raise RefusMetier("source_non_permise", source=source)


def exiger_information(demande: Demande) -> None:
    """Refuse any call before the person is informed (CRPA L114-8), or when they would rather bring papers."""
    if not demande.est_en_instruction:
        raise RefusMetier("appel_hors_instruction", statut=demande.statut)
    if demande.information is None:
        raise RefusMetier("information_non_remise", champ="information")
    if demande.information.prefere_papiers:
        raise RefusMetier("prefere_papiers", champ="information")
