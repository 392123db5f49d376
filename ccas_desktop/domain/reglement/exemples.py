"""Example situations kept with an aid: what the board wants to come out, checked each time a rule changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.reglement.issues import Issue
from ccas_desktop.domain.reglement.situation import Valeur


@dataclass(frozen=True)
class Exemple:
    """One example.

    Attributes:
        faits: what is known, by code of indicator or of question; what is not told is unknown.
        issue: the outcome expected.
        montant: the amount expected, to the cent; None when the example does not say.
        jour: the day of the evaluation; None for the first day of effect of the version.
    """

    nom: str
    faits: tuple[tuple[str, Valeur], ...]
    issue: Issue
    montant: Decimal | None = None
    jour: datetime.date | None = None
