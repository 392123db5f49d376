"""The passages, the reminders and the visitors of the day, as rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance, lignes
from ccas_desktop.adapters.store.correspondances.valeurs import (
    Ligne,
    date_ou_rien,
    instant_en_texte,
    sans_demi_caractere,
    texte_ou_rien,
)
from ccas_desktop.application.vues import RappelDu
from ccas_desktop.domain.guichet.passage import Canal, Passage
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur, Visiteur


def _ligne_passage(passage: Passage) -> dict[str, Any]:
    return {
        "dossier_id": passage.dossier_id,
        "jour": str(passage.jour),
        "canal": str(passage.canal),
        "motif": passage.motif,
        "suite": passage.suite,
        "agent": passage.agent,
    }


def _passage(ligne: Ligne) -> Passage:
    return Passage(
        id=ligne["id"],
        version=ligne["version"],
        dossier_id=ligne["dossier_id"],
        jour=date.fromisoformat(ligne["jour"]),
        canal=Canal(ligne["canal"]),
        motif=ligne["motif"],
        suite=ligne["suite"],
        agent=ligne["agent"],
    )


def _ligne_rappel(rappel: Rappel) -> dict[str, Any]:
    return {
        "jour": str(rappel.jour),
        "texte": rappel.texte,
        "agent_id": rappel.agent_id,
        "dossier_id": rappel.dossier_id,
        "demande_id": rappel.demande_id,
        "fait_le": texte_ou_rien(rappel.fait_le),
    }


def _rappel(ligne: Ligne) -> Rappel:
    return Rappel(
        id=ligne["id"],
        version=ligne["version"],
        jour=date.fromisoformat(ligne["jour"]),
        texte=ligne["texte"],
        agent_id=ligne["agent_id"],
        dossier_id=ligne["dossier_id"],
        demande_id=ligne["demande_id"],
        fait_le=date_ou_rien(ligne["fait_le"]),
    )


PASSAGE = Correspondance(
    "passage",
    Passage,
    ("dossier_id", "jour", "canal", "motif", "suite", "agent"),
    _ligne_passage,
    _passage,
)
RAPPEL = Correspondance(
    "rappel",
    Rappel,
    ("jour", "texte", "agent_id", "dossier_id", "demande_id", "fait_le"),
    _ligne_rappel,
    _rappel,
)


def rappels_dus(db: sqlite_utils.Database, jour: date, limite: int) -> tuple[RappelDu, ...]:
    """Return the reminders due that day or before and not done, the oldest first, with the numbers of their files."""
    sql = (
        # The dossier is read only when there is no demande to give its number.
        "SELECT rappel.*, coalesce((SELECT numero FROM demande WHERE id = rappel.demande_id),"
        " (SELECT numero FROM dossier WHERE id = rappel.dossier_id), '') AS numero FROM rappel"
        " WHERE rappel.fait_le IS NULL AND rappel.jour <= ? ORDER BY rappel.jour, rappel.id LIMIT ?"
    )
    return tuple(RappelDu(_rappel(ligne), ligne["numero"]) for ligne in lignes(db, sql, (str(jour), limite)))


def visiteurs(db: sqlite_utils.Database) -> tuple[Visiteur, ...]:
    """Return the visitors not forgotten yet, in the order they came."""
    return tuple(_visiteur(ligne) for ligne in lignes(db, "SELECT * FROM visiteur ORDER BY id"))


def ecrire_visiteur(db: sqlite_utils.Database, visiteur: Visiteur) -> None:
    """Keep a visitor, over what was known of her."""
    db.execute(
        "INSERT INTO visiteur (id, initiales, motif, arrive_le, dossier_id, etat) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET motif = excluded.motif, dossier_id = excluded.dossier_id,"
        " etat = excluded.etat, initiales = excluded.initiales",
        (
            visiteur.id,
            sans_demi_caractere(visiteur.initiales),
            sans_demi_caractere(visiteur.motif),
            instant_en_texte(visiteur.arrive_le),
            visiteur.dossier_id,
            str(visiteur.etat),
        ),
    )


def oublier_visiteur(db: sqlite_utils.Database, visiteur_id: str) -> None:
    """Forget a visitor."""
    db.execute("DELETE FROM visiteur WHERE id = ?", (visiteur_id,))


def _visiteur(ligne: dict[str, Any]) -> Visiteur:
    return Visiteur(
        id=ligne["id"],
        initiales=ligne["initiales"],
        arrive_le=datetime.fromisoformat(ligne["arrive_le"]),
        motif=ligne["motif"],
        dossier_id=ligne["dossier_id"],
        etat=EtatVisiteur(ligne["etat"]),
    )
