"""The queries of every list: ranks in order, pages, counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlite_utils
from sqlcipher3.dbapi2 import OperationalError

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.listes.courriers import COURRIERS
from ccas_desktop.adapters.store.listes.demandes import DEMANDES
from ccas_desktop.adapters.store.listes.dossiers import DOSSIERS
from ccas_desktop.adapters.store.listes.passages import PASSAGES
from ccas_desktop.adapters.store.listes.source import EN_MARCHANT, Clause, SourceListe
from ccas_desktop.application.ports.listes import CompteListe, RequeteListe

SOURCES: Mapping[str, SourceListe] = {
    "dossiers": DOSSIERS,
    "demandes": DEMANDES,
    "courriers": COURRIERS,
    "passages": PASSAGES,
}
# How many steps of SQLite between two looks at whether somebody still waits.
PAS_ENTRE_DEUX_REGARDS = 20_000


def rangs(
    db: sqlite_utils.Database, requete: RequeteListe, *, limite: int | None, annule: Callable[[], bool]
) -> array[int]:
    """Return the ranks of the rows in order; none once nobody waits for them."""
    source = SOURCES[requete.liste]
    tri = requete.tri if requete.tri in source.tris else source.tri
    ou = _conditions(db, source, requete)
    if limite is not None and not ou.rare:
        ou = replace(ou, sql=ou.sql.replace(EN_MARCHANT, "+"))
    depuis = source.parcours.get(tri, "") if not ou.rare else ""
    depuis = f"FROM {depuis}" if depuis else _depuis(source, ou.sql, source.tris[tri])
    sens = "DESC" if requete.decroissant else "ASC"
    # Rows of one value follow each other as the index has them.
    ordre = (
        f"{source.tris[tri]} {sens}, {f'dossier.rowid {sens}, ' if tri in source.parcours else ''}{source.rang} {sens}"
    )
    # One text: making 100,000 rows of Python takes longer than reading them.
    choisies = f"SELECT {source.rang} AS rang {depuis} {ou.sql} ORDER BY {ordre} LIMIT ?"
    sql = f"SELECT group_concat(rang) FROM ({choisies})"  # noqa: S608 written by us, bound values
    texte = _lu_sauf_annule(db, sql, (*ou.parametres, -1 if limite is None else limite), annule)
    return array("q", map(int, texte.split(",") if texte else ()))


def _lu_sauf_annule(
    db: sqlite_utils.Database, sql: str, parametres: tuple[str | int, ...], annule: Callable[[], bool]
) -> str | None:
    """Return the only value of a query, stopped with none once nobody waits for it."""
    db.conn.set_progress_handler(annule, PAS_ENTRE_DEUX_REGARDS)
    try:
        ((texte,),) = db.execute(sql, parametres).fetchall()
    except OperationalError:
        if not annule():
            raise
        return None
    finally:
        db.conn.set_progress_handler(None, 0)
    return texte  # type: ignore[no-any-return] # what group_concat gives


def page(db: sqlite_utils.Database, liste: str, voulus: Sequence[int]) -> tuple[dict[str, Any], ...]:
    """Return the rows of these ranks, in that order."""
    source = SOURCES[liste]
    places = ", ".join("?" * len(voulus))
    sql = (
        f"SELECT {source.rang} AS rang, {source.colonnes} {_depuis(source, source.colonnes)}"
        f" WHERE {source.rang} IN ({places})"
    )
    lues = {ligne["rang"]: ligne for ligne in lignes(db, sql, tuple(voulus))}
    return tuple(lues[rang] for rang in voulus if rang in lues)


def compter(db: sqlite_utils.Database, requete: RequeteListe) -> CompteListe:
    """Return how many rows meet the criteria, and of how many dossiers."""
    source = SOURCES[requete.liste]
    ou = _conditions(db, source, requete)
    sql = f"SELECT count(*), count(DISTINCT {source.dossier}) {_depuis(source, ou.sql)} {ou.sql}"
    ((nombre, dossiers),) = db.execute(sql, ou.parametres).fetchall()
    return CompteListe(nombre, dossiers)


def valeurs(db: sqlite_utils.Database, liste: str, critere: str) -> tuple[str, ...]:
    """Return the values found in the base for a criterion."""
    return tuple(valeur for (valeur,) in db.execute(SOURCES[liste].valeurs[critere]) if valeur)


def _conditions(db: sqlite_utils.Database, source: SourceListe, requete: RequeteListe) -> Clause:
    """Return the WHERE of a request, empty when nothing is asked; a criterion that the list lacks is ignored."""
    clauses = [source.criteres[code](db, valeur) for code, valeur in requete.criteres if code in source.criteres]
    if not clauses:
        return Clause("")
    parametres = tuple(valeur for clause in clauses for valeur in clause.parametres)
    rare = any(clause.rare for clause in clauses)
    return Clause(f"WHERE {' AND '.join(clause.sql for clause in clauses)}", parametres, rare)


def _depuis(source: SourceListe, *textes: str) -> str:
    """Return the FROM with the joins that these pieces of SQL need, and those that these joins need."""
    besoins = " ".join(textes)
    retenues: list[str] = []
    for nom, jointure in reversed(tuple(source.jointures.items())):
        if f"{nom}." in besoins:
            retenues.insert(0, jointure)
            besoins = f"{besoins} {jointure}"
    return f"FROM {' '.join((source.table, *retenues))}"
