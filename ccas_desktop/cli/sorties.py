"""What commands write, and the codes they end with."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from enum import IntEnum


class Code(IntEnum):
    """Exit codes, the same for all commands (docs/cli.md)."""

    REUSSI = 0
    DEFAUT_INTERNE = 1
    MAUVAIS_APPEL = 2
    PERSONNE_INCONNUE = 3
    NON_ABOUTI = 4
    INTERROMPU = 130


class MauvaisAppel(Exception):
    """The command cannot be done as it was asked; `lignes` say why and what to do."""

    def __init__(self, *lignes: str) -> None:
        super().__init__(*lignes)
        self.lignes = lignes


def ecrire_json(objet: object) -> None:
    """Write one JSON value on the standard output."""
    sys.stdout.write(json.dumps(objet, ensure_ascii=False, indent=2, default=_nombre) + "\n")


def _nombre(valeur: object) -> float | str:
    """Return a decimal as the number it was written as, or as text when a number of JSON would lose some of it."""
    if not isinstance(valeur, Decimal):
        raise TypeError(type(valeur).__name__)
    nombre = float(valeur)
    return nombre if Decimal(repr(nombre)) == valeur else str(valeur)


def ecrire_erreur(*lignes: str) -> None:
    """Write on the standard error."""
    sys.stderr.write("".join(f"{ligne}\n" for ligne in lignes))
