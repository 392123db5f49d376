"""Search as one types, on an FTS5 index read from its end.

The `rowid` of the index is a rank that grows with each writing of a dossier, so that reading the matches backwards
gives the dossiers written last first, and stopping at the limit never scores, nor even reads, the other matches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.usagers import usager_depuis
from ccas_desktop.adapters.store.recherche.mots import (
    MotsIndexes,
    Recherche,
    mots_indexes,
    mots_tapes,
    sans_rang_de_demande,
)
from ccas_desktop.application.vues import ResultatRecherche

RANGS_PAR_ECRITURE = 1_000

_RESULTATS = (
    "SELECT usager.*, dossier.numero, dossier.adresse, dossier.adresse_confidentielle"
    " FROM usager JOIN dossier ON dossier.id = usager.dossier_id"
)


def chercher(db: sqlite_utils.Database, texte: str, limite: int) -> tuple[ResultatRecherche, ...]:
    """Return the persons that match every word: the names first, then the dossiers written last."""
    rangs: dict[int, None] = {}
    for expression in _expressions(mots_tapes(sans_rang_de_demande(texte))):
        rangs.update(dict.fromkeys(_rangs(db, expression, limite + len(rangs))))
        if len(rangs) >= limite:
            break
    return _resultats(db, list(rangs)[:limite])


def recents(db: sqlite_utils.Database, limite: int) -> tuple[ResultatRecherche, ...]:
    """Return the demandeurs of the dossiers written last."""
    # CROSS JOIN keeps SQLite from starting with the 40,000 demandeurs.
    sql = (
        "SELECT usager.rang_recherche FROM (SELECT id FROM dossier ORDER BY derniere_ecriture DESC LIMIT ?) AS dernier"
        " CROSS JOIN usager ON usager.dossier_id = dernier.id AND usager.lien = 'demandeur'"
    )
    return _resultats(db, [ligne["rang_recherche"] for ligne in lignes(db, sql, (limite,))])


@dataclass(frozen=True)
class PersonneAClasser:
    """A person of a dossier that was written: where the searches had it, and where they are to have it."""

    id: str
    ancien_rang: int | None
    rang: int
    mots: MotsIndexes


def personnes_a_classer(db: sqlite_utils.Database, dossier_id: str, ecriture: int) -> tuple[PersonneAClasser, ...]:
    """Return the people of a dossier ranked at the end of the index, the demandeur last and thus found first."""
    sql = f"{_RESULTATS} WHERE usager.dossier_id = ? ORDER BY lien <> 'demandeur', usager.id"
    reunis = db.execute("SELECT ancien_numero FROM dossier_fusionne WHERE dossier_id = ?", (dossier_id,)).fetchall()
    anciens = [numero for (numero,) in reunis]
    return tuple(
        PersonneAClasser(
            ligne["id"],
            ligne["rang_recherche"],
            rang_de_recherche(ecriture, place),
            mots_indexes(usager_depuis(ligne), ligne["numero"], *anciens),
        )
        for place, ligne in enumerate(lignes(db, sql, (dossier_id,)))
    )


def rang_de_recherche(ecriture: int, place: int) -> int:
    """Return the rank of a person of a dossier written under that number; place 0 is found first."""
    return (ecriture + 1) * RANGS_PAR_ECRITURE - 1 - place


def _expressions(recherche: Recherche) -> Iterator[str]:
    """Yield FTS5 expressions, best matches first: a whole name, the start of a name, digits glued, anything."""
    if not recherche.mots:
        return
    toutes = " AND ".join(_debut(mot) for mot in recherche.mots)
    lettres = [mot for mot in recherche.mots if not mot.isdigit()]
    if lettres:
        yield f"({' OR '.join(_nom_entier(mot) for mot in lettres)}) AND {toutes}"
        yield f"({' OR '.join(f'noms : {_debut(mot)}' for mot in lettres)}) AND {toutes}"
    if recherche.joints:
        yield " AND ".join(_debut(mot) for mot in recherche.joints)
    yield toutes


def _debut(mot: str) -> str:
    """Quote a word as the start of another; only letters and digits are left in it (cle_de_comparaison)."""
    return f'"{mot}" *'


def _nom_entier(mot: str) -> str:
    return f'noms : "{mot}"'


def _rangs(db: sqlite_utils.Database, expression: str, limite: int) -> list[int]:
    sql = "SELECT rowid FROM recherche WHERE recherche MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [rang for (rang,) in db.execute(sql, (expression, limite))]


def _resultats(db: sqlite_utils.Database, rangs: list[int]) -> tuple[ResultatRecherche, ...]:
    """Return the persons of these ranks, in that order."""
    places = ", ".join("?" * len(rangs))
    trouvees = lignes(db, f"{_RESULTATS} WHERE usager.rang_recherche IN ({places})", tuple(rangs))
    par_rang = {ligne["rang_recherche"]: ligne for ligne in trouvees}
    return tuple(_resultat(par_rang[rang]) for rang in rangs)


def _resultat(ligne: dict[str, object]) -> ResultatRecherche:
    usager = usager_depuis(ligne)
    return ResultatRecherche(
        usager_id=usager.id,
        dossier_id=usager.dossier_id,
        numero=str(ligne["numero"]),
        nom_affiche=usager.identite.nom_affiche,
        date_naissance=usager.identite.date_naissance,
        commune="" if ligne["adresse_confidentielle"] else json.loads(str(ligne["adresse"]))["commune"],
        lien=usager.lien,
    )
