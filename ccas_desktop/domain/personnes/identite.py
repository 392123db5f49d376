"""The civil identity of a person (identité pivot): names, sex, birth date whole or partial, birth place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ccas_desktop.domain.errors import ErreurChamp
from ccas_desktop.domain.personnes.nir import erreurs_de_nir

PAYS_FRANCE = "99100"


class Sexe(StrEnum):
    """Sex as written on the birth certificate, the only two values the registries accept."""

    FEMININ = "F"
    MASCULIN = "M"


@dataclass(frozen=True)
class DateNaissance:
    """A birth date of which the day, or the day and the month, may be unknown (« présumé né en 1962 »)."""

    annee: int
    mois: int | None = None
    jour: int | None = None

    def __post_init__(self) -> None:
        if self.jour is not None and self.mois is None:
            raise ValueError("a day without a month")
        date(self.annee, 1 if self.mois is None else self.mois, 1 if self.jour is None else self.jour)

    def __str__(self) -> str:
        """Return the ISO text: « 1987-06-27 », « 1987-06 » or « 1987 »."""
        return "-".join([f"{self.annee:04d}", *(f"{p:02d}" for p in (self.mois, self.jour) if p is not None)])

    @property
    def en_francais(self) -> str:
        """Return « 27/06/1987 », « 06/1987 » or « 1987 »."""
        parties = [f"{p:02d}" for p in (self.jour, self.mois) if p is not None]
        return "/".join([*parties, f"{self.annee:04d}"])

    @property
    def bornes(self) -> tuple[date, date]:
        """Return the first and last days this date can be."""
        debut = date(self.annee, self.mois or 1, self.jour or 1)
        if self.jour is not None:
            return debut, debut
        annee, mois = (self.annee + 1, 1) if self.mois in (None, 12) else (self.annee, (self.mois or 0) + 1)
        return debut, date.fromordinal(date(annee, mois, 1).toordinal() - 1)

    def ages_possibles(self, jour: date) -> tuple[int, int]:
        """Return the smallest and largest age in whole years on that day; they differ when the date is partial."""
        premier, dernier = self.bornes
        return _age_revolu(dernier, jour), _age_revolu(premier, jour)

    def age_au(self, jour: date) -> int | None:
        """Return the age in whole years on that day, or None when a partial date leaves it unknown."""
        minimum, maximum = self.ages_possibles(jour)
        return minimum if minimum == maximum else None

    @classmethod
    def lire(cls, texte: str) -> DateNaissance:
        """Return the date of « 1987-06-27 », « 1987-06 » or « 1987 ». Raises ValueError on anything else."""
        parties = texte.split("-")
        if not 1 <= len(parties) <= 3 or len(parties[0]) != 4 or any(len(p) != 2 for p in parties[1:]):
            raise ValueError(texte)
        if not all(p.isascii() and p.isdigit() for p in parties):
            raise ValueError(texte)
        return cls(*(int(p) for p in parties))


@dataclass(frozen=True)
class LieuNaissance:
    """A birth place, by its INSEE codes and the names the agent saw.

    Attributes:
        pays: INSEE country code, 99100 for France.
        commune: INSEE code of the commune of birth, for a birth in France.
        commune_nom, departement: the pair that the API can turn into a code, when the commune is not in our list.
    """

    pays: str
    pays_nom: str = ""
    commune: str | None = None
    commune_nom: str | None = None
    departement: str | None = None

    @property
    def en_france(self) -> bool:
        """Tell whether the person was born in France."""
        return self.pays == PAYS_FRANCE


@dataclass(frozen=True)
class Identite:
    """The names are kept as typed; `prenoms` holds each first name apart, in the order of the birth certificate."""

    nom_famille: str
    prenoms: tuple[str, ...]
    sexe: Sexe | None = None
    nom_usage: str | None = None
    date_naissance: DateNaissance | None = None
    lieu_naissance: LieuNaissance | None = None

    @property
    def prenom(self) -> str:
        """Return the first of the first names, or an empty text."""
        return self.prenoms[0] if self.prenoms else ""

    @property
    def nom_affiche(self) -> str:
        """Return the name shown to the agent: « DUPONT (MARTIN) Jeanne »."""
        usage = f" ({self.nom_usage})" if self.nom_usage and self.nom_usage != self.nom_famille else ""
        return f"{self.nom_famille}{usage} {self.prenom}".strip()


def verifier_identite(identite: Identite, *, aujourdhui: date) -> tuple[ErreurChamp, ...]:
    """Return what forbids to record this identity; a name and a first name are enough at the counter."""
    noms = {"nom_famille": identite.nom_famille, "nom_usage": identite.nom_usage or ""}
    erreurs = [*erreurs_de_nir({**noms, "prenoms": " ".join(identite.prenoms)})]
    if not identite.nom_famille.strip():
        erreurs.append(ErreurChamp("nom_famille", "obligatoire"))
    if not any(p.strip() for p in identite.prenoms):
        erreurs.append(ErreurChamp("prenoms", "obligatoire"))
    naissance = identite.date_naissance
    if naissance and naissance.bornes[0] > aujourdhui:
        erreurs.append(ErreurChamp("date_naissance", "date_future"))
    elif naissance and naissance.annee < aujourdhui.year - 125:
        erreurs.append(ErreurChamp("date_naissance", "date_trop_ancienne"))
    return tuple(erreurs)


def champs_manquants_pour_api(identite: Identite) -> tuple[ErreurChamp, ...]:
    """Return the fields that the `/identite` calls require and that are empty (api.md 1.4)."""
    manquants = [
        ErreurChamp(champ, "obligatoire_pour_appel")
        for champ, rempli in (
            ("nom_famille", identite.nom_famille.strip()),
            ("prenoms", identite.prenom.strip()),
            ("sexe", identite.sexe),
            ("lieu_naissance", identite.lieu_naissance),
        )
        if not rempli
    ]
    lieu = identite.lieu_naissance
    if lieu and lieu.en_france and not lieu.commune:
        if not (lieu.commune_nom and lieu.departement):
            manquants.append(ErreurChamp("lieu_naissance", "commune_obligatoire_pour_appel"))
        elif identite.date_naissance is None:
            # The service turns the name into a code with the communes of the birth year (api.md 1.4).
            manquants.append(ErreurChamp("date_naissance", "annee_obligatoire_avec_nom_commune"))
    return tuple(manquants)


@lru_cache(maxsize=16_384)
def cle_de_comparaison(texte: str) -> str:
    """Return the text without accents, case, hyphens or apostrophes: what search and comparisons use."""
    if texte.isascii():
        return " ".join(texte.translate(_SANS_PONCTUATION).lower().split())
    sans_ligature = texte.translate(_LIGATURES)
    decompose = unicodedata.normalize("NFKD", sans_ligature)
    lettres = (c if c.isalnum() else " " for c in decompose if not unicodedata.combining(c))
    return " ".join("".join(lettres).casefold().split())


def _age_revolu(naissance: date, jour: date) -> int:
    """Return the age in whole years; someone born on 29 February is a year older on 1 March of common years."""
    return jour.year - naissance.year - ((jour.month, jour.day) < (naissance.month, naissance.day))


# Most of what is compared has no accent: a table is ten times as fast as Unicode there.
_SANS_PONCTUATION = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        # The dotless i of Turkish: « Yıldız » is YILDIZ in capitals, as the administrations write it.
        "ı": "i",
    }
)
