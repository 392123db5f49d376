"""The aids asked elsewhere for the person: the FSL, the CAF, a charity… (features.md D1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.enregistrement import Enregistrement


class OrganismeExterieur(StrEnum):
    """Who may be asked; `autre` is named in `precision`."""

    FSL = "fsl"
    DEPARTEMENT = "departement"
    CAF = "caf"
    MSA = "msa"
    CPAM = "cpam"
    CAISSE_RETRAITE = "caisse_retraite"
    ACTION_LOGEMENT = "action_logement"
    FONDATION_LOGEMENT = "fondation_logement"
    FRANCE_TRAVAIL = "france_travail"
    FOURNISSEUR_ENERGIE = "fournisseur_energie"
    BANQUE_DE_FRANCE = "banque_de_france"
    ASSOCIATION = "association"
    AUTRE = "autre"


class IssueExterieure(StrEnum):
    """What the organism answered."""

    EN_ATTENTE = "en_attente"
    ACCORDEE = "accordee"
    ACCORDEE_EN_PARTIE = "accordee_en_partie"
    REFUSEE = "refusee"
    SANS_REPONSE = "sans_reponse"


@dataclass(frozen=True, kw_only=True)
class AideExterieure(Enregistrement):
    """One aid asked elsewhere.

    Attributes:
        precision: name of the organism when the list does not say it.
        demande_id: the demande that the person was turned from, or that it completes.
        montant_demande, montant_recu: euros.
    """

    dossier_id: str
    organisme: OrganismeExterieur
    orientee_le: date
    precision: str = ""
    objet: str = ""
    demande_id: str | None = None
    montant_demande: Decimal | None = None
    montant_recu: Decimal | None = None
    issue: IssueExterieure = IssueExterieure.EN_ATTENTE
    repondue_le: date | None = None
