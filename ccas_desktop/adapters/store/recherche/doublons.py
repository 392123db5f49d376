"""Persons worth comparing: an index of the names with one letter dropped.

Two names that differ by one letter (added, lost, changed, or swapped with its neighbour) share at least one form
once each has lost a letter or none; so a few exact look-ups find them all, however many persons there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import lignes
from ccas_desktop.adapters.store.correspondances.usagers import usager_depuis
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite, cle_de_comparaison

CANDIDATS_MAX = 200
LONGUEUR_MAX = 40

_PAR_NOMS = (
    "SELECT usager.* FROM usager WHERE rang IN"
    " (SELECT rowid FROM ressemblance WHERE ressemblance MATCH ? ORDER BY rowid DESC LIMIT ?)"
)
_PAR_NAISSANCE = "SELECT * FROM usager WHERE date_naissance = ? LIMIT ?"


def doublons_possibles(db: sqlite_utils.Database, identite: Identite) -> tuple[Usager, ...]:
    """Return the persons whose names look alike, swapped or not, or who were born the same day."""
    trouves: dict[str, Usager] = {}
    for expression in _expressions(identite):
        _ajouter(trouves, lignes(db, _PAR_NOMS, (expression, CANDIDATS_MAX)))
    naissance = identite.date_naissance
    if naissance is not None and naissance.jour is not None:
        _ajouter(trouves, lignes(db, _PAR_NAISSANCE, (str(naissance), CANDIDATS_MAX)))
    return tuple(trouves.values())


def formes_indexees(usager: Usager) -> str:
    """Return the forms under which the names of a person are compared."""
    identite = usager.identite
    formes = [f"n{forme}" for nom in _noms(identite) for forme in _sans_une_lettre(nom)]
    formes += [f"p{forme}" for forme in _sans_une_lettre(_cle(identite.prenom))]
    return " ".join(dict.fromkeys(formes))


def _ajouter(trouves: dict[str, Usager], rangees: Iterable[dict[str, object]]) -> None:
    for ligne in rangees:
        usager = usager_depuis(ligne)
        trouves.setdefault(usager.id, usager)


def _expressions(identite: Identite) -> Iterator[str]:
    noms, prenom = _noms(identite), _cle(identite.prenom)
    if not (noms and prenom):
        return
    meme_prenom = _une_des_formes("p", _sans_une_lettre(prenom))
    for nom in noms:
        yield f"{_une_des_formes('n', _sans_une_lettre(nom))} AND {meme_prenom}"
    yield f'"n{prenom}" AND "p{noms[0]}"'


def _une_des_formes(marque: str, formes: Iterable[str]) -> str:
    citees = (f'"{marque}{forme}"' for forme in formes)
    return f"({' OR '.join(citees)})"


def _noms(identite: Identite) -> list[str]:
    cles = (_cle(nom) for nom in (identite.nom_famille, identite.nom_usage or ""))
    return [cle for cle in cles if cle]


def _cle(nom: str) -> str:
    return cle_de_comparaison(nom).replace(" ", "")[:LONGUEUR_MAX]


def _sans_une_lettre(nom: str) -> list[str]:
    """Return the name and its forms with one letter dropped."""
    return list(dict.fromkeys([nom, *(nom[:rang] + nom[rang + 1 :] for rang in range(len(nom)))]))
