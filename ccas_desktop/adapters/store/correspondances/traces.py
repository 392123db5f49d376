"""The traces of the calls: added, completed once with their outcome, never changed after, removed once too old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes, premiere
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    instant_en_texte,
    instant_ou_rien,
    json_de,
    texte_ou_rien,
)
from ccas_desktop.application.vues import AppelTrace, TracesAnciennes
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.demandes.demande import TraceAppel

# Greater than every ISO instant.
_APRES_TOUT = ":"


def trace_en_ligne(trace: TraceAppel) -> dict[str, Any]:
    """Return the columns of a trace."""
    return {
        "id": trace.id,
        "instant": instant_en_texte(trace.instant),
        "agent": trace.agent,
        "source": str(trace.source),
        "base_legale": trace.base_legale,
        "empreinte": trace.empreinte,
        "demande_id": trace.demande_id,
        "motif": trace.motif,
        "etat": texte_ou_rien(trace.etat),
        "http": trace.http,
        "code": trace.code,
        "requete_id": trace.requete_id,
        "sans_reseau": int(trace.sans_reseau),
    }


def trace_depuis(ligne: Ligne) -> TraceAppel:
    """Return the trace of a row."""
    return TraceAppel(
        id=ligne["id"],
        instant=datetime.fromisoformat(ligne["instant"]),
        agent=ligne["agent"],
        source=_source(ligne["source"]),
        base_legale=ligne["base_legale"],
        empreinte=ligne["empreinte"],
        demande_id=ligne["demande_id"],
        motif=ligne["motif"],
        etat=EtatAppel(ligne["etat"]) if ligne["etat"] else None,
        http=ligne["http"],
        code=ligne["code"],
        requete_id=ligne["requete_id"],
        sans_reseau=bool(ligne["sans_reseau"]),
    )


def traces_des_demandes(db: sqlite_utils.Database, ids: Collection[str]) -> defaultdict[str, list[TraceAppel]]:
    """Return the traces of these demandes, by demande, the first call first."""
    sql = "SELECT * FROM trace WHERE demande_id IN (SELECT value FROM json_each(?)) ORDER BY instant, id"
    rendues: defaultdict[str, list[TraceAppel]] = defaultdict(list)
    for ligne in lignes(db, sql, (json_de(list(ids)),)):
        rendues[ligne["demande_id"]].append(trace_depuis(ligne))
    return rendues


def ajouter_ou_completer(db: sqlite_utils.Database, ligne: dict[str, Any]) -> None:
    """Add a trace, or write its outcome in the one of the same id."""
    if premiere(db, "SELECT 1 FROM trace WHERE id = ?", (ligne["id"],)) is None:
        db.execute(
            "INSERT INTO trace (id, instant, agent, source, base_legale, empreinte, demande_id, motif, etat, http,"
            " code, requete_id, sans_reseau) VALUES (:id, :instant, :agent, :source, :base_legale, :empreinte,"
            " :demande_id, :motif, :etat, :http, :code, :requete_id, :sans_reseau)",
            ligne,
        )
        return
    db.execute(
        "UPDATE trace SET etat = :etat, http = :http, code = :code, requete_id = :requete_id,"
        " sans_reseau = :sans_reseau WHERE id = :id",
        {nom: ligne[nom] for nom in ("etat", "http", "code", "requete_id", "sans_reseau", "id")},
    )


def traces(db: sqlite_utils.Database, *, depuis: datetime | None, limite: int) -> tuple[TraceAppel, ...]:
    """Return the traces from an instant on, latest first."""
    debut = "" if depuis is None else instant_en_texte(depuis)
    sql = "SELECT * FROM trace WHERE instant >= ? ORDER BY instant DESC, id DESC LIMIT ?"
    return tuple(trace_depuis(ligne) for ligne in lignes(db, sql, (debut, limite)))


def appels_traces(
    db: sqlite_utils.Database, *, depuis: datetime | None, avant: datetime | None
) -> tuple[AppelTrace, ...]:
    """Return the traces of a period, latest first, each with the number of its demande."""
    sql = (
        "SELECT trace.*, demande.numero AS numero FROM trace LEFT JOIN demande ON demande.id = trace.demande_id"
        " WHERE trace.instant >= ? AND trace.instant < ? ORDER BY trace.instant DESC, trace.id DESC"
    )
    bornes = (_borne(depuis, ""), _borne(avant, _APRES_TOUT))
    return tuple(AppelTrace(trace_depuis(ligne), ligne["numero"] or "") for ligne in lignes(db, sql, bornes))


def traces_avant(db: sqlite_utils.Database, avant: datetime) -> TracesAnciennes:
    """Return how many traces are older than an instant, and from when to when."""
    sql = "SELECT count(*) AS nombre, min(instant) AS premier, max(instant) AS dernier FROM trace WHERE instant < ?"
    (ligne,) = lignes(db, sql, (instant_en_texte(avant),))
    return TracesAnciennes(ligne["nombre"], instant_ou_rien(ligne["premier"]), instant_ou_rien(ligne["dernier"]))


def effacer_avant(db: sqlite_utils.Database, avant: datetime) -> None:
    """Remove the traces older than an instant; the base refuses those of the last 36 months."""
    db.execute("DELETE FROM trace WHERE instant < ?", (instant_en_texte(avant),))


def dossier_de_la_demande(db: sqlite_utils.Database, demande_id: str | None) -> str | None:
    """Return the dossier of a demande, or None when the call was made outside one."""
    trouvee = premiere(db, "SELECT dossier_id FROM demande WHERE id = ?", (demande_id,))
    return trouvee["dossier_id"] if trouvee else None


def _source(code: str) -> Source | SourceFiscale:
    return SourceFiscale(code) if code in tuple(SourceFiscale) else Source(code)


def _borne(instant: datetime | None, sinon: str) -> str:
    return sinon if instant is None else instant_en_texte(instant)
