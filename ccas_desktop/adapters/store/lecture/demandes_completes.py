"""Demandes with all that belongs to them: one query a table, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.courriers import COURRIER
from ccas_desktop.adapters.store.correspondances.decisions import dernieres_decisions
from ccas_desktop.adapters.store.correspondances.demandes import DEMANDE, DONNEE, EN_INSTRUCTION, REPONSE
from ccas_desktop.adapters.store.correspondances.dossiers import dossiers_complets
from ccas_desktop.adapters.store.correspondances.suites_demandes import PIECE_ATTENDUE, TRANSITION
from ccas_desktop.adapters.store.correspondances.traces import traces_des_demandes
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import CAUSES_SANS_RESEAU
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.demandes.demande import Demande


def demande_complete(db: sqlite_utils.Database, demande_id: str) -> DemandeComplete:
    """Return a demande with all that belongs to it."""
    (complete,) = _completes(db, (DEMANDE.lire(db, demande_id),))
    return complete


def demandes_a_redemander(db: sqlite_utils.Database) -> tuple[DemandeComplete, ...]:
    """Return the demandes not decided yet with a call that found no network, or a value to certify later."""
    causes = sorted(CAUSES_SANS_RESEAU)
    condition = (
        f"WHERE {EN_INSTRUCTION} AND (EXISTS (SELECT 1 FROM reponse WHERE demande_id = demande.id"  # noqa: S608 constant names
        f" AND json_extract(contenu, '$.cause') IN ({', '.join('?' * len(causes))}))"
        " OR EXISTS (SELECT 1 FROM donnee_retenue WHERE demande_id = demande.id"
        " AND json_extract(provenance, '$.a_certifier'))"
        # Of the avis d’imposition nothing is kept but the trace of its call.
        " OR EXISTS (SELECT 1 FROM trace WHERE demande_id = demande.id AND sans_reseau AND source = ?))"
        " ORDER BY deposee_le, id"
    )
    return _completes(db, DEMANDE.lister(db, condition, (*causes, SourceFiscale.IMPOT_PARTICULIER)))


def _completes(db: sqlite_utils.Database, demandes: Sequence[Demande]) -> tuple[DemandeComplete, ...]:
    ids = [demande.id for demande in demandes]
    if not ids:
        return ()
    dossiers = dossiers_complets(db, {demande.dossier_id for demande in demandes})
    reponses, donnees = REPONSE.par(db, "demande_id", ids), DONNEE.par(db, "demande_id", ids)
    courriers, transitions = COURRIER.par(db, "demande_id", ids), TRANSITION.par(db, "demande_id", ids)
    pieces, traces = PIECE_ATTENDUE.par(db, "demande_id", ids), traces_des_demandes(db, ids)
    decisions = dernieres_decisions(db, ids)
    return tuple(
        DemandeComplete(
            demande,
            dossiers[demande.dossier_id],
            reponses=tuple(reponses[demande.id]),
            donnees=tuple(donnees[demande.id]),
            traces=tuple(traces[demande.id]),
            decision=decisions.get(demande.id),
            courriers=tuple(courriers[demande.id]),
            transitions=tuple(transitions[demande.id]),
            pieces=tuple(pieces[demande.id]),
        )
        for demande in demandes
    )
