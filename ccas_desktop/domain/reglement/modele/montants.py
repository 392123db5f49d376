"""How the amount of an aid is found and limited, as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.issues import Issue


@dataclass(frozen=True)
class Somme:
    """A result in euros."""

    montant: Decimal


@dataclass(frozen=True)
class Taux:
    """A result in per cent of a sum, such as an invoice; `maximum` in euros, None when there is none."""

    pour_cent: Decimal
    base: Indicateur
    maximum: Decimal | None = None


@dataclass(frozen=True)
class ResteACharge:
    """The person keeps so many euros of a sum; the aid is what is above."""

    montant: Decimal
    base: Indicateur


@dataclass(frozen=True)
class Renvoi:
    """No amount here: `non_eligible`, `commission` or `derogation_possible` when the scale leaves it to be judged,
    `regle_incomplete` when the text says nothing."""

    issue: Issue


Case = Somme | Taux | ResteACharge | Renvoi


@dataclass(frozen=True)
class Axe:
    """One entry of a scale: continuous brackets of one fact, the first open below and the last open above.

    A fact that is a text has `choix` instead, each the texts of one row or column.
    """

    indicateur: Indicateur
    intervalles: tuple[Intervalle, ...] = ()
    choix: tuple[Parmi, ...] = ()

    @property
    def tests(self) -> tuple[Intervalle | Parmi, ...]:
        """Return the brackets, or the choices."""
        return self.intervalles or self.choix

    def rang_de(self, valeur: Decimal | bool | str) -> int | None:
        """Return the bracket or the choice of a value, None when the scale has none for it."""
        if isinstance(valeur, Decimal):
            return next((rang for rang, test in enumerate(self.intervalles) if test.contient(valeur)), None)
        return next((rang for rang, test in enumerate(self.choix) if test.contient(valeur)), None)


@dataclass(frozen=True)
class CalculMontant:
    """How the amount is found: `cases[row][column]`, a single one when there is no axis.

    Attributes:
        fois: what the case is multiplied by, such as a number of children.
        maximum_par: what the maximum of a rate is multiplied by, such as a number of days.
    """

    article: str
    texte: str
    cases: tuple[tuple[Case, ...], ...]
    lignes: Axe | None = None
    colonnes: Axe | None = None
    fois: Indicateur | None = None
    maximum_par: Indicateur | None = None

    @property
    def lus(self) -> tuple[Indicateur, ...]:
        """Return the facts it may read, in order, each once."""
        lus = [axe.indicateur for axe in (self.lignes, self.colonnes) if axe]
        lus += [case.base for rangee in self.cases for case in rangee if isinstance(case, Taux | ResteACharge)]
        lus += [facteur for facteur in (self.fois, self.maximum_par) if facteur]
        return tuple(dict.fromkeys(lus))


@dataclass(frozen=True)
class Etape:
    """A ceiling of its own: what was already received, counted by a fact, and the aid never pass the maximum."""

    libelle: str
    maximum: Decimal
    deja: Indicateur


@dataclass(frozen=True)
class PartPersonnelle:
    """The share of a sum, in per cent, that the person keeps at least."""

    pour_cent: Decimal
    base: Indicateur


@dataclass(frozen=True)
class Pret:
    """The aid is a loan without interest, repaid each month; the last instalment closes the sum.

    Attributes:
        mensualites: how many instalments; 0 when their amount is given.
        mensualite: euros a month; None when their number is given.
        differe: months before the first instalment.
    """

    article: str
    texte: str
    mensualites: int = 0
    mensualite: Decimal | None = None
    differe: int = 0


@dataclass(frozen=True)
class Plafonds:
    """Limits in euros; None when the règlement sets none.

    Attributes:
        par_an: for this aid, this foyer and the civil year.
        par_foyer_an: for all aids, this foyer and the civil year.
        etapes: other ceilings, each against a fact of its own.
        minimum_versement: nothing is paid below it.
    """

    article: str = ""
    texte: str = ""
    par_demande: Decimal | None = None
    par_an: Decimal | None = None
    par_foyer_an: Decimal | None = None
    minimum_versement: Decimal | None = None
    part_personnelle: PartPersonnelle | None = None
    etapes: tuple[Etape, ...] = ()


AUCUN_PLAFOND = Plafonds()
