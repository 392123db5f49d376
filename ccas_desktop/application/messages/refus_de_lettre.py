"""Why a letter cannot be made or printed, in words, and where that is mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ccas_desktop.application.courriers.lettres_de_la_demande import champs_absents
from ccas_desktop.application.courriers.signature import ECHUE, ECHUE_NOTIFIEE, ECHUE_SANS_DECISION
from ccas_desktop.application.donnees.ou_renseigner import AFaire, Lieu, mentions_a_renseigner
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import RefusMetier

MENTIONS = "La lettre ne peut pas être faite\u00a0: la loi demande des mentions qui manquent."
_SIGNATAIRE = AFaire("Le signataire de la décision", "", Lieu.ETAPE_DECISION)
_DELEGATIONS = AFaire("Ses délégations et leurs dates", "", Lieu.REGLAGES_DELEGATIONS)
# A decision of which the person was told is not taken again: only the delegations are left to put right.
_SIGNATURES: Mapping[str, tuple[AFaire, ...]] = MappingProxyType(
    {
        ECHUE: (_SIGNATAIRE, _DELEGATIONS),
        ECHUE_NOTIFIEE: (_DELEGATIONS,),
        ECHUE_SANS_DECISION: (_DELEGATIONS,),
    }
)


@dataclass(frozen=True)
class RefusDeLettre:
    """A refusal that stays on the page of the letters until it is mended."""

    phrase: str
    choses: tuple[AFaire, ...]


def refus_de_lettre(erreur: Exception) -> RefusDeLettre | None:
    """Return what to say of a refusal that has places where it is mended, or None for any other failure."""
    if not isinstance(erreur, RefusMetier):
        return None
    champs = champs_absents(erreur)
    if champs:
        return RefusDeLettre(MENTIONS, mentions_a_renseigner(champs))
    choses = _SIGNATURES.get(erreur.code)
    return RefusDeLettre(phrase_refus(erreur.code, erreur.faits), choses) if choses else None
