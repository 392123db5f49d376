"""The demandes as lists show them: what each line needs of other tables is read for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.decisions import dernieres_decisions
from ccas_desktop.adapters.store.correspondances.demandes import DEMANDE, EN_INSTRUCTION
from ccas_desktop.adapters.store.correspondances.suites_demandes import PIECE_ATTENDUE, pieces_en_attente
from ccas_desktop.adapters.store.correspondances.usagers import noms_affiches
from ccas_desktop.adapters.store.correspondances.valeurs import json_de
from ccas_desktop.application.vues import DemandeEnCours, PieceDeDemande, ResumeDemande
from ccas_desktop.domain.demandes.demande import Demande

_DEMANDES_EN_COURS = f"SELECT id, numero FROM demande WHERE {EN_INSTRUCTION} AND id IN (SELECT value FROM json_each(?))"  # noqa: S608 constant names
_AIDES_EN_COURS = (
    "SELECT aide_legale.id, dossier.numero FROM aide_legale CROSS JOIN dossier ON dossier.id = aide_legale.dossier_id"
    " WHERE aide_legale.decidee_le IS NULL AND aide_legale.id IN (SELECT value FROM json_each(?))"
)


def demandes_du_dossier(db: sqlite_utils.Database, dossier_id: str) -> tuple[ResumeDemande, ...]:
    """Return the demandes of a dossier, latest first."""
    return _resumes(db, DEMANDE.lister(db, "WHERE dossier_id = ? ORDER BY deposee_le DESC, id DESC", (dossier_id,)))


def demandes_en_instruction(db: sqlite_utils.Database, limite: int) -> tuple[ResumeDemande, ...]:
    """Return the demandes not decided yet, the oldest deposit first."""
    return _resumes(db, DEMANDE.lister(db, f"WHERE {EN_INSTRUCTION} ORDER BY deposee_le, id LIMIT ?", (limite,)))


def demandes_en_cours(db: sqlite_utils.Database, limite: int) -> tuple[DemandeEnCours, ...]:
    """Return the same with the papers that may stop their clock, and nothing of who asks."""
    demandes = DEMANDE.lister(db, f"WHERE {EN_INSTRUCTION} ORDER BY deposee_le, id LIMIT ?", (limite,))
    pieces = PIECE_ATTENDUE.par(db, "demande_id", [demande.id for demande in demandes])
    return tuple(DemandeEnCours(demande, tuple(pieces[demande.id])) for demande in demandes)


def pieces_attendues(db: sqlite_utils.Database, limite: int) -> tuple[PieceDeDemande, ...]:
    """Return the papers that demandes in hand and legal aids not decided wait for, the nearest day first."""
    pieces = pieces_en_attente(db, limite)
    numeros = {
        **_numeros(db, _DEMANDES_EN_COURS, (piece.demande_id for piece in pieces)),
        **_numeros(db, _AIDES_EN_COURS, (piece.aide_legale_id for piece in pieces)),
    }
    attendues = ((piece, numeros.get(piece.demande_id or piece.aide_legale_id or "")) for piece in pieces)
    return tuple(PieceDeDemande(piece, numero) for piece, numero in attendues if numero is not None)


def _numeros(db: sqlite_utils.Database, sql: str, ids: Iterable[str | None]) -> dict[str, str]:
    return dict(db.execute(sql, (json_de([identifiant for identifiant in ids if identifiant]),)).fetchall())


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
