"""One thing that a column of a file may become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Famille(StrEnum):
    """What a field describes."""

    PERSONNE = "personne"
    FOYER = "foyer"
    AIDE = "aide"


@dataclass(frozen=True)
class Champ:
    """One field.

    Attributes:
        titres: headings known for it, as agents, DomiFa, Mon Suivi Social and rdv-insertion write them.
        par_membre: also exists for the partner and for each other member of the family.
    """

    code: str
    libelle: str
    famille: Famille
    titres: tuple[str, ...]
    par_membre: bool = False


def titres(texte: str) -> tuple[str, ...]:
    """Return the headings of « nom|noms|nom de famille »."""
    return tuple(titre.strip() for titre in texte.split("|"))
