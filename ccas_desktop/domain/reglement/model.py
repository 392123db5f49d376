"""A règlement des aides: what the board voted, as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ccas_desktop.domain.certifie import Source
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur, est_libre
from ccas_desktop.domain.reglement.intervalle import Intervalle, Test


class Issue(StrEnum):
    """What a rule answers. Unknown is never a refusal: it is `information_manquante`."""

    ELIGIBLE = "eligible"
    NON_ELIGIBLE = "non_eligible"
    COMMISSION = "commission"
    INFORMATION_MANQUANTE = "information_manquante"


class Voie(StrEnum):
    """Who decides the aid (CASF R123-19 to R123-22)."""

    DELEGATION = "delegation"
    COMMISSION = "commission"
    CONSEIL = "conseil"


@dataclass(frozen=True)
class Deliberation:
    """The vote an aid rests on; `effet` is the first day its rules apply."""

    numero: str
    date: datetime.date
    article: str
    effet: datetime.date

    @property
    def intitule(self) -> str:
        """Return « délibération n° 2024-31 du 12/12/2024 »."""
        return f"délibération n°\u00a0{self.numero} du {self.date:%d/%m/%Y}"


@dataclass(frozen=True)
class DonneeNecessaire:
    """A source the délibération lists for an aid: nothing else may be called for it (CRPA L114-8).

    Attributes:
        blocs: parts of the reply that are wanted; empty for the whole of a source that has no parts.
        motif: what the datum is for.
        piece_remplacee: the paper that the person need no longer bring (CRPA L113-12).
    """

    source: Source
    blocs: tuple[str, ...]
    motif: str
    piece_remplacee: str


@dataclass(frozen=True)
class DonneeFiscale:
    """What the délibération says of the avis d’imposition: its revenue and its parts, and nothing else of it."""

    motif: str
    piece_remplacee: str


@dataclass(frozen=True)
class PieceAApporter:
    """A paper the person must bring, with the text that requires it (CRPA L114-5)."""

    libelle: str
    exigee_par: str


@dataclass(frozen=True)
class Comparaison:
    """One fact against one test."""

    indicateur: Indicateur
    test: Test


@dataclass(frozen=True)
class Toutes:
    """All of these must hold."""

    exigences: tuple[Exigence, ...]


@dataclass(frozen=True)
class AuMoinsUne:
    """One of these must hold."""

    exigences: tuple[Exigence, ...]


@dataclass(frozen=True)
class Sauf:
    """This must not hold."""

    exigence: Exigence


Exigence = Comparaison | Toutes | AuMoinsUne | Sauf


@dataclass(frozen=True)
class Condition:
    """A condition of the règlement with the article and the sentence it comes from.

    Attributes:
        sinon: what follows when it certainly fails: `non_eligible`, or `commission` (no automatic refusal).
    """

    article: str
    texte: str
    exigence: Exigence
    sinon: Issue = Issue.NON_ELIGIBLE


@dataclass(frozen=True)
class Somme:
    """A result in euros."""

    montant: Decimal


@dataclass(frozen=True)
class Taux:
    """A result in per cent of a sum, such as an invoice."""

    pour_cent: Decimal
    base: Indicateur


@dataclass(frozen=True)
class Renvoi:
    """No amount here: `non_eligible`, or `commission` when the scale leaves it to be judged."""

    issue: Issue


Case = Somme | Taux | Renvoi


@dataclass(frozen=True)
class Axe:
    """One entry of a scale: continuous brackets of one fact, the first open below and the last open above."""

    indicateur: Indicateur
    intervalles: tuple[Intervalle, ...]


@dataclass(frozen=True)
class CalculMontant:
    """How the amount is found: `cases[row][column]`, a single one when there is no axis."""

    article: str
    texte: str
    cases: tuple[tuple[Case, ...], ...]
    lignes: Axe | None = None
    colonnes: Axe | None = None


@dataclass(frozen=True)
class Plafonds:
    """Limits in euros; None when the règlement sets none.

    Attributes:
        par_an: for this aid, this foyer and the civil year.
        par_foyer_an: for all aids, this foyer and the civil year.
        minimum_versement: nothing is paid below it.
    """

    article: str = ""
    texte: str = ""
    par_demande: Decimal | None = None
    par_an: Decimal | None = None
    par_foyer_an: Decimal | None = None
    minimum_versement: Decimal | None = None


@dataclass(frozen=True)
class Aide:
    """One aid, as voted.

    Attributes:
        donnees: what may be asked of API Particulier.
        impot: what may be asked of the DGFIP; None when nothing is.
    """

    code: str
    libelle: str
    description: str
    deliberation: Deliberation
    voie: Voie
    montant: CalculMontant
    donnees: tuple[DonneeNecessaire, ...] = ()
    pieces: tuple[PieceAApporter, ...] = ()
    conditions: tuple[Condition, ...] = ()
    plafonds: Plafonds = Plafonds()
    impot: DonneeFiscale | None = None

    @property
    def indicateurs(self) -> tuple[Indicateur, ...]:
        """Return every fact the rules of this aid may read, each once, in the order of the règlement."""
        lus = [i for condition in self.conditions for i in indicateurs_de(condition.exigence)]
        lus += [axe.indicateur for axe in (self.montant.lignes, self.montant.colonnes) if axe]
        lus += [case.base for rangee in self.montant.cases for case in rangee if isinstance(case, Taux)]
        lus += [PAR_CODE["deja_verse_annee_aide"]] if self.plafonds.par_an is not None else []
        lus += [PAR_CODE["deja_verse_annee_foyer"]] if self.plafonds.par_foyer_an is not None else []
        return tuple(dict.fromkeys(lus))

    @property
    def questions(self) -> tuple[Indicateur, ...]:
        """Return the facts that are this aid's own: what an agent ticks."""
        return tuple(indicateur for indicateur in self.indicateurs if est_libre(indicateur))


@dataclass(frozen=True)
class Reglement:
    """The règlement of a CCAS; `format` is the version of the file format."""

    format: int
    titre: str
    commune: str
    aides: tuple[Aide, ...]

    def aide(self, code: str) -> Aide:
        """Return an aid. Raises RefusMetier `aide_inconnue`."""
        for aide in self.aides:
            if aide.code == code:
                return aide
        raise RefusMetier("aide_inconnue", champ="aide", aide=code)

    def aides_en_vigueur(self, jour: datetime.date) -> tuple[Aide, ...]:
        """Return the aids whose rules apply on that day."""
        return tuple(aide for aide in self.aides if aide.deliberation.effet <= jour)

    @property
    def questions(self) -> tuple[Indicateur, ...]:
        """Return what agents tick, over all aids."""
        return tuple(dict.fromkeys(question for aide in self.aides for question in aide.questions))


def indicateurs_de(exigence: Exigence) -> Iterator[Indicateur]:
    """Yield the facts a requirement reads, in its order."""
    match exigence:
        case Comparaison(indicateur=indicateur):
            yield indicateur
        case Sauf(exigence=interieure):
            yield from indicateurs_de(interieure)
        case _:
            for partie in exigence.exigences:
                yield from indicateurs_de(partie)
