"""The demandes as lists show them: what each line needs of other tables is read for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import sqlite_utils

from ccas_desktop.adapters.store.aides_legales import AIDE_LEGALE
from ccas_desktop.adapters.store.correspondance import Correspondance
from ccas_desktop.adapters.store.decisions import DECISION, NON_RETIREE
from ccas_desktop.adapters.store.demandes import DEMANDE, EN_INSTRUCTION
from ccas_desktop.adapters.store.dossiers import DOSSIER
from ccas_desktop.adapters.store.suites_demandes import PIECE_ATTENDUE, pieces_en_attente
from ccas_desktop.adapters.store.usagers import noms_affiches
from ccas_desktop.adapters.store.valeurs import json_de
from ccas_desktop.application.vues import PieceDeDemande, ResumeDemande
from ccas_desktop.domain.certifie import CAUSES_SANS_RESEAU
from ccas_desktop.domain.decision import Decision
from ccas_desktop.domain.demande import Demande
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.impot import SourceFiscale
from ccas_desktop.domain.pieces_attendues import PieceAttendue

E = TypeVar("E", bound=Enregistrement)

# One query whatever the number of demandes; each is found by its index.
_DE_CES_DEMANDES = "WHERE demande_id IN (SELECT value FROM json_each(?))"


def demandes_du_dossier(db: sqlite_utils.Database, dossier_id: str) -> tuple[ResumeDemande, ...]:
    """Return the demandes of a dossier, latest first."""
    return _resumes(db, DEMANDE.lister(db, "WHERE dossier_id = ? ORDER BY deposee_le DESC, id DESC", (dossier_id,)))


def demandes_en_instruction(db: sqlite_utils.Database, limite: int) -> tuple[ResumeDemande, ...]:
    """Return the demandes not decided yet, the oldest deposit first."""
    return _resumes(db, DEMANDE.lister(db, f"WHERE {EN_INSTRUCTION} ORDER BY deposee_le, id LIMIT ?", (limite,)))


def demandes_a_redemander(db: sqlite_utils.Database) -> tuple[ResumeDemande, ...]:
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
    return _resumes(db, DEMANDE.lister(db, condition, (*causes, SourceFiscale.IMPOT_PARTICULIER)))


def pieces_attendues(db: sqlite_utils.Database, limite: int) -> tuple[PieceDeDemande, ...]:
    """Return the papers that demandes in hand and legal aids not passed on wait for, the nearest day first."""
    pieces = pieces_en_attente(db, limite)
    demandes = {
        demande.id: (demande.numero, demande.demandeur_id)
        for demande in _de_ces_ids(db, DEMANDE, (piece.demande_id for piece in pieces))
        if demande.est_en_instruction
    }
    aides = _aides_en_cours(db, pieces)
    noms = noms_affiches(db, [personne for _, personne in (*demandes.values(), *aides.values())])
    attendues = (
        (piece, demandes.get(piece.demande_id or "") or aides.get(piece.aide_legale_id or "")) for piece in pieces
    )
    return tuple(PieceDeDemande(piece, de_qui[0], noms[de_qui[1]]) for piece, de_qui in attendues if de_qui is not None)


def _aides_en_cours(db: sqlite_utils.Database, pieces: Sequence[PieceAttendue]) -> dict[str, tuple[str, str]]:
    """Return, by legal aid not decided, the number of its dossier and who asks."""
    trouvees = _de_ces_ids(db, AIDE_LEGALE, (piece.aide_legale_id for piece in pieces if not piece.demande_id))
    numeros = {d.id: d.numero for d in _de_ces_ids(db, DOSSIER, (aide.dossier_id for aide in trouvees))}
    return {a.id: (numeros[a.dossier_id], a.demandeur_id) for a in trouvees if a.decidee_le is None}


def _de_ces_ids(db: sqlite_utils.Database, genre: Correspondance[E], ids: Iterable[str | None]) -> tuple[E, ...]:
    valeurs = json_de([identifiant for identifiant in ids if identifiant])
    return genre.lister(db, "WHERE id IN (SELECT value FROM json_each(?))", (valeurs,))


def _resumes(db: sqlite_utils.Database, demandes: Sequence[Demande]) -> tuple[ResumeDemande, ...]:
    ids = json_de([demande.id for demande in demandes])
    noms = noms_affiches(db, [demande.demandeur_id for demande in demandes])
    decisions, pieces = _dernieres_decisions(db, ids), _pieces(db, ids)
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


def _dernieres_decisions(db: sqlite_utils.Database, ids: str) -> dict[str, Decision]:
    """Return, by demande, the decision that stands: the last one when it was taken again."""
    trouvees = DECISION.lister(db, f"{_DE_CES_DEMANDES} AND {NON_RETIREE} ORDER BY id", (ids,))
    return {decision.demande_id: decision for decision in trouvees}


def _pieces(db: sqlite_utils.Database, ids: str) -> defaultdict[str, list[PieceAttendue]]:
    par_demande: defaultdict[str, list[PieceAttendue]] = defaultdict(list)
    for piece in PIECE_ATTENDUE.lister(db, f"{_DE_CES_DEMANDES} ORDER BY id", (ids,)):
        par_demande[piece.demande_id or ""].append(piece)
    return par_demande
