"""Which calls an aid, its délibération and the token's rights allow together (minimisation, api.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source

# Scope of each part of the reply of a source; a call is open with any scope of its source.
SCOPES: Mapping[Source, dict[str, str]] = {source: decrite.scopes for source, decrite in DESCRIPTIONS.items()}


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
    """Return the blocks of a source that are both wanted by the aid and open to the token.

    None is when the source follows another one whose identity the token does not open: it could not be compared.
    """
    prealable = DESCRIPTIONS[besoin.source].prealable
    if prealable and SCOPES[prealable.source][prealable.bloc] not in scopes:
        return ()
    connus = SCOPES[besoin.source]
    voulus = besoin.blocs or tuple(connus)
    return tuple(bloc for bloc in voulus if connus.get(bloc) in scopes)


def blocs_voulus(besoins: Iterable[BesoinDonnee], source: Source) -> tuple[str, ...]:
    """Return the parts of a reply that the délibération lists, with the fields that explain them; empty for all."""
    besoin = next((b for b in besoins if b.source is source), None)
    if besoin is None or DESCRIPTIONS[source].forme_incertaine:
        return ()
    explicatifs = (nom for bloc in DESCRIPTIONS[source].blocs if bloc.nom in besoin.blocs for nom in bloc.avec)
    return tuple(dict.fromkeys((*besoin.blocs, *explicatifs)))


def raison(besoins: Iterable[BesoinDonnee], source: Source, scopes: frozenset[str]) -> RaisonAppel:
    """Return why a source may or may not be asked."""
    besoin = next((b for b in besoins if b.source is source), None)
    if besoin is None:
        return RaisonAppel.HORS_DELIBERATION
    return RaisonAppel.PERMIS if blocs_permis(besoin, scopes) else RaisonAppel.HORS_HABILITATION
