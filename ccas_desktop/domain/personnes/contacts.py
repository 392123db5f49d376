"""How a person is reached, and how she wants to be written to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MoyenContact(StrEnum):
    """The way a person prefers to be reached."""

    TELEPHONE = "telephone"
    SMS = "sms"
    COURRIEL = "courriel"
    COURRIER = "courrier"
    GUICHET = "guichet"


@dataclass(frozen=True)
class PersonneAPrevenir:
    """Who is told when something happens; `lien` in the words of the person: « sa fille », « un voisin »."""

    nom: str = ""
    lien: str = ""
    telephone: str = ""


@dataclass(frozen=True)
class PreferencesUsager:
    """What a person asked for.

    Attributes:
        langue: language spoken, empty for French.
        gros_caracteres: the letters are printed larger.
        nom_usage: the letters bear the nom d’usage, on express request (CRPA L111-3).
    """

    langue: str = ""
    contact: MoyenContact | None = None
    gros_caracteres: bool = False
    nom_usage: bool = False
