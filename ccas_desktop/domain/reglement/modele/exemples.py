"""Example situations kept with an aid: what the board wants to come out, checked each time a rule changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Valeur


@dataclass(frozen=True)
class PersonneExemple:
    """A member of the foyer of an example; the age, in whole years, is that of the day of the calculation."""

    lien: Lien
    age: int
    presence: Decimal = Decimal(1)


@dataclass(frozen=True)
class LigneExemple:
    """A resource or a charge of an example, in euros a month; `lien` is of whom, None for the whole foyer."""

    nature: str
    montant: Decimal
    lien: Lien | None = None


@dataclass(frozen=True)
class Exemple:
    """One example.

    Attributes:
        faits: what is known, by code of indicator or of question; what is not told is unknown.
        personnes: the foyer that indicators are computed from; empty when it is not described.
        ressources, charges: the lines of the budget; None when it is not known, none at all is a declared zero.
        aides_recues: what the foyer received before, None when it is not known; an aid without a code is the one that
            the example is of.
        issue: the outcome expected.
        montant: the amount expected, to the cent; None when the example does not say.
        jour: the day of the evaluation; None for the first day of effect of the version.
    """

    nom: str
    faits: tuple[tuple[str, Valeur], ...]
    issue: Issue
    montant: Decimal | None = None
    jour: datetime.date | None = None
    personnes: tuple[PersonneExemple, ...] = ()
    ressources: tuple[LigneExemple, ...] | None = None
    charges: tuple[LigneExemple, ...] | None = None
    aides_recues: tuple[AideRecue, ...] | None = None
