"""Certified data: what became of a call to a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.etat_service import EtatService
from ccas_desktop.domain.reponses.lecture_brute import Donnees as Donnees
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source as Source


class EtatAppel(StrEnum):
    """What became of one call. Only `certifie` carries data; nothing but it may be read as a right or its absence."""

    CERTIFIE = "certifie"
    INTROUVABLE = "introuvable"
    NON_RECONNU = "non_reconnu"
    PARAMETRE_REFUSE = "parametre_refuse"
    AMBIGU = "ambigu"
    JETON_REFUSE = "jeton_refuse"
    DROITS_INSUFFISANTS = "droits_insuffisants"
    INDISPONIBLE = "indisponible"
    LIMITE_ATTEINTE = "limite_atteinte"
    REPONSE_ILLISIBLE = "reponse_illisible"


class CauseAppel(StrEnum):
    """Why there is no data, when the service itself gave no code."""

    RESEAU = "reseau"
    CONNEXION_EXPIREE = "connexion_expiree"
    LECTURE_EXPIREE = "lecture_expiree"
    COUPURE = "coupure"
    CERTIFICAT = "certificat"
    PROXY = "proxy"
    PROXY_IDENTIFICATION = "proxy_identification"
    PROXY_REFUS = "proxy_refus"
    REDIRECTION = "redirection"
    PAGE_WEB = "page_web"
    TRONQUEE = "tronquee"
    VIDE = "vide"
    PAS_JSON = "pas_json"
    SANS_DONNEES = "sans_donnees"
    TROP_LONGUE = "trop_longue"
    ANNULE = "annule"
    JETON_ABSENT = "jeton_absent"
    JETON_MAL_FORME = "jeton_mal_forme"
    LIMITE_DU_BUREAU = "limite_du_bureau"
    AUTRE_IDENTITE = "autre_identite"
    IDENTITE_NON_RENDUE = "identite_non_rendue"
    TOUT_EXPIRE = "tout_expire"


# The call did not reach the service, or its answer did not come back: nothing was learnt, and it may be made again.
CAUSES_SANS_RESEAU = frozenset(
    {
        CauseAppel.RESEAU,
        CauseAppel.CONNEXION_EXPIREE,
        CauseAppel.TOUT_EXPIRE,
        CauseAppel.COUPURE,
        CauseAppel.PROXY,
        CauseAppel.PROXY_IDENTIFICATION,
        CauseAppel.PROXY_REFUS,
        CauseAppel.PAGE_WEB,
    }
)


@dataclass(frozen=True)
class ReponseCertifiee:
    """The outcome of one call to one source.

    Attributes:
        donnees: the `data` object of the API, its own field names; None unless `certifie`.
        fournisseur: body questioned (CNAF, MSA, RNCPS…) as the service names it, when it does.
        code, http: error code of the service, verbatim, and HTTP status; None when no answer came.
        instant: UTC moment of the answer.
        mois: month asked for, for the quotient familial of a past month.
        requete_id: `X-Request-ID`, for the support of the service.
        identite_differente: the identity returned is not the one typed; None when the source returns none.
        reessayer_dans: seconds to wait before asking again, when the service or the office's limit says so.
        detail: text of the service for an error, shown verbatim.
        parametre: name of the parameter that the service refused.
        cause: what went wrong on the way, when the service gave no code of its own.
        envoi_modifie: what was changed in the names to send them, as (typed, sent) pairs.
        service: what the service says of the administration, asked when the call failed.
        prealable: outcome of the call that had to be made before, without its data; not kept with the reply.
    """

    source: Source
    etat: EtatAppel
    instant: datetime
    donnees: Donnees | None = None
    fournisseur: str | None = None
    code: str | None = None
    http: int | None = None
    mois: Mois | None = None
    requete_id: str | None = None
    identite_differente: bool | None = None
    reessayer_dans: int | None = None
    detail: str | None = None
    parametre: str | None = None
    cause: CauseAppel | None = None
    envoi_modifie: tuple[tuple[str, str], ...] = ()
    service: EtatService | None = None
    prealable: ReponseCertifiee | None = None


LIBELLES: Mapping[Source, str] = {source: description.libelle for source, description in DESCRIPTIONS.items()}
