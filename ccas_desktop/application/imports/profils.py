"""What a column holds, seen from its values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccas_desktop.application.classeur import Cellule, texte_de
from ccas_desktop.application.imports import valeurs
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

ECHANTILLON = 200
MAJORITE = 0.6
PRESENCE_DE_NIR = 0.3
_DATE = re.compile(r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}.*)(?:\s+\d{1,2}[:hH]\d{2}.*)?")
_MONTANT = re.compile(r"-?[\d\s\u00a0\u202f.,]+(?:€|euros?)?", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\+33|0033|0)?[\s.\-]?[1-9](?:[\s.\-]?\d{2}){4}")


@dataclass(frozen=True)
class Profil:
    """The share, from 0 to 1, of the values of a column that have each shape."""

    remplies: int
    dates: float = 0
    telephones: float = 0
    codes_postaux: float = 0
    courriels: float = 0
    sexes: float = 0
    montants: float = 0
    nirs: float = 0
    plusieurs_mots: float = 0
    exemples: tuple[str, ...] = ()

    @property
    def champ(self) -> str:
        """Return the code of the field that these values look like, or an empty text."""
        formes = (
            (self.courriels, "courriel"),
            (self.telephones, "telephone"),
            (self.codes_postaux, "code_postal"),
            (self.sexes, "sexe"),
            (self.dates, "date_naissance"),
        )
        return next((champ for part, champ in formes if part >= MAJORITE), "")

    @property
    def porte_des_nirs(self) -> bool:
        """Tell whether the column holds social security numbers."""
        return self.nirs >= PRESENCE_DE_NIR


def profil(cellules: Sequence[Cellule]) -> Profil:
    """Return the profile of a column, from its first values."""
    pleines = [c for c in cellules if texte_de(c)][:ECHANTILLON]
    if not pleines:
        return Profil(0)
    textes = [texte_de(c) for c in pleines]

    def part(forme: Callable[[Cellule, str], bool]) -> float:
        return sum(forme(c, t) for c, t in zip(pleines, textes, strict=True)) / len(pleines)

    return Profil(
        remplies=len(pleines),
        dates=part(lambda c, t: isinstance(c, date | datetime) or _DATE.fullmatch(t) is not None),
        telephones=part(lambda _c, t: _TELEPHONE.fullmatch(t) is not None),
        codes_postaux=part(lambda _c, t: re.fullmatch(r"\d{4,5}", t) is not None and _est_postal(t)),
        courriels=part(lambda _c, t: "@" in t and _lisible(valeurs.lire_courriel, t)),
        sexes=part(lambda _c, t: cle_de_comparaison(t) in ("m", "f", "h", "mme", "mr", "monsieur", "madame", "mlle")),
        montants=part(lambda _c, t: _MONTANT.fullmatch(t) is not None),
        nirs=part(lambda c, _t: valeurs.porte_un_nir(c)),
        plusieurs_mots=part(lambda _c, t: len(t.split()) > 1),
        exemples=tuple(dict.fromkeys(textes))[:3],
    )


def _est_postal(texte: str) -> bool:
    return 1000 <= int(texte) <= 98999


def _lisible(lire: Callable[[Cellule], object], texte: str) -> bool:
    try:
        lire(texte)
    except RefusMetier:
        return False
    return True
