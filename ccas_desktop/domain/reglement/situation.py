"""What is known of a foyer on one day: facts, each with its provenance. A fact that is absent is unknown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.provenance import DECLARE, Provenance

Valeur = Decimal | bool | str


@dataclass(frozen=True)
class Derivation:
    """How a fact was computed from others.

    Attributes:
        expression: exact arithmetic, such as `(1450.32 - 1012.75) / 3`.
        formule: the same as the person reads it, such as « (1 450,32 − 1 012,75) ÷ 3 ».
        depuis: codes of the facts used; empty when the parts are no facts of their own (lines of a budget).
    """

    expression: str
    formule: str
    depuis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fait:
    """The value of one fact, exact.

    Attributes:
        precision: what the value is made of, shown beside it.
        derivation: how it was computed, when it was.
    """

    valeur: Valeur
    provenance: Provenance = DECLARE
    precision: str = ""
    derivation: Derivation | None = None

    def __post_init__(self) -> None:
        if isinstance(self.valeur, Decimal) and not self.valeur.is_finite():
            raise ValueError(str(self.valeur))


@dataclass(frozen=True)
class Situation:
    """The facts known on a day, by code of indicator or of question."""

    date: datetime.date
    faits: Mapping[str, Fait]
