"""Which calls an aid, its délibération and the token's rights allow together (minimisation, api.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.certifie import Source

# Scopes of API Particulier by source and block (api.md 1.5); a call is open with any scope of its source.
SCOPES: dict[Source, dict[str, str]] = {
    Source.QUOTIENT_FAMILIAL: {
        "quotient_familial": "cnaf_quotient_familial",
        "allocataires": "cnaf_allocataires",
        "enfants": "cnaf_enfants",
        "adresse": "cnaf_adresse",
    },
    Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE: {"est_beneficiaire": "complementaire_sante_solidaire"},
    Source.REVENU_SOLIDARITE_ACTIVE: {
        "est_beneficiaire": "revenu_solidarite_active",
        "avec_majoration": "revenu_solidarite_active_majoration",
    },
    Source.PRIME_ACTIVITE: {
        "est_beneficiaire": "prime_activite",
        "avec_majoration": "prime_activite_majoration",
    },
    Source.ALLOCATION_ADULTE_HANDICAPE: {"est_beneficiaire": "allocation_adulte_handicape"},
    Source.ALLOCATION_SOUTIEN_FAMILIAL: {"est_beneficiaire": "allocation_soutien_familial"},
}


class RaisonAppel(StrEnum):
    """Why a source may, or may not, be asked for a request."""

    PERMIS = "permis"
    HORS_DELIBERATION = "hors_deliberation"
    HORS_HABILITATION = "hors_habilitation"


@dataclass(frozen=True)
class BesoinDonnee:
    """What the délibération of an aid lists: one source, the blocks wanted of it, and what for."""

    source: Source
    blocs: tuple[str, ...] = ()


def sources_permises(besoins: Iterable[BesoinDonnee], scopes: frozenset[str]) -> frozenset[Source]:
    """Return the sources that may be asked: listed by the aid, and at least one wanted block open to the token."""
    return frozenset(b.source for b in besoins if blocs_permis(b, scopes))


def blocs_permis(besoin: BesoinDonnee, scopes: frozenset[str]) -> tuple[str, ...]:
    """Return the blocks of a source that are both wanted by the aid and open to the token."""
    connus = SCOPES[besoin.source]
    voulus = besoin.blocs or tuple(connus)
    return tuple(bloc for bloc in voulus if connus.get(bloc) in scopes)


def blocs_voulus(besoins: Iterable[BesoinDonnee], source: Source) -> tuple[str, ...]:
    """Return the blocks of a source that the délibération lists, with the date that explains a right."""
    besoin = next((b for b in besoins if b.source is source), None)
    if besoin is None or not besoin.blocs:
        return ()
    return (*besoin.blocs, "date_debut_droit") if "est_beneficiaire" in besoin.blocs else besoin.blocs


def raison(besoins: Iterable[BesoinDonnee], source: Source, scopes: frozenset[str]) -> RaisonAppel:
    """Return why a source may or may not be asked."""
    besoin = next((b for b in besoins if b.source is source), None)
    if besoin is None:
        return RaisonAppel.HORS_DELIBERATION
    return RaisonAppel.PERMIS if blocs_permis(besoin, scopes) else RaisonAppel.HORS_HABILITATION
