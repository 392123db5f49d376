"""A fact that a rule may use, and what its values are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unite(StrEnum):
    """What a value is counted in; it rules how it is typed, compared and written."""

    EURO = "euro"
    EURO_PAR_MOIS = "euro_par_mois"
    EURO_PAR_JOUR = "euro_par_jour"
    EURO_PAR_AN = "euro_par_an"
    EURO_PAR_PART = "euro_par_part"
    NOMBRE = "nombre"
    ANNEES = "annees"
    MOIS = "mois"
    OUI_NON = "oui_non"
    POUR_CENT = "pour_cent"
    TEXTE = "texte"
    DATE = "date"

    @property
    def est_numerique(self) -> bool:
        """Tell whether values are numbers, that may be ordered, added and divided."""
        return self not in (Unite.OUI_NON, Unite.TEXTE, Unite.DATE)


class Origine(StrEnum):
    """Where a fact gets its meaning from: the catalogue, or the règlement that asks for it or computes it."""

    CATALOGUE = "catalogue"
    QUESTION = "question"
    SAISI = "saisi"
    DEFINI = "defini"


@dataclass(frozen=True)
class Indicateur:
    """A fact that a rule may use.

    Attributes:
        code: stable name in files.
        libelle: French name shown to the agent and the person.
        question: how the fact is asked for when it is missing.
        depend_de: codes of the facts it is computed from, when it is computed.
        origine: who gives it its meaning.
        choix: the texts that may be answered; empty for any.
    """

    code: str
    libelle: str
    unite: Unite
    question: str
    depend_de: tuple[str, ...] = ()
    origine: Origine = Origine.CATALOGUE
    choix: tuple[str, ...] = ()
