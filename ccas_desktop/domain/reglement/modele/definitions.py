"""The indicators that a règlement defines itself, as data: what is counted, over which months, divided by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.lecteur import Rapport
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle
from ccas_desktop.domain.reglement.modele.periodes import PeriodeVoulue
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reponses.indicateur import Indicateur


class AideLogement(StrEnum):
    """What becomes of the aide au logement: a resource, or taken from the rent, never both."""

    RESSOURCE = "ressource"
    DEDUITE_DU_LOYER = "deduite_du_loyer"
    IGNOREE = "ignoree"


class Moment(StrEnum):
    """The day an age is that of."""

    DECISION = "decision"
    DEPOT = "depot"


class Mesure(StrEnum):
    """What is taken of the aids received."""

    MONTANT = "montant"
    NOMBRE = "nombre"


class Periode(StrEnum):
    """The aids received that count; a sliding period is a number of months instead."""

    ANNEE_CIVILE = "annee_civile"
    TOUJOURS = "toujours"


class Choix(StrEnum):
    """How one of several indicators is chosen."""

    PREMIERE_CONNUE = "premiere_connue"
    PLUS_PETITE = "plus_petite"
    PLUS_GRANDE = "plus_grande"


@dataclass(frozen=True)
class QuotePart:
    """Some natures count for a share only; `lien` limits it to the lines of such a member of the foyer."""

    natures: tuple[str, ...]
    part: Rapport
    lien: Lien | None = None


@dataclass(frozen=True)
class PlafondDeNatures:
    """The total of some natures counts up to a maximum, in euros a month."""

    natures: tuple[str, ...]
    maximum: Decimal


@dataclass(frozen=True)
class Forfait:
    """A flat amount in euros a month, once, or once for each unit of a fact."""

    libelle: str
    montant: Decimal
    par: Indicateur | None = None


@dataclass(frozen=True)
class Selection:
    """The lines that count on one side of a budget.

    Attributes:
        seulement: only these natures; empty for all but `sauf`.
    """

    seulement: tuple[str, ...] = ()
    sauf: tuple[str, ...] = ()
    quotes_parts: tuple[QuotePart, ...] = ()
    plafonds: tuple[PlafondDeNatures, ...] = ()
    forfaits: tuple[Forfait, ...] = ()
    aucune: bool = False

    def retient(self, nature: str) -> bool:
        """Tell whether lines of a nature count."""
        if self.aucune:
            return False
        return nature in self.seulement if self.seulement else nature not in self.sauf


@dataclass(frozen=True)
class DuBudget:
    """Resources minus charges, of a month or as the mean of several; a side that is None counts for nothing.

    Attributes:
        mois: 0 for the month under way, n for the mean of the n months before it (1: the month before).
    """

    ressources: Selection | None = None
    charges: Selection | None = None
    aide_logement: AideLogement = AideLogement.RESSOURCE
    mois: int = 0


@dataclass(frozen=True)
class Total:
    """A sum of indicators, less some others, plus a constant."""

    plus: tuple[Indicateur, ...] = ()
    moins: tuple[Indicateur, ...] = ()
    constante: Decimal = Decimal(0)


@dataclass(frozen=True)
class UneDe:
    """One of several indicators: the first known, the smallest, the greatest."""

    choix: Choix
    de: tuple[Indicateur, ...]


@dataclass(frozen=True)
class JourDeLAge:
    """The day an age is counted on: that of the decision or of the deposit, or a day of that year.

    Attributes:
        jour_mois: (month, day) in the year of the moment; None for the moment itself.
    """

    moment: Moment = Moment.DECISION
    jour_mois: tuple[int, int] | None = None


@dataclass(frozen=True)
class NombreDePersonnes:
    """The members of the foyer with one of these links, of an age in whole years; no link means any."""

    liens: tuple[Lien, ...] = ()
    age: Intervalle | None = None
    age_le: JourDeLAge = JourDeLAge()


@dataclass(frozen=True)
class AgeDuDemandeur:
    """The age of the demandeur in whole years, on a given day."""

    le: JourDeLAge = JourDeLAge()


class Compte(StrEnum):
    """What a length of time is counted in, whole units only."""

    ANNEES = "annees"
    MOIS = "mois"
    JOURS = "jours"


@dataclass(frozen=True)
class Duree:
    """The time gone by since a date, on a given day; negative for a date to come."""

    depuis: Indicateur
    compte: Compte
    le: JourDeLAge = JourDeLAge()


@dataclass(frozen=True)
class AidesRecues:
    """What the foyer has received: some aids, or all when none is named, over a period.

    Attributes:
        periode: or a number of months that slides back from the day.
    """

    mesure: Mesure
    periode: Periode | int
    aides: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartsDuCcas:
    """The parts of the CCAS's own table: those of the adults, then of each child by rank, the last one repeated."""

    seul: Decimal
    couple: Decimal
    enfants: tuple[Decimal, ...]
    autres: Decimal = Decimal(0)


@dataclass(frozen=True)
class Saisie:
    """A figure or a text that the agent types for the request."""


@dataclass(frozen=True)
class DonneeDatee:
    """A datum of one period only: an avis of given incomes, a quotient familial of a given month.

    Attributes:
        de: the fact of the catalogue; of another period, it counts as unknown.
        moment: the day whose year or month the period is counted from.
    """

    de: Indicateur
    periode: PeriodeVoulue
    moment: Moment = Moment.DECISION


Calcul = (
    DuBudget
    | DonneeDatee
    | Total
    | UneDe
    | NombreDePersonnes
    | AgeDuDemandeur
    | Duree
    | AidesRecues
    | PartsDuCcas
    | Saisie
    | Seuil
)
Diviseur = Indicateur | Decimal


@dataclass(frozen=True)
class Definition:
    """An indicator of the règlement, with the article and the sentence it comes from.

    Attributes:
        par: what the result is divided by, in order: facts, or numbers such as 30 days.
        pour_cent: whether the quotient is given in hundredths.
    """

    indicateur: Indicateur
    article: str
    texte: str
    calcul: Calcul
    par: tuple[Diviseur, ...] = ()
    pour_cent: bool = False

    @property
    def depend_de(self) -> tuple[Indicateur, ...]:
        """Return the facts it reads, in order, each once."""
        return tuple(dict.fromkeys((*_lus(self.calcul), *(d for d in self.par if isinstance(d, Indicateur)))))

    @property
    def matieres(self) -> tuple[str, ...]:
        """Return the codes of the facts of the catalogue under which what it is computed from is asked for."""
        match self.calcul:
            case DuBudget(ressources=ressources, charges=charges):
                codes = {"ressources_mensuelles": ressources, "charges_mensuelles": charges}
                return tuple(code for code, selection in codes.items() if selection is not None)
            case NombreDePersonnes(age=age):
                return ("nombre_personnes" if age is None else "nombre_adultes",)
            case PartsDuCcas():
                return ("nombre_adultes",)
            case AgeDuDemandeur():
                return ("age_demandeur",)
            case AidesRecues():
                return ("nombre_aides_total",)
        return ()


def _lus(calcul: Calcul) -> Iterator[Indicateur]:
    match calcul:
        case Total():
            yield from (*calcul.plus, *calcul.moins)
        case UneDe():
            yield from calcul.de
        case Seuil():
            yield from calcul.depend_de
        case DonneeDatee(de=de):
            yield de
        case Duree(depuis=depuis):
            yield depuis
        case DuBudget():
            for selection in (calcul.ressources, calcul.charges):
                yield from (f.par for f in (selection.forfaits if selection else ()) if f.par is not None)
