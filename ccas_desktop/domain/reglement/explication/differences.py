"""What changes between two règlements, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.modele.model import Reglement


class Genre(StrEnum):
    """What happened to a place."""

    AJOUTE = "ajoute"
    RETIRE = "retire"
    CHANGE = "change"


@dataclass(frozen=True)
class Difference:
    """One change.

    Attributes:
        chemin: steps to the place: names of aids and of keys, ranks from 1 of the former règlement.
        avant, apres: what stood and what stands there, as it is written; empty when there is nothing.
    """

    genre: Genre
    chemin: tuple[str, ...]
    avant: str = ""
    apres: str = ""

    @property
    def lieu(self) -> str:
        """Return « Aide à l’énergie › condition 2 › jusqu_a »."""
        return " › ".join(self.chemin)


def differences(avant: Reglement, apres: Reglement) -> tuple[Difference, ...]:
    """Return what changes from one règlement to another, in the order of the file."""
    return tuple(_tables(_par_nom(en_table(avant)), _par_nom(en_table(apres)), ()))


def _par_nom(table: Mapping[str, object]) -> dict[str, object]:
    """Aids, indicators and scales are known by their names, not by their ranks."""
    nomme = dict(table)
    for cle in ("indicateur", "bareme", "aide"):
        parts = nomme.pop(cle, [])
        for part in parts if isinstance(parts, list) else []:
            nomme[_nom(part)] = part
    return nomme


def _nom(part: Mapping[str, object]) -> str:
    vote = part.get("deliberation")
    effet = vote.get("effet") if isinstance(vote, Mapping) else None
    suite = f", effet du {effet:%d/%m/%Y}" if isinstance(effet, date) else ""
    return f"{part['libelle']} ({part['code']}{suite})"


def _comparer(avant: object, apres: object, chemin: tuple[str, ...]) -> Iterator[Difference]:
    if avant == apres:
        return
    if isinstance(avant, Mapping) and isinstance(apres, Mapping):
        yield from _tables(avant, apres, chemin)
    elif _est_liste_de_tables(avant) and _est_liste_de_tables(apres):
        yield from _listes(_en_liste(avant), _en_liste(apres), chemin)
    else:
        yield Difference(Genre.CHANGE, chemin, ecrire(avant), ecrire(apres))


def _tables(avant: Mapping[str, object], apres: Mapping[str, object], chemin: tuple[str, ...]) -> Iterator[Difference]:
    for cle in dict.fromkeys((*avant, *apres)):
        ici = (*chemin, cle)
        if cle not in apres:
            yield Difference(Genre.RETIRE, ici, avant=ecrire(avant[cle]))
        elif cle not in avant:
            yield Difference(Genre.AJOUTE, ici, apres=ecrire(apres[cle]))
        else:
            yield from _comparer(avant[cle], apres[cle], ici)


def _listes(avant: Sequence[object], apres: Sequence[object], chemin: tuple[str, ...]) -> Iterator[Difference]:
    """Items that did not change keep the others in step: one that is inserted shifts nothing."""
    *debut, nom = chemin
    pas = SequenceMatcher(a=[ecrire(a) for a in avant], b=[ecrire(b) for b in apres], autojunk=False)
    for mot, i, fin_i, j, fin_j in pas.get_opcodes():
        if mot == "equal":
            continue
        communs = min(fin_i - i, fin_j - j)
        for k in range(communs):
            yield from _comparer(avant[i + k], apres[j + k], (*debut, f"{nom} {i + k + 1}"))
        for k in range(i + communs, fin_i):
            yield Difference(Genre.RETIRE, (*debut, f"{nom} {k + 1}"), avant=ecrire(avant[k]))
        for k in range(j + communs, fin_j):
            yield Difference(Genre.AJOUTE, (*debut, f"{nom} {k + 1}"), apres=ecrire(apres[k]))


def ecrire(valeur: object) -> str:
    """Return a value of a table as a person reads it in the file."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, Mapping):
        return ", ".join(f"{cle} = {ecrire(interieure)}" for cle, interieure in valeur.items())
    if isinstance(valeur, list):
        return "; ".join(ecrire(element) for element in valeur)
    return str(valeur)


def _est_liste_de_tables(valeur: object) -> bool:
    return isinstance(valeur, list) and bool(valeur) and isinstance(valeur[0], Mapping)


def _en_liste(valeur: object) -> list[object]:
    return valeur if isinstance(valeur, list) else []
