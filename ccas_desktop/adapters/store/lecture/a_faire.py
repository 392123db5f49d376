"""What has a day and is to be done: each query stops at its limit and reads an index."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.decisions import NON_RETIREE
from ccas_desktop.adapters.store.correspondances.demandes import EN_INSTRUCTION
from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte
from ccas_desktop.application.vues import AideFinissante, DonneesAnciennes


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
