"""The demandes as lists show them: what each line needs of other tables is read for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.decisions import dernieres_decisions
from ccas_desktop.adapters.store.correspondances.demandes import DEMANDE, EN_INSTRUCTION
from ccas_desktop.adapters.store.correspondances.suites_demandes import PIECE_ATTENDUE
from ccas_desktop.adapters.store.correspondances.usagers import noms_affiches
from ccas_desktop.application.vues import ResumeDemande
from ccas_desktop.domain.demandes.demande import Demande


def demandes_du_dossier(db: sqlite_utils.Database, dossier_id: str) -> tuple[ResumeDemande, ...]:
    """Return the demandes of a dossier, latest first."""
    return _resumes(db, DEMANDE.lister(db, "WHERE dossier_id = ? ORDER BY deposee_le DESC, id DESC", (dossier_id,)))


def demandes_en_instruction(db: sqlite_utils.Database, limite: int) -> tuple[ResumeDemande, ...]:
    """Return the demandes not decided yet, the oldest deposit first."""
    return _resumes(db, DEMANDE.lister(db, f"WHERE {EN_INSTRUCTION} ORDER BY deposee_le, id LIMIT ?", (limite,)))


def _resumes(db: sqlite_utils.Database, demandes: Sequence[Demande]) -> tuple[ResumeDemande, ...]:
    ids = [demande.id for demande in demandes]
    noms = noms_affiches(db, [demande.demandeur_id for demande in demandes])
    decisions, pieces = dernieres_decisions(db, ids), PIECE_ATTENDUE.par(db, "demande_id", ids)
    return tuple(
        ResumeDemande(
            demande,
            demande.numero.rpartition("-")[0],
            noms[demande.demandeur_id],
            decisions.get(demande.id),
            tuple(pieces[demande.id]),
        )
        for demande in demandes
    )
