"""What some sources want beside the civil identity; given for one call, kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.domain.personnes.identite import cle_de_comparaison

PREMIERE_CAMPAGNE = 2021

# Codes of the régions académiques, which are not those of INSEE (BCN, N_REGION_ACADEMIQUE).
REGIONS_ACADEMIQUES: Mapping[str, str] = {
    f"{rang:02d}": nom
    for rang, nom in enumerate(
        (
            "Auvergne-Rhône-Alpes",
            "Bourgogne-Franche-Comté",
            "Bretagne",
            "Centre-Val de Loire",
            "Corse",
            "Grand Est",
            "Guadeloupe",
            "Guyane",
            "Hauts-de-France",
            "Île-de-France",
            "La Réunion",
            "Martinique",
            "Mayotte",
            "Normandie",
            "Nouvelle-Aquitaine",
            "Occitanie",
            "Pays de la Loire",
            "Provence-Alpes-Côte d’Azur",
        ),
        start=1,
    )
}
# Codes of the départements (BCN, N_DEPARTEMENT): those of INSEE on three characters.
_METROPOLE = [f"{numero:03d}" for numero in range(1, 96) if numero != 20]
_OUTRE_MER = [str(numero) for numero in (*range(971, 979), 986, 987, 988)]
DEPARTEMENTS = frozenset((*_METROPOLE, "02A", "02B", *_OUTRE_MER))

_REGIONS_PAR_NOM = {cle_de_comparaison(nom): code for code, nom in REGIONS_ACADEMIQUES.items()}

_UAI = re.compile(r"(\d{7})([A-Z])", re.ASCII)
_LETTRES_UAI = "ABCDEFGHJKLMNPRSTUVWXYZ"


class Complement(StrEnum):
    """One thing a source may want; the key of personne.json, and the name of the field at fault."""

    MOIS = "mois"
    INE = "ine"
    IDENTIFIANT_FRANCE_TRAVAIL = "identifiant_france_travail"
    ANNEE_SCOLAIRE = "annee_scolaire"
    ETABLISSEMENT = "etablissement"
    ANNEE_CAMPAGNE = "annee_campagne"


class Degre(StrEnum):
    """The two levels of schools: écoles, then collèges and lycées."""

    PREMIER = "1D"
    SECOND = "2D"


@dataclass(frozen=True)
class Etablissements:
    """Where a pupil is looked for: in one school, or in all those of a level in some départements or régions.

    Attributes:
        uai: code of one school; empty for a larger place.
        departements, regions: their codes of the BCN.
    """

    uai: str = ""
    departements: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    degre: Degre | None = None


@dataclass(frozen=True)
class ComplementIdentite:
    """What is given beside the identity for one call; empty fields are not given.

    Attributes:
        identifiant_france_travail: the user name chosen on francetravail.fr; it is on no paper.
        annee_scolaire: « 2026 » or « 2026-2027 ».
        annee_campagne: first year of the scholarship asked about; the one in force when None.
    """

    ine: str = ""
    identifiant_france_travail: str = ""
    annee_scolaire: str = ""
    etablissement: Etablissements | None = None
    annee_campagne: int | None = None


SANS_COMPLEMENT = ComplementIdentite()


def uai_lisible(uai: str) -> bool:
    """Tell whether a text has the form of the code of a school: seven digits and a letter."""
    return _UAI.fullmatch(uai) is not None


def uai_exact(uai: str) -> bool:
    """Tell whether the letter of a code controls its digits: one digit mistyped makes it wrong."""
    trouve = _UAI.fullmatch(uai)
    return trouve is not None and _LETTRES_UAI[int(trouve[1]) % len(_LETTRES_UAI)] == trouve[2]


def code_de_region(texte: str) -> str | None:
    """Return the code of a région académique, written by its name or its code; None when unknown."""
    texte = texte.strip()
    return texte if texte in REGIONS_ACADEMIQUES else _REGIONS_PAR_NOM.get(cle_de_comparaison(texte))


def code_de_departement(texte: str) -> str | None:
    """Return the code of the BCN of a département, written « 75 », « 075 », « 2A » or « 974 »; None when unknown."""
    code = texte.strip().upper().rjust(3, "0")
    return code if code in DEPARTEMENTS else None
