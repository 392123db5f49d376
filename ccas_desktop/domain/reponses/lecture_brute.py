"""Reading what came from outside, one value at a time: anything of a strange type or form is None, never an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from ccas_desktop.domain.provenance import Mois

Donnees = Mapping[str, object]

CHIFFRES_MAXIMUM = 10


def objet(untrusted: object) -> Donnees:
    """Return an object, empty when it is none."""
    return untrusted if isinstance(untrusted, Mapping) else {}


def objets(untrusted: object) -> tuple[Donnees, ...]:
    """Return the objects of a list, what is no object left out."""
    elements = untrusted if isinstance(untrusted, list | tuple) else ()
    return tuple(element for element in elements if isinstance(element, Mapping))


def texte(untrusted: object) -> str | None:
    """Return a text that says something."""
    return untrusted.strip() or None if isinstance(untrusted, str) else None


def booleen(untrusted: object) -> bool | None:
    """Return a yes or no; 1 and « true » are neither."""
    return untrusted if isinstance(untrusted, bool) else None


def entier(untrusted: object) -> int | None:
    """Return a whole number; true is none, although it is an int for Python."""
    return untrusted if isinstance(untrusted, int) and not isinstance(untrusted, bool) else None


def decimal(untrusted: object) -> Decimal | None:
    """Return a finite decimal; true is no amount, although it is an int for Python."""
    if isinstance(untrusted, bool) or not isinstance(untrusted, int | str | Decimal):
        return None
    try:
        valeur = Decimal(untrusted)
    except InvalidOperation:
        return None
    return valeur if valeur.is_finite() and valeur.adjusted() < CHIFFRES_MAXIMUM else None


def mois(annee: object, numero: object) -> Mois | None:
    """Return a month of the calendar."""
    if isinstance(annee, int) and isinstance(numero, int) and 1 <= annee <= 9999 and 1 <= numero <= 12:
        return Mois(annee, numero)
    return None


def jour(untrusted: object) -> date | None:
    """Return a day that exists."""
    try:
        return date.fromisoformat(untrusted) if isinstance(untrusted, str) else None
    except ValueError:
        return None
