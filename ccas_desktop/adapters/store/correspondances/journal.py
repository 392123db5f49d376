"""The journal: each write leaves one line, and the number of that line is the version of what it wrote."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, json_de
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.journal import ECRITURES, Action, Auteur, EntreeJournal


@dataclass(frozen=True)
class Acte:
    """What is about to be written in the journal, but for who and when."""

    action: Action
    objet: str
    objet_id: str
    dossier_id: str | None
    avant: Mapping[str, Any] | None = None
    apres: Mapping[str, Any] | None = None
    annule: str | None = None


@dataclass(frozen=True)
class Contexte:
    """Who writes, when (ISO text of the instant), and in which lot."""

    auteur: Auteur
    instant: str
    lot: str


def dernier_numero(db: sqlite_utils.Database) -> int:
    """Return the number of the last entry."""
    (dernier,) = db.execute("SELECT ifnull(max(numero), 0) FROM journal").fetchone()
    return int(dernier)


def inscrire(db: sqlite_utils.Database, acte: Acte, contexte: Contexte, numero: int) -> None:
    """Add an entry under its number, the next one."""
    db.execute(
        "INSERT INTO journal"
        " (numero, instant, auteur_id, auteur_nom, action, objet, objet_id, dossier_id, avant, apres, lot, annule)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            numero,
            contexte.instant,
            contexte.auteur.id,
            contexte.auteur.nom,
            str(acte.action),
            acte.objet,
            acte.objet_id,
            acte.dossier_id,
            _etat(acte.avant),
            _etat(acte.apres),
            contexte.lot,
            acte.annule,
        ),
    )


def journal(db: sqlite_utils.Database, dossier_id: str, limite: int) -> tuple[EntreeJournal, ...]:
    """Return the journal of a dossier and of those merged in it, latest first."""
    sql = (
        "SELECT * FROM journal WHERE dossier_id IN"
        " (SELECT ? UNION ALL SELECT ancien_id FROM dossier_fusionne WHERE dossier_id = ?)"
        " ORDER BY numero DESC LIMIT ?"
    )
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (dossier_id, dossier_id, limite)))


def journal_du_poste(db: sqlite_utils.Database, objet: str, limite: int) -> tuple[EntreeJournal, ...]:
    """Return what the journal says of one kind of record that is of no dossier, latest first."""
    sql = "SELECT * FROM journal WHERE dossier_id IS NULL AND objet = ? ORDER BY numero DESC LIMIT ?"
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (objet, limite)))


def entrees_du_lot(db: sqlite_utils.Database, lot: str) -> tuple[EntreeJournal, ...]:
    """Return what was done in one lot, first act first."""
    sql = "SELECT * FROM journal WHERE lot = ? ORDER BY numero"
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (lot,)))


def entrees_avant(db: sqlite_utils.Database, lot: str, avant: int, limite: int) -> tuple[EntreeJournal, ...]:
    """Return entries of a lot before one of them, last act first."""
    sql = "SELECT * FROM journal WHERE lot = ? AND numero < ? ORDER BY numero DESC LIMIT ?"
    return tuple(_entree(ligne) for ligne in lignes(db, sql, (lot, avant, limite)))


def premiere_entree(db: sqlite_utils.Database, lot: str) -> EntreeJournal:
    """Return the first record that a lot wrote. Raises EnregistrementAbsent."""
    sql = "SELECT * FROM journal WHERE lot = ? AND action IN (?, ?, ?) ORDER BY numero LIMIT 1"
    entree = next((_entree(ligne) for ligne in lignes(db, sql, (lot, *sorted(ECRITURES)))), None)
    if entree is None:
        raise EnregistrementAbsent("lot")
    return entree


def dossiers_du_lot(db: sqlite_utils.Database, lot: str) -> int:
    """Return how many dossiers a lot touched."""
    (nombre,) = db.execute("SELECT count(DISTINCT dossier_id) FROM journal WHERE lot = ?", (lot,)).fetchone()
    return int(nombre)


def taille_du_lot(db: sqlite_utils.Database, lot: str) -> int:
    """Return how many entries a lot has; the index alone is read."""
    (nombre,) = db.execute("SELECT count(*) FROM journal WHERE lot = ?", (lot,)).fetchone()
    return int(nombre)


def derniere_entree(db: sqlite_utils.Database, entree: EntreeJournal) -> EntreeJournal:
    """Return the last entry about the record of an entry."""
    sql = (
        "SELECT * FROM journal WHERE numero >= ? AND objet = ? AND objet_id = ? AND action IN (?, ?, ?)"
        " ORDER BY numero DESC LIMIT 1"
    )
    parametres = (entree.numero, entree.objet, entree.objet_id, *sorted(ECRITURES))
    return next((_entree(ligne) for ligne in lignes(db, sql, parametres)), entree)


def est_annule(db: sqlite_utils.Database, lot: str) -> bool:
    """Tell whether a lot is undone: by another that is not undone in its turn."""
    annulants = db.execute("SELECT DISTINCT lot FROM journal WHERE annule = ?", (lot,)).fetchall()
    return any(not est_annule(db, annulant) for (annulant,) in annulants)


def dernier_lot(db: sqlite_utils.Database, dossier_id: str, auteur: Auteur) -> str | None:
    """Return the last lot of an agent that wrote a record of a dossier, but for those undone and the undoings."""
    sql = (
        "SELECT lot FROM journal WHERE dossier_id = ? AND auteur_id IS ? AND auteur_nom = ? AND lot IS NOT NULL"
        " AND annule IS NULL AND action IN (?, ?, ?) GROUP BY lot ORDER BY max(numero) DESC"
    )
    lots = db.execute(sql, (dossier_id, auteur.id, auteur.nom, *sorted(ECRITURES)))
    return next((lot for (lot,) in lots if not est_annule(db, lot)), None)


def depuis_etat(etat: str) -> dict[str, Any]:
    """Return the columns that an entry holds."""
    return {nom: _depuis_json(valeur) for nom, valeur in json.loads(etat).items()}


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
        lot=ligne["lot"],
        annule=ligne["annule"],
    )


def _etat(colonnes: Mapping[str, Any] | None) -> str:
    """Return a row as JSON, exact enough to be written again."""
    return "" if colonnes is None else json_de(dict(colonnes))


def _depuis_json(valeur: Any) -> Any:
    return base64.b64decode(valeur["base64"]) if isinstance(valeur, dict) else valeur
