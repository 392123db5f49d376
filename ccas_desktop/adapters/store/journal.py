"""The journal: each write leaves one line, and the number of that line is the version of what it wrote."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlite_utils

from ccas_desktop.adapters.store.correspondance import lignes
from ccas_desktop.adapters.store.valeurs import Ligne, json_de
from ccas_desktop.application.journal import Action, Auteur, EntreeJournal


@dataclass(frozen=True)
class Acte:
    """What is about to be written in the journal, but for who and when."""

    action: Action
    objet: str
    objet_id: str
    dossier_id: str | None
    avant: Mapping[str, Any] | None = None
    apres: Mapping[str, Any] | None = None


def inscrire(db: sqlite_utils.Database, acte: Acte, *, auteur: Auteur, instant: str) -> int:
    """Add an entry and return its number."""
    curseur = db.execute(
        "INSERT INTO journal (instant, auteur_id, auteur_nom, action, objet, objet_id, dossier_id, avant, apres)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            instant,
            auteur.id,
            auteur.nom,
            str(acte.action),
            acte.objet,
            acte.objet_id,
            acte.dossier_id,
            _etat(acte.avant),
            _etat(acte.apres),
        ),
    )
    return cast("int", curseur.lastrowid)


def journal(db: sqlite_utils.Database, dossier_id: str, limite: int) -> tuple[EntreeJournal, ...]:
    """Return the journal of a dossier, latest first."""
    sql = "SELECT * FROM journal WHERE dossier_id = ? ORDER BY numero DESC LIMIT ?"
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (dossier_id, limite)))


def journal_du_poste(db: sqlite_utils.Database, objet: str, limite: int) -> tuple[EntreeJournal, ...]:
    """Return what the journal says of one kind of record that is of no dossier, latest first."""
    sql = "SELECT * FROM journal WHERE dossier_id IS NULL AND objet = ? ORDER BY numero DESC LIMIT ?"
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (objet, limite)))


def _entree(ligne: Ligne) -> EntreeJournal:
    return EntreeJournal(
        numero=ligne["numero"],
        instant=datetime.fromisoformat(ligne["instant"]),
        auteur=Auteur(ligne["auteur_nom"], ligne["auteur_id"]),
        action=Action(ligne["action"]),
        objet=ligne["objet"],
        objet_id=ligne["objet_id"],
        dossier_id=ligne["dossier_id"],
        avant=ligne["avant"],
        apres=ligne["apres"],
    )


def _etat(colonnes: Mapping[str, Any] | None) -> str:
    """Return a row as JSON, exact enough to be written again: bytes are in base 64."""
    if colonnes is None:
        return ""
    return json_de({nom: _en_json(valeur) for nom, valeur in colonnes.items()})


def _en_json(valeur: Any) -> Any:
    return {"base64": base64.b64encode(valeur).decode()} if isinstance(valeur, bytes) else valeur
