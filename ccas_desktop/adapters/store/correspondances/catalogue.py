"""The kinds of records the store knows, each by its mapping: a new kind is one mapping and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from ccas_desktop.adapters.store.correspondances.aides_legales import AIDE_LEGALE, OBLIGE
from ccas_desktop.adapters.store.correspondances.budgets import INSTANTANE, LIGNE_BUDGET, NATURE_AJOUTEE
from ccas_desktop.adapters.store.correspondances.connexion_impot import CONNEXION_IMPOT
from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.courriers import COURRIER
from ccas_desktop.adapters.store.correspondances.decisions import DECISION
from ccas_desktop.adapters.store.correspondances.demandes import DEMANDE, DONNEE, REPONSE
from ccas_desktop.adapters.store.correspondances.documents import DOCUMENT
from ccas_desktop.adapters.store.correspondances.dossiers import ADRESSE_ANCIENNE, DOSSIER, NOTE
from ccas_desktop.adapters.store.correspondances.guichet import PASSAGE, RAPPEL
from ccas_desktop.adapters.store.correspondances.rapprochements import DOSSIER_FUSIONNE, PAIRE_ECARTEE
from ccas_desktop.adapters.store.correspondances.reglages import AGENT, CCAS, DELEGATION
from ccas_desktop.adapters.store.correspondances.reprises import AIDE_REPRISE, IMPORT, MODELE_COLONNES
from ccas_desktop.adapters.store.correspondances.suites_demandes import AIDE_EXTERIEURE, PIECE_ATTENDUE, TRANSITION
from ccas_desktop.adapters.store.correspondances.usagers import USAGER
from ccas_desktop.adapters.store.correspondances.vues_listes import VUE_LISTE
from ccas_desktop.domain.enregistrement import Enregistrement

E = TypeVar("E", bound=Enregistrement)

_CORRESPONDANCES: Mapping[type[Enregistrement], Correspondance[Any]] = {
    correspondance.type: correspondance
    for correspondance in (
        DOSSIER,
        USAGER,
        LIGNE_BUDGET,
        NOTE,
        ADRESSE_ANCIENNE,
        NATURE_AJOUTEE,
        DEMANDE,
        TRANSITION,
        PIECE_ATTENDUE,
        INSTANTANE,
        AIDE_EXTERIEURE,
        AIDE_LEGALE,
        OBLIGE,
        REPONSE,
        DONNEE,
        DECISION,
        COURRIER,
        PASSAGE,
        RAPPEL,
        DOCUMENT,
        PAIRE_ECARTEE,
        DOSSIER_FUSIONNE,
        IMPORT,
        MODELE_COLONNES,
        AIDE_REPRISE,
        CCAS,
        AGENT,
        DELEGATION,
        CONNEXION_IMPOT,
        VUE_LISTE,
    )
}


_PAR_NOM: Mapping[str, Correspondance[Any]] = {c.objet: c for c in _CORRESPONDANCES.values()}


def correspondance_du_nom(objet: str) -> Correspondance[Any] | None:
    """Return the mapping of what the journal calls so, None for what is no record."""
    return _PAR_NOM.get(objet)


def correspondances() -> tuple[Correspondance[Any], ...]:
    """Return the mapping of each kind."""
    return tuple(_PAR_NOM.values())


def correspondance_de(genre: type[E]) -> Correspondance[E]:
    """Return the mapping of a kind of record."""
    return cast("Correspondance[E]", _CORRESPONDANCES[genre])
