"""Speed of the search as one types, on 100,000 persons, with the bare index of the same file beside."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import sqlite_utils

from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.adapters.store.recherche.mots import mots_tapes
from ccas_desktop.application.ports import Lecture
from ccas_desktop.domain.personnes.identite import Identite
from tests.bench.base import CLE_DU_BANC, DOSSIERS, Fabrique, base_du_banc, fichier_du_banc
from tests.bench.mesure import Mesure, p95_ms

PERSONNES_TAPEES = 60
RESULTATS = 50
BARRE_RECHERCHE_MS = 16.0
BARRE_DOUBLONS_MS = 30.0
AUTRES_SAISIES = ("0", "06", "06 12", "19", "1987", "2026-0042", "42", "m j", "m j 19", "de la", "zz")


def mesures(*, dossiers: int = DOSSIERS) -> list[Mesure]:
    """Return the figures of the search and of the likely duplicates."""
    tapes = list(saisies(PERSONNES_TAPEES))
    with base_du_banc(dossiers) as base:
        nu = connecter(fichier_du_banc(dossiers), CLE_DU_BANC)
        preparer(nu, lecture_seule=True)
        reference = p95_ms(_duree_nue(nu, texte) for texte in tapes)
        nu.close()
        with base.lecture() as lecture:
            recherche = p95_ms(_duree(lecture, texte) for texte in tapes)
            doublons = p95_ms(_duree_doublons(lecture, identite) for identite in _identites(300))
    return [
        Mesure("recherche_en_tapant_p95", recherche, "ms", reference, BARRE_RECHERCHE_MS),
        Mesure("doublons_probables_p95", doublons, "ms", None, BARRE_DOUBLONS_MS),
    ]


def saisies(personnes: int) -> Iterator[str]:
    """Yield what the search box holds after each key, for people looked for by name, date or number."""
    for identite in _identites(personnes):
        entier = f"{identite.nom_famille} {identite.prenom}".lower()
        for longueur in range(1, len(entier) + 1):
            yield entier[:longueur]
        date = identite.date_naissance.en_francais if identite.date_naissance else ""
        yield from (date[:longueur] for longueur in range(1, len(date) + 1))
    yield from AUTRES_SAISIES


def _identites(nombre: int) -> list[Identite]:
    fabrique = Fabrique(graine=7)
    return [fabrique.identite(fabrique.nom(), annees=(1935, 2004)) for _ in range(nombre)]


def _duree(lecture: Lecture, texte: str) -> float:
    debut = perf_counter()
    lecture.chercher(texte, limite=RESULTATS)
    return perf_counter() - debut


def _duree_nue(db: sqlite_utils.Database, texte: str) -> float:
    """Time the index alone: the same words, the first matches, no person read."""
    expression = " AND ".join(f'"{mot}" *' for mot in mots_tapes(texte).mots)
    sql = "SELECT rowid FROM recherche WHERE recherche MATCH ? LIMIT ?"
    debut = perf_counter()
    if expression:
        db.execute(sql, (expression, RESULTATS)).fetchall()
    return perf_counter() - debut


def _duree_doublons(lecture: Lecture, identite: Identite) -> float:
    debut = perf_counter()
    lecture.doublons_possibles(identite)
    return perf_counter() - debut
