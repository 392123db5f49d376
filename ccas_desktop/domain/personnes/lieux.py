"""Places of birth as an agent picks them: communes with their département, old ones included, and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.personnes.identite import PAYS_FRANCE, LieuNaissance, cle_de_comparaison


class TypeCommune(StrEnum):
    """What an INSEE code stands for: people keep the birth place of their certificate when communes merge."""

    ACTUELLE = "actuelle"
    ARRONDISSEMENT = "arrondissement"
    DELEGUEE = "deleguee"
    ASSOCIEE = "associee"


@dataclass(frozen=True)
class Departement:
    """A département, or a collectivité d'outre-mer, as part of a place: « Calvados, 14 »."""

    code: str
    nom: str


@dataclass(frozen=True)
class Commune:
    """A commune of the official list.

    Attributes:
        code: INSEE code, the one that goes to the services.
        commune_actuelle: name of the commune an old one now belongs to, or the city of an arrondissement.
        codes_postaux: known ones; none for most old communes.
    """

    code: str
    nom: str
    departement: Departement
    type: TypeCommune = TypeCommune.ACTUELLE
    commune_actuelle: str | None = None
    codes_postaux: tuple[str, ...] = ()

    @property
    def est_ancienne(self) -> bool:
        """Tell whether the commune has merged into another."""
        return self.type in (TypeCommune.DELEGUEE, TypeCommune.ASSOCIEE)

    @property
    def detail(self) -> str:
        """Return what tells it from its namesakes: « Calvados, 14 », with today's commune for an old one."""
        lieu = f"{self.departement.nom}, {self.departement.code}"
        if not self.est_ancienne:
            return lieu
        return f"{lieu}\u00a0; ancienne commune, aujourd’hui {self.commune_actuelle}"

    @property
    def libelle(self) -> str:
        """Return « Saint-Aubin (Calvados, 14) »."""
        return f"{self.nom} ({self.detail})"

    @property
    def lieu_naissance(self) -> LieuNaissance:
        """Return this commune as the birth place of an identity."""
        return LieuNaissance(
            pays=PAYS_FRANCE,
            pays_nom="France",
            commune=self.code,
            commune_nom=self.nom,
            departement=self.departement.code,
        )


@dataclass(frozen=True)
class Pays:
    """A country or territory of the official list; `ancien` when it no longer exists under that name."""

    code: str
    nom: str
    ancien: bool = False

    @property
    def libelle(self) -> str:
        """Return « Portugal », or « Tchécoslovaquie (ancien pays) »."""
        return f"{self.nom} (ancien pays)" if self.ancien else self.nom

    @property
    def lieu_naissance(self) -> LieuNaissance:
        """Return this country as the birth place of an identity."""
        return LieuNaissance(pays=self.code, pays_nom=self.nom)


class RangNom(StrEnum):
    """How well a name answers a text, best first."""

    EXACT = "exact"
    DEBUT = "debut"
    MOTS = "mots"


def rang_du_nom(cle: str, mots: tuple[str, ...]) -> RangNom | None:
    """Return how the words answer the key of a name: the whole of it, its start, or the start of some of its words."""
    texte = " ".join(mots)
    if cle == texte:
        return RangNom.EXACT
    if cle.startswith(texte):
        return RangNom.DEBUT
    borde = f" {cle}"
    return RangNom.MOTS if all(f" {mot}" in borde for mot in mots) else None


def lectures(texte: str) -> Iterator[tuple[str, ...]]:
    """Yield the words to look for, abbreviations spelt out first (« st » is read « saint »), then as typed."""
    mots = tuple(_ordinal(mot) for mot in cle_de_comparaison(texte).split())
    if not mots:
        return
    developpes = tuple(_ABREVIATIONS.get(mot, mot) for mot in mots)
    yield developpes
    if developpes != mots:
        yield mots


def _ordinal(mot: str) -> str:
    """« 12ème » and « 12eme » are the 12e of the official names."""
    return re.sub(r"^(\d+)(?:(er)e?|i?[eè]me|nde?)$", lambda m: m[1] + ("er" if m[2] else "e"), mot)


_ABREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
