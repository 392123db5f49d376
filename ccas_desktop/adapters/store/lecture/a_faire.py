"""What has a day and is to be done: each query stops at its limit and reads an index."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.decisions import NON_RETIREE
from ccas_desktop.adapters.store.correspondances.demandes import EN_INSTRUCTION
from ccas_desktop.adapters.store.correspondances.valeurs import date_ou_rien, instant_en_texte
from ccas_desktop.application.vues import AideFinissante, DemandeEnCours, DonneesAnciennes, PiecesARelancer

RIEN = "[]"
# The demandes in hand first: papers never settled of those closed long ago are not walked through.
_PIECES_A_RELANCER = (
    "SELECT demande.id AS demande_id, demande.dossier_id, demande.numero, min(piece.attendue_le) AS jour,"  # noqa: S608 constant names
    " json_group_array(piece.libelle ORDER BY piece.attendue_le, piece.id) AS libelles"
    " FROM demande CROSS JOIN piece_attendue AS piece ON piece.demande_id = demande.id"
    f" WHERE demande.{EN_INSTRUCTION} AND piece.sort = 'attendue' GROUP BY demande.id HAVING jour <= ?"
    " UNION ALL SELECT NULL, aide_legale.dossier_id, dossier.numero, min(piece.attendue_le) AS jour,"
    " json_group_array(piece.libelle ORDER BY piece.attendue_le, piece.id)"
    " FROM piece_attendue AS piece"
    " CROSS JOIN aide_legale ON aide_legale.id = piece.aide_legale_id"
    " CROSS JOIN dossier ON dossier.id = aide_legale.dossier_id"
    " WHERE piece.aide_legale_id IS NOT NULL AND piece.sort = 'attendue' AND aide_legale.decidee_le IS NULL"
    " GROUP BY aide_legale.id HAVING jour <= ? ORDER BY jour, numero LIMIT ?"
)


def demandes_en_cours(db: sqlite_utils.Database, limite: int) -> tuple[DemandeEnCours, ...]:
    """Return the demandes not decided yet, the oldest deposit first, with the days that stop their clocks."""
    sql = (
        "SELECT id, dossier_id, numero, aide, deposee_le,"  # noqa: S608 constant names
        " (SELECT json_group_array(json_array(demandee_le, attendue_le, reglee_le))"
        " FROM piece_attendue WHERE demande_id = demande.id) AS attentes"
        f" FROM demande WHERE {EN_INSTRUCTION} ORDER BY deposee_le, id LIMIT ?"
    )
    return tuple(
        DemandeEnCours(demande_id, dossier_id, numero, aide, date.fromisoformat(deposee_le), _attentes(attentes))
        for demande_id, dossier_id, numero, aide, deposee_le, attentes in db.execute(sql, (limite,))
    )


def _attentes(texte: str) -> tuple[tuple[date, date, date | None], ...]:
    if texte == RIEN:
        return ()
    lire = date.fromisoformat
    return tuple(
        (lire(demandee), lire(attendue), date_ou_rien(reglee)) for demandee, attendue, reglee in json.loads(texte)
    )


def pieces_a_relancer(db: sqlite_utils.Database, jusqu_au: date, limite: int) -> tuple[PiecesARelancer, ...]:
    """Return the demandes in hand and legal aids that wait for a paper until that day or before, the nearest first."""
    jour = str(jusqu_au)
    return tuple(
        PiecesARelancer(demande_id, dossier_id, numero, date.fromisoformat(proche), tuple(json.loads(libelles)))
        for demande_id, dossier_id, numero, proche, libelles in db.execute(_PIECES_A_RELANCER, (jour, jour, limite))
    )


def donnees_anciennes(db: sqlite_utils.Database, avant: datetime, limite: int) -> tuple[DonneesAnciennes, ...]:
    """Return the demandes not decided yet that keep data certified before an instant, the oldest first."""
    sql = (
        "SELECT demande.id, demande.dossier_id, demande.numero, count(*) AS nombre,"  # noqa: S608 constant names
        " min(json_extract(donnee_retenue.provenance, '$.instant')) AS instant"
        " FROM demande CROSS JOIN donnee_retenue ON donnee_retenue.demande_id = demande.id"
        f" WHERE demande.{EN_INSTRUCTION} AND json_extract(donnee_retenue.provenance, '$.nature') = 'certifie'"
        " AND json_extract(donnee_retenue.provenance, '$.instant') < ?"
        " GROUP BY demande.id ORDER BY instant LIMIT ?"
    )
    return tuple(
        DonneesAnciennes(
            demande_id=ligne["id"],
            dossier_id=ligne["dossier_id"],
            numero=ligne["numero"],
            nombre=ligne["nombre"],
            certifiee_le=datetime.fromisoformat(ligne["instant"]).date(),
        )
        for ligne in lignes(db, sql, (instant_en_texte(avant), limite))
    )


def aides_finissant(db: sqlite_utils.Database, debut: date, fin: date, limite: int) -> tuple[AideFinissante, ...]:
    """Return the aids granted until one of these days and not asked again, the nearest first."""
    sql = (
        "SELECT demande.id, demande.dossier_id, demande.numero, demande.aide, decision.valable_jusqu_au AS fin"  # noqa: S608 constant names
        " FROM decision CROSS JOIN demande ON demande.id = decision.demande_id"
        " WHERE decision.valable_jusqu_au IS NOT NULL AND decision.valable_jusqu_au BETWEEN ? AND ?"
        f" AND decision.sens <> 'refus' AND {NON_RETIREE}"
        " AND NOT EXISTS (SELECT 1 FROM demande AS suite WHERE suite.dossier_id = demande.dossier_id"
        " AND suite.renouvelle_id = demande.id)"
        " ORDER BY decision.valable_jusqu_au LIMIT ?"
    )
    return tuple(
        AideFinissante(
            demande_id=ligne["id"],
            dossier_id=ligne["dossier_id"],
            numero=ligne["numero"],
            aide=ligne["aide"],
            fin=date.fromisoformat(ligne["fin"]),
        )
        for ligne in lignes(db, sql, (str(debut), str(fin), limite))
    )


def referents(db: sqlite_utils.Database, dossiers: Collection[str]) -> dict[str, str]:
    """Return the référent of each of these dossiers that has one."""
    places = ", ".join("?" * len(dossiers))
    sql = f"SELECT id, referent_id FROM dossier WHERE referent_id IS NOT NULL AND id IN ({places})"  # noqa: S608 places only
    return {ligne["id"]: ligne["referent_id"] for ligne in lignes(db, sql, tuple(dossiers))}
