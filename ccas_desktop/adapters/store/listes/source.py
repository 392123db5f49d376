"""How one list is read: where its rows are, what each criterion and each order is in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import sqlite_utils

from ccas_desktop.adapters.store.recherche.mots import mots_tapes
from ccas_desktop.application.ports.listes import SEPARATEUR

# From so many rows found, walking the list in its order meets a page of them sooner than sorting them all.
BEAUCOUP = 1_500
# Written before a column whose index must not be started with when the list is walked in its order; SQL ignores it.
EN_MARCHANT = "/* en marchant */"


@dataclass(frozen=True)
class Clause:
    """A condition written by us, with its bound values.

    Attributes:
        rare: so few rows meet it that they are read first, then sorted.
    """

    sql: str
    parametres: tuple[str | int, ...] = ()
    rare: bool = False


FabriqueClause = Callable[[sqlite_utils.Database, str], Clause]


@dataclass(frozen=True)
class SourceListe:
    """One list.

    Attributes:
        table: where its rows are; `rang` is the integer key of one.
        dossier: the column that says of which dossier a row is.
        jointures: the other tables by name, each joined only when a query names it, in this order.
        tris: expression to sort by, by code of column; those of the table come with an index.
        tri: code of the order it has by itself.
        parcours: the FROM that reads the rows in an order of another table, by code of column: its index is walked
            unless few rows are asked for.
        criteres: what makes the condition of each criterion.
        colonnes: what a page reads of its rows.
        valeurs: query of the values that a criterion may take.
    """

    table: str
    rang: str
    dossier: str
    jointures: Mapping[str, str]
    tris: Mapping[str, str]
    tri: str
    criteres: Mapping[str, FabriqueClause]
    colonnes: str
    valeurs: Mapping[str, str] = field(default_factory=dict)
    parcours: Mapping[str, str] = field(default_factory=dict)


def egal(colonne: str) -> FabriqueClause:
    """Return the criterion of a column that is one of the codes asked for."""

    def clause(_db: sqlite_utils.Database, valeur: str) -> Clause:
        codes = tuple(valeur.split(SEPARATEUR))
        return Clause(f"{colonne} IN ({', '.join('?' * len(codes))})", codes)

    return clause


def compare(colonne: str, operateur: str) -> FabriqueClause:
    """Return the criterion of a day or an instant, as ISO text, on one side of a bound."""
    return lambda _db, valeur: Clause(f"{colonne} {operateur} ?", (valeur,))


def selon(vraie: str, fausse: str) -> FabriqueClause:
    """Return the criterion answered by yes or no."""
    return lambda _db, valeur: Clause(vraie if valeur == "oui" else fausse)


def est_rare(
    db: sqlite_utils.Database, trouvees: str, parametres: tuple[str | int, ...], *, beaucoup: int = BEAUCOUP
) -> bool:
    """Tell whether a query of one index finds few rows, reading no more of it than it takes to know."""
    sql = f"SELECT count(*) FROM ({trouvees} LIMIT {beaucoup})"  # noqa: S608 written by us
    ((nombre,),) = db.execute(sql, parametres).fetchall()
    return int(nombre) < beaucoup


def personnes(colonne: str, *, aussi: str = "") -> FabriqueClause:
    """Return the criterion of the words typed, met when `colonne` is the dossier of a person found.

    `aussi` is another condition that meets it, with one place for the text typed.
    """

    def clause(_db: sqlite_utils.Database, valeur: str) -> Clause:
        expression = expression_des_mots(valeur)
        du_dossier = (  # constant names, bound values
            f"{colonne} IN (SELECT trouvee.dossier_id FROM recherche"  # noqa: S608
            " JOIN usager AS trouvee ON trouvee.rang_recherche = recherche.rowid WHERE recherche MATCH ?)"
        )
        if not expression:
            return Clause(aussi, (_contenu(valeur),)) if aussi else Clause("0")
        if not aussi:
            return Clause(du_dossier, (expression,))
        return Clause(f"({du_dossier} OR {aussi})", (expression, _contenu(valeur)))

    return clause


def expression_des_mots(texte: str) -> str:
    """Return the FTS5 expression of the words typed, all of them; empty when nothing searchable was typed."""
    recherche = mots_tapes(texte)
    formes = [" AND ".join(f'"{mot}" *' for mot in mots) for mots in (recherche.mots, recherche.joints) if mots]
    return " OR ".join(f"({forme})" for forme in formes)


def _contenu(texte: str) -> str:
    """Return the pattern of LIKE for a text found anywhere; the signs of LIKE are taken as they are."""
    propre = texte.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{propre}%"
