"""What the person is told: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Gravite(StrEnum):
    """How much a notice matters; an error stays until it is read."""

    INFORMATION = "information"
    SUCCES = "succes"
    ALERTE = "alerte"
    ERREUR = "danger"


@dataclass(frozen=True)
class Avis:
    """A notice.

    Attributes:
        titre: what happened, in a few words.
        texte: what is safe, or what it means.
        suite: what to do next.
        details: for the support, without personal data; shown on demand.
    """

    titre: str
    texte: str = ""
    suite: str = ""
    gravite: Gravite = Gravite.INFORMATION
    details: str = ""


@dataclass(frozen=True)
class ActionAvis:
    """What a notice offers to do, such as « Annuler »."""

    libelle: str
    faire: Callable[[], None]
