"""Why a source cannot be asked now, as the agent must be told."""

from __future__ import annotations

from enum import StrEnum

from ccas_desktop.application.donnees.certification import besoins
from ccas_desktop.domain.certifie.habilitation import RaisonAppel, raison
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.sources.codes import Source


class EmpechementAppel(StrEnum):
    """Why a source cannot be asked now, first cause first."""

    AUCUN = "aucun"
    DEMANDE_CLOSE = "demande_close"
    HORS_DELIBERATION = "hors_deliberation"
    HORS_HABILITATION = "hors_habilitation"
    INFORMATION_NON_REMISE = "information_non_remise"
    PREFERE_PAPIERS = "prefere_papiers"


def empechement(demande: Demande, aide: Aide, source: Source, scopes: frozenset[str]) -> EmpechementAppel:
    """Return why a source cannot be asked for this request, as the agent must be told."""
    if not demande.est_en_instruction:
        return EmpechementAppel.DEMANDE_CLOSE
    cause = raison(besoins(aide), source, scopes)
    if cause is not RaisonAppel.PERMIS:
        return EmpechementAppel(cause.value)
    if demande.information is None:
        return EmpechementAppel.INFORMATION_NON_REMISE
    if demande.information.prefere_papiers:
        return EmpechementAppel.PREFERE_PAPIERS
    return EmpechementAppel.AUCUN
