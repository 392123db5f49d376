"""Who of the file is already in the base: every person of both compared, by the likeness of the domain.

The names of the file are indexed with one letter dropped, once for each different name; the persons of the base then
pass one by one. Ten thousand rows against a hundred thousand persons take a second or two, where ten thousand
searches would take a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ccas_desktop.application.imports.fiche import Fiche, PersonneLue
from ccas_desktop.application.ports.personnes_connues import PersonneConnue
from ccas_desktop.domain.dossiers.doublons import Ressemblance, ressemblance
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

LONGUEUR_MAX = 40
CANDIDATS_MAX = 8
Place = tuple[int, int]


@dataclass(frozen=True)
class Candidat:
    """A person of the base who may be one of the file."""

    connue: PersonneConnue
    ressemblance: Ressemblance


Rapprochements = Mapping[int, tuple[tuple[int, Candidat], ...]]


def rapprocher(fiches: Iterable[Fiche], connues: Iterable[PersonneConnue]) -> Rapprochements:
    """Return, for each family of the file, its persons (by rank) who look like someone of the base, best first."""
    index = _Index(fiches)
    trouves: dict[int, list[tuple[int, Candidat]]] = {}
    for connue in connues:
        identite = None
        for fiche, rang in index.proches(connue):
            identite = identite or connue.identite
            raison = ressemblance(index.personne(fiche, rang).identite, identite)
            if raison is not None:
                trouves.setdefault(fiche, []).append((rang, Candidat(connue, raison)))
    ordre = list(Ressemblance)
    return {
        fiche: tuple(sorted(liste, key=lambda c: (c[0], ordre.index(c[1].ressemblance)))[:CANDIDATS_MAX])
        for fiche, liste in trouves.items()
    }


class _Index:
    """The persons of the file by name, first name and birth date."""

    def __init__(self, fiches: Iterable[Fiche]) -> None:
        self._personnes: dict[Place, PersonneLue] = {}
        self._par_noms: dict[tuple[str, str], list[Place]] = {}
        self._par_naissance: dict[str, list[Place]] = {}
        noms: set[str] = set()
        prenoms: set[str] = set()
        for fiche in fiches:
            for rang, personne in enumerate(fiche.personnes):
                identite, place = personne.identite, (fiche.rang, rang)
                self._personnes[place] = personne
                prenom = cle(identite.prenom)
                prenoms.add(prenom)
                for nom in {cle(identite.nom_famille), cle(identite.nom_usage or "")} - {""}:
                    noms.add(nom)
                    self._par_noms.setdefault((nom, prenom), []).append(place)
                naissance = identite.date_naissance
                if naissance is not None and naissance.jour is not None:
                    self._par_naissance.setdefault(str(naissance), []).append(place)
        self._noms, self._prenoms = _Voisins(noms), _Voisins(prenoms)

    def personne(self, fiche: int, rang: int) -> PersonneLue:
        """Return a person by its place."""
        return self._personnes[(fiche, rang)]

    def proches(self, connue: PersonneConnue) -> set[Place]:
        """Return the places of the persons worth comparing with one of the base."""
        prenom, famille = cle(connue.prenom), cle(connue.nom_famille)
        places: set[Place] = set()
        voisins_du_prenom = self._prenoms.de(prenom)
        if voisins_du_prenom:
            usage = cle(connue.nom_usage) if connue.nom_usage else ""
            for nom in (famille, usage) if usage else (famille,):
                for voisin in self._noms.de(nom):
                    for autre in voisins_du_prenom:
                        places.update(self._par_noms.get((voisin, autre), ()))
        places.update(self._par_noms.get((prenom, famille), ()))
        if connue.naissance:
            places.update(self._par_naissance.get(connue.naissance, ()))
        return places


class _Voisins:
    """Names that differ by one letter at most, found once for each name asked."""

    def __init__(self, noms: set[str]) -> None:
        self._formes: dict[str, set[str]] = {}
        self._connus: dict[str, tuple[str, ...]] = {}
        for nom in noms:
            for forme in _sans_une_lettre(nom):
                self._formes.setdefault(forme, set()).add(nom)

    def de(self, nom: str) -> tuple[str, ...]:
        if nom not in self._connus:
            voisins: set[str] = set()
            for forme in _sans_une_lettre(nom):
                voisins |= self._formes.get(forme, set())
            self._connus[nom] = tuple(voisins)
        return self._connus[nom]


@lru_cache(maxsize=50_000)
def cle(nom: str) -> str:
    """Return a name as it is compared, without its spaces."""
    return cle_de_comparaison(nom).replace(" ", "")[:LONGUEUR_MAX]


def _sans_une_lettre(nom: str) -> set[str]:
    return {nom, *(nom[:rang] + nom[rang + 1 :] for rang in range(len(nom)))}
