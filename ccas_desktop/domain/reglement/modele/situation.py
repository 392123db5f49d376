"""What is known of a foyer on one day: facts, each with its provenance. A fact that is absent is unknown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.provenance import DECLARE, Mois, Provenance

Valeur = Decimal | bool | str | datetime.date


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
class LigneMontant:
    """A resource or a charge, in euros a month.

    Attributes:
        nature: code of a NatureLigne; empty when it is not told.
        lien: link of the person whose line it is; None for the whole foyer.
        debut, fin: first and last month it runs; None when not limited.
    """

    libelle: str
    montant: Decimal
    provenance: Provenance = DECLARE
    nature: str = ""
    lien: Lien | None = None
    debut: Mois | None = None
    fin: Mois | None = None

    def court_en(self, mois: Mois) -> bool:
        """Tell whether the line runs in that month."""
        return (self.debut is None or self.debut <= mois) and (self.fin is None or mois <= self.fin)


@dataclass(frozen=True)
class AideRecue:
    """An aid already granted to the foyer: which, when, and how much."""

    aide: str
    jour: datetime.date
    montant: Decimal


@dataclass(frozen=True)
class Matiere:
    """What the indicators of a règlement are computed from; None for what is unknown.

    Attributes:
        ressources, charges: every line of the budget; an empty one is a declared zero.
        personnes: who is, was or will be in the foyer.
        naissance: of the demandeur.
        aides_recues: all that the foyer has received from the CCAS.
    """

    ressources: tuple[LigneMontant, ...] | None = None
    charges: tuple[LigneMontant, ...] | None = None
    personnes: tuple[Usager, ...] | None = None
    naissance: DateNaissance | None = None
    aides_recues: tuple[AideRecue, ...] | None = None


@dataclass(frozen=True)
class Situation:
    """The facts known on a day, by code of indicator or of question.

    Attributes:
        date: day of the evaluation.
        depot: day the request was deposited; None when unknown.
    """

    date: datetime.date
    faits: Mapping[str, Fait]
    depot: datetime.date | None = None
    matiere: Matiere = Matiere()

    @property
    def jour_du_foyer(self) -> datetime.date:
        """Return the day the foyer is looked at: whoever left or came since the deposit changes nothing."""
        return self.depot or self.date
