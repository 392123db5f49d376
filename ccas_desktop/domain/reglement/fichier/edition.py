"""Edit a règlement piece by piece: a part is checked alone, each fault told at its field, and put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.lecture import lire_aide, lire_avec_ses_fautes
from ccas_desktop.domain.reglement.fichier.lecture_conditions import lire_condition
from ccas_desktop.domain.reglement.fichier.lecture_definitions import lire_definition
from ccas_desktop.domain.reglement.fichier.lecture_montant import lire_montant
from ccas_desktop.domain.reglement.fichier.lecture_plafonds import lire_plafonds, lire_pret
from ccas_desktop.domain.reglement.lecteur import FORMAT, Lecteur
from ccas_desktop.domain.reglement.modele.definitions import Definition
from ccas_desktop.domain.reglement.modele.exigences import Condition
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Vocabulaire
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.montants import CalculMontant, Plafonds, Pret

P = TypeVar("P")


@dataclass(frozen=True)
class Examen(Generic[P]):
    """What a part that was typed is worth.

    Attributes:
        valeur: the part, None when it has a fault.
        fautes: each fault; its place is relative to the part, such as `montant.tranches[2].jusqu_a`.
    """

    valeur: P | None
    fautes: tuple[Faute, ...]

    def fautes_de(self, champ: str) -> tuple[Faute, ...]:
        """Return the faults of a field and of what it holds."""
        return tuple(f for f in self.fautes if f.chemin == champ or f.chemin.startswith((f"{champ}.", f"{champ}[")))


def examiner_aide(untrusted: Mapping[str, object], vocabulaire: Vocabulaire) -> Examen[Aide]:
    """Check one version of an aid."""
    return _examiner(untrusted, lambda table: lire_aide(table, vocabulaire))


def lire_en_cours(untrusted: Mapping[str, object], vocabulaire: Vocabulaire) -> tuple[Aide, tuple[Faute, ...]]:
    """Return an aid as far as it is written, to say what it means already, with its faults.

    A part with a fault is neutral: a condition that demands nothing, an amount that gives nothing. Never to be applied.
    """
    fautes: list[Faute] = []
    return lire_aide(Lecteur(untrusted, "", fautes), vocabulaire), tuple(fautes)


def lire_commun(untrusted: Mapping[str, object], reglement: Reglement) -> tuple[Reglement, tuple[Faute, ...]]:
    """Return the règlement with other names, indicators and scales in the place of its own, with all its faults.

    What the aids no longer find is among the faults, at their places: `aide[2].condition[1].indicateur`.
    """
    return lire_avec_ses_fautes({**untrusted, "format": FORMAT, "aide": en_table(reglement)["aide"]})


def examiner_condition(untrusted: Mapping[str, object], vocabulaire: Vocabulaire) -> Examen[Condition]:
    """Check one condition."""
    return _examiner(untrusted, lambda table: lire_condition(table, vocabulaire))


def examiner_montant(untrusted: Mapping[str, object], vocabulaire: Vocabulaire) -> Examen[CalculMontant]:
    """Check how an amount is found; gaps and overlaps of brackets are among the faults."""
    return _examiner(untrusted, lambda table: lire_montant(table, vocabulaire))


def examiner_plafonds(untrusted: Mapping[str, object], vocabulaire: Vocabulaire) -> Examen[Plafonds]:
    """Check the limits of an aid."""
    return _examiner(untrusted, lambda table: lire_plafonds(table, vocabulaire))


def examiner_pret(untrusted: Mapping[str, object]) -> Examen[Pret]:
    """Check how a loan is repaid."""
    return _examiner(untrusted, lire_pret)


def examiner_definition(untrusted: Mapping[str, object], avant: tuple[Definition, ...]) -> Examen[Definition]:
    """Check an indicator of the règlement; it may name the catalogue and the indicators `avant` it."""
    vocabulaire = {**PAR_CODE, **{definition.indicateur.code: definition.indicateur for definition in avant}}
    return _examiner(untrusted, lambda table: lire_definition(table, vocabulaire))


def avec_aide(reglement: Reglement, aide: Aide) -> Reglement:
    """Return the règlement with a version of an aid: in the place of that of the same day of effect, or added."""
    gardees = [v for v in reglement.versions(aide.code) if v.deliberation.effet != aide.deliberation.effet]
    *avant, derniere = sorted((*gardees, aide), key=lambda version: version.deliberation.effet)
    connue = any(autre.code == aide.code for autre in reglement.aides)
    aides = tuple(derniere if autre.code == aide.code else autre for autre in reglement.aides)
    aides = aides if connue else (*aides, derniere)
    autres = [v for v in reglement.anterieures if v.code != aide.code]
    rangs = {autre.code: rang for rang, autre in enumerate(aides)}
    anterieures = sorted((*autres, *avant), key=lambda v: (rangs[v.code], v.deliberation.effet))
    return replace(reglement, aides=aides, anterieures=tuple(anterieures))


def sans_aide(reglement: Reglement, code: str) -> Reglement:
    """Return the règlement without an aid, former versions included."""
    return replace(
        reglement,
        aides=tuple(aide for aide in reglement.aides if aide.code != code),
        anterieures=tuple(aide for aide in reglement.anterieures if aide.code != code),
    )


def _examiner(untrusted: Mapping[str, object], lire: Callable[[Lecteur], P]) -> Examen[P]:
    fautes: list[Faute] = []
    valeur = lire(Lecteur(untrusted, "", fautes))
    return Examen(None if fautes else valeur, tuple(fautes))
