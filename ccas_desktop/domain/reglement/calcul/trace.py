"""The explanation owed to the person for a decision that a computation helped to prepare (CRPA R311-3-1-2).

Its four parts come in the order of the decree: contribution, data and sources, parameters, operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccas_desktop.domain.montant import ESPACE_INSECABLE

TITRES = (
    "1. Degré et mode de contribution du calcul",
    "2. Données utilisées et sources",
    "3. Paramètres appliqués à la situation",
    "4. Opérations effectuées",
)


@dataclass(frozen=True)
class Contribution:
    """How far, and in what way, the computation took part in the decision."""

    degre: str
    mode: str


@dataclass(frozen=True)
class DonneeTracee:
    """One datum used: as shown, exact (decimal text, « oui », « non » or a text), and where it comes from."""

    code: str
    libelle: str
    affiche: str
    exact: str
    source: str
    precision: str = ""


@dataclass(frozen=True)
class Parametre:
    """One threshold, rate or ceiling of the règlement, with the text and the date it holds from.

    Attributes:
        article: of the règlement; empty for a reference scale, whose source then stands in `deliberation`.
    """

    libelle: str
    valeur: str
    article: str
    deliberation: str
    effet: str


@dataclass(frozen=True)
class Operation:
    """One line of the computation.

    Attributes:
        texte: what the person reads.
        expression: the same as exact arithmetic (`+ - * /`, comparisons, `min`, `max`, `arrondi` to the cent);
            empty when there is nothing to compute.
        exact: exact result: a decimal text, « oui », « non » or « inconnu ».
        affiche: the result as shown.
        article: of the règlement that asks for it; empty for what the catalogue computes.
    """

    texte: str
    expression: str
    exact: str
    affiche: str
    article: str = ""


@dataclass(frozen=True)
class Trace:
    """The four parts."""

    contribution: Contribution
    donnees: tuple[DonneeTracee, ...]
    parametres: tuple[Parametre, ...]
    operations: tuple[Operation, ...]


def en_texte(trace: Trace) -> tuple[str, ...]:
    """Return the lines of the explanation, in plain French, its four headings included."""
    return tuple(_lignes(trace))


def donnee_en_clair(donnee: DonneeTracee) -> str:
    """Return a datum with its value, its source and what it is made of."""
    precision = f" — {donnee.precision}" if donnee.precision else ""
    return f"{donnee.libelle}{ESPACE_INSECABLE}: {donnee.affiche} ({donnee.source}){precision}"


def parametre_en_clair(parametre: Parametre) -> str:
    """Return a parameter with the text and the day it holds from."""
    texte = f"{parametre.libelle}{ESPACE_INSECABLE}: {parametre.valeur}"
    article = f"article {parametre.article}, " if parametre.article else ""
    return f"{texte} ({article}{parametre.deliberation}, en vigueur le {parametre.effet})"


def operation_avec_article(operation: Operation) -> str:
    """Return a line of computation with the article it applies, when there is one."""
    return f"{operation.texte} (article {operation.article})" if operation.article else operation.texte


def _lignes(trace: Trace) -> Iterator[str]:
    yield TITRES[0]
    yield trace.contribution.degre
    yield trace.contribution.mode
    yield TITRES[1]
    yield from map(donnee_en_clair, trace.donnees)
    yield TITRES[2]
    yield from map(parametre_en_clair, trace.parametres)
    yield TITRES[3]
    yield from map(operation_avec_article, trace.operations)
