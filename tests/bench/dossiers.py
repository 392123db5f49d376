"""Speed of opening a dossier among 40,000, and what it costs more than among 4,000."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import sqlite_utils

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.application.dossiers.verbes import lire_dossier
from tests.bench.base import CLE_DU_BANC, DOSSIERS, base_du_banc, fichier_du_banc
from tests.bench.mesure import Mesure, p95_ms

TOURS = 6
OUVERTS_PAR_TOUR = 100
OUVERTS_AVANT = 20
BARRE_OUVERTURE_MS = 30.0
BARRE_CROISSANCE = 1.2

_LECTURES_NUES = (
    "SELECT * FROM dossier WHERE id = ?",
    "SELECT * FROM usager WHERE dossier_id = ?",
    "SELECT * FROM ligne_budget WHERE dossier_id = ?",
)


def mesures(*, dossiers: int = DOSSIERS) -> list[Mesure]:
    """Return the figures of opening a dossier."""
    petites, grandes = [], []
    for tour in range(TOURS):
        petites += list(_ouvertures(dossiers // 10, tour))
        grandes += list(_ouvertures(dossiers, tour))
    croissance = median(grandes) / median(petites)
    return [
        Mesure("dossier_ouvert_p95", p95_ms(grandes), "ms", p95_ms(_ouvertures_nues(dossiers)), BARRE_OUVERTURE_MS),
        Mesure("dossier_ouvert_base_10_fois_plus_grande", croissance, "x", 1.0, BARRE_CROISSANCE),
    ]


def _ouvertures(dossiers: int, tour: int) -> Iterator[float]:
    """Yield how long each dossier takes to open, for the first time since the start: as at the counter."""
    ids = dossiers_espaces(dossiers, tour)
    with base_du_banc(dossiers) as base:
        for dossier_id in dossiers_espaces(dossiers, tour + TOURS)[:OUVERTS_AVANT]:
            lire_dossier(base, dossier_id)
        for dossier_id in ids:
            yield _duree(base, dossier_id)


def dossiers_espaces(dossiers: int, tour: int) -> list[str]:
    """Return dossiers far from each other in the file, others each turn."""
    db = _connexion_nue(dossiers)
    pas = max(dossiers // OUVERTS_PAR_TOUR, 1)
    sql = "SELECT id FROM dossier WHERE (rowid - 1) % ? = ? ORDER BY random()"
    ids = [identifiant for (identifiant,) in db.execute(sql, (pas, tour * pas // (2 * TOURS)))]
    db.close()
    return ids


def _duree(base: BaseChiffree, dossier_id: str) -> float:
    debut = perf_counter()
    lire_dossier(base, dossier_id)
    return perf_counter() - debut


def _ouvertures_nues(dossiers: int) -> Iterator[float]:
    """Yield how long the same rows take to be read alone, without a moment of the store nor any record made."""
    ids = dossiers_espaces(dossiers, 0)
    db = _connexion_nue(dossiers)
    for dossier_id in ids:
        debut = perf_counter()
        for sql in _LECTURES_NUES:
            db.execute(sql, (dossier_id,)).fetchall()
        yield perf_counter() - debut
    db.close()


def _connexion_nue(dossiers: int) -> sqlite_utils.Database:
    db = connecter(fichier_du_banc(dossiers), CLE_DU_BANC)
    preparer(db, lecture_seule=True)
    return db
