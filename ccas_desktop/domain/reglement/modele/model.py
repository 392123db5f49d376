"""A règlement des aides: what the board voted, as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.modele.baremes import Bareme
from ccas_desktop.domain.reglement.modele.definitions import Definition
from ccas_desktop.domain.reglement.modele.exemples import Exemple
from ccas_desktop.domain.reglement.modele.exigences import AuMoinsUne as AuMoinsUne
from ccas_desktop.domain.reglement.modele.exigences import Comparaison as Comparaison
from ccas_desktop.domain.reglement.modele.exigences import Condition as Condition
from ccas_desktop.domain.reglement.modele.exigences import DepotEntre as DepotEntre
from ccas_desktop.domain.reglement.modele.exigences import Exigence as Exigence
from ccas_desktop.domain.reglement.modele.exigences import Sauf as Sauf
from ccas_desktop.domain.reglement.modele.exigences import Toutes as Toutes
from ccas_desktop.domain.reglement.modele.exigences import indicateurs_de as indicateurs_de
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Origine, est_libre
from ccas_desktop.domain.reglement.modele.issues import Issue as Issue
from ccas_desktop.domain.reglement.modele.issues import QuiRegit as QuiRegit
from ccas_desktop.domain.reglement.modele.issues import Voie as Voie
from ccas_desktop.domain.reglement.modele.montants import AUCUN_PLAFOND
from ccas_desktop.domain.reglement.modele.montants import Axe as Axe
from ccas_desktop.domain.reglement.modele.montants import CalculMontant as CalculMontant
from ccas_desktop.domain.reglement.modele.montants import Case as Case
from ccas_desktop.domain.reglement.modele.montants import Etape as Etape
from ccas_desktop.domain.reglement.modele.montants import PartPersonnelle as PartPersonnelle
from ccas_desktop.domain.reglement.modele.montants import Plafonds as Plafonds
from ccas_desktop.domain.reglement.modele.montants import Pret as Pret
from ccas_desktop.domain.reglement.modele.montants import Renvoi as Renvoi
from ccas_desktop.domain.reglement.modele.montants import ResteACharge as ResteACharge
from ccas_desktop.domain.reglement.modele.montants import Somme as Somme
from ccas_desktop.domain.reglement.modele.montants import Taux as Taux


@dataclass(frozen=True)
class Deliberation:
    """The vote an aid rests on; `effet` and `fin` are the first and last days its rules apply."""

    numero: str
    date: datetime.date
    article: str
    effet: datetime.date
    fin: datetime.date | None = None

    def regit(self, jour: datetime.date) -> bool:
        """Tell whether the rules apply on that day."""
        return self.effet <= jour and (self.fin is None or jour <= self.fin)

    @cached_property
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
class Aide:
    """One aid, as voted.

    Attributes:
        donnees: what may be asked of API Particulier.
        impot: what may be asked of the DGFIP; None when nothing is.
        exemples: situations with the outcome that is wanted; no rule reads them.
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
    plafonds: Plafonds = AUCUN_PLAFOND
    impot: DonneeFiscale | None = None
    pret: Pret | None = None
    exemples: tuple[Exemple, ...] = ()

    @property
    def indicateurs(self) -> tuple[Indicateur, ...]:
        """Return every fact the rules of this aid may read, each once, in the order of the règlement."""
        lus = [i for condition in self.conditions for i in indicateurs_de(condition.exigence)]
        lus += self.montant.lus
        lus += [self.plafonds.part_personnelle.base] if self.plafonds.part_personnelle else []
        lus += [PAR_CODE["deja_verse_annee_aide"]] if self.plafonds.par_an is not None else []
        lus += [etape.deja for etape in self.plafonds.etapes]
        lus += [PAR_CODE["deja_verse_annee_foyer"]] if self.plafonds.par_foyer_an is not None else []
        return tuple(dict.fromkeys(lus))

    @property
    def questions(self) -> tuple[Indicateur, ...]:
        """Return the facts that are this aid's own: what an agent ticks."""
        return tuple(indicateur for indicateur in self.indicateurs if est_libre(indicateur))


@dataclass(frozen=True)
class Reglement:
    """The règlement of a CCAS; `format` is the version of the file format.

    Attributes:
        aides: the last version of each aid, one a code.
        anterieures: their former versions, kept for the requests they govern, the oldest first.
        definitions: the indicators of its own, each after those it reads.
        baremes: the scales it brings itself, which complete or replace those of the application.
    """

    format: int
    titre: str
    commune: str
    aides: tuple[Aide, ...]
    anterieures: tuple[Aide, ...] = ()
    definitions: tuple[Definition, ...] = ()
    baremes: tuple[Bareme, ...] = ()
    qui_regit: QuiRegit = QuiRegit.DECISION

    def aide(self, code: str) -> Aide:
        """Return the last version of an aid. Raises RefusMetier `aide_inconnue`."""
        for aide in self.aides:
            if aide.code == code:
                return aide
        raise RefusMetier("aide_inconnue", champ="aide", aide=code)

    def versions(self, code: str) -> tuple[Aide, ...]:
        """Return every version of an aid, the oldest first."""
        return tuple(aide for aide in (*self.anterieures, *self.aides) if aide.code == code)

    def jour_qui_regit(self, *, depot: datetime.date | None, decision: datetime.date) -> datetime.date:
        """Return the day that chooses the version; that of the decision when the deposit is not known."""
        return depot if depot is not None and self.qui_regit is QuiRegit.DEPOT else decision

    def version_du(self, code: str, jour: datetime.date) -> Aide | None:
        """Return the version of an aid whose rules apply on that day, or None."""
        return next((aide for aide in reversed(self.versions(code)) if aide.deliberation.regit(jour)), None)

    def aides_en_vigueur(self, jour: datetime.date) -> tuple[Aide, ...]:
        """Return the aids whose rules apply on that day, each in its version of the day."""
        versions = (self.version_du(aide.code, jour) for aide in self.aides)
        return tuple(version for version in versions if version is not None)

    @property
    def questions(self) -> tuple[Indicateur, ...]:
        """Return what agents tick, over all aids and versions."""
        toutes = (*self.aides, *self.anterieures)
        return tuple(dict.fromkeys(question for aide in toutes for question in aide.questions))

    @property
    def saisies(self) -> tuple[Indicateur, ...]:
        """Return the figures and texts of its own that agents type."""
        definis = (definition.indicateur for definition in self.definitions)
        return tuple(indicateur for indicateur in definis if indicateur.origine is Origine.SAISI)

    @property
    def exprimables(self) -> tuple[Indicateur, ...]:
        """Return the facts of its own that a situation may tell: questions, figures typed, indicators already known."""
        return (*self.questions, *(definition.indicateur for definition in self.definitions))

    @cached_property
    def vocabulaire(self) -> Mapping[str, Indicateur]:
        """Return every fact a condition may name, by code: the catalogue, then its own."""
        return {**PAR_CODE, **{code: definition.indicateur for code, definition in self.definitions_par_code.items()}}

    @cached_property
    def definitions_par_code(self) -> Mapping[str, Definition]:
        """Return what the règlement defines itself, by code."""
        return {definition.indicateur.code: definition for definition in self.definitions}

    def faits_bruts(self, aide: Aide) -> tuple[Indicateur, ...]:
        """Return the facts that an aid needs to be told, those behind its indicators in their place."""
        lus = aide.indicateurs
        return tuple(dict.fromkeys(brut for lu in lus for brut in _bruts(lu, self.definitions_par_code)))


def _bruts(indicateur: Indicateur, definitions: Mapping[str, Definition]) -> Iterator[Indicateur]:
    definition = definitions.get(indicateur.code)
    if definition is None or indicateur.origine is Origine.SAISI:
        yield indicateur
        return
    yield from (PAR_CODE[code] for code in definition.matieres)
    for lu in definition.depend_de:
        yield from _bruts(lu, definitions)
