"""What is already used of the limits of an aid: sums, times, waiting time, quota, envelope of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.reglement.calcul.carnet import Carnet
from ccas_desktop.domain.reglement.calcul.plafonnement import VERSE_AIDE, VERSE_FOYER
from ccas_desktop.domain.reglement.explication.bascules import toutes_les_comparaisons
from ccas_desktop.domain.reglement.modele.definitions import AidesRecues
from ccas_desktop.domain.reglement.modele.exigences import Comparaison
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.montants import Etape

_COMPTES = ("nombre_aides_annee", "nombre_aides_total", "beneficiaires_annee", "enveloppe_consommee_annee")
_SOMMES = ("enveloppe_consommee_annee",)


@dataclass(frozen=True)
class Compteur:
    """One limit and what is used of it.

    Attributes:
        libelle: what is counted; `unite` of the figures is that of `indicateur`.
        maximum: of a ceiling; None for a condition, whose `test` says the limit.
        reste: what is left; None when it cannot be told.
        atteint: nothing is left, or the condition is not met.
        levee_le: the first day a limit reached leaves room again; None when it never does, or is not reached.
    """

    libelle: str
    indicateur: Indicateur
    valeur: Decimal
    atteint: bool
    maximum: Decimal | None = None
    test: Intervalle | Parmi | None = None
    reste: Decimal | None = None
    levee_le: date | None = None

    def laisse_passer(self, valeur: Decimal) -> bool:
        """Tell whether another value of what is counted would leave room."""
        if self.test is not None:
            return self.test.contient(valeur)
        return self.maximum is None or valeur < self.maximum


def compteurs(aide: Aide, reglement: Reglement, carnet: Carnet) -> tuple[Compteur, ...]:
    """Return the limits of an aid whose use is known, in the order of the règlement; those of the foyer come last."""
    return (*_des_conditions(aide, reglement, carnet), *_des_plafonds(aide, carnet))


def _des_conditions(aide: Aide, reglement: Reglement, carnet: Carnet) -> Iterator[Compteur]:
    for comparaison in toutes_les_comparaisons(aide):
        if not isinstance(comparaison, Comparaison) or not isinstance(comparaison.test, Intervalle | Parmi):
            continue
        indicateur, test = comparaison.indicateur, comparaison.test
        valeur = carnet.valeur(indicateur)
        if valeur is None or not _compte(indicateur, reglement):
            continue
        atteint = not test.contient(valeur)
        yield Compteur(
            indicateur.libelle, indicateur, valeur, atteint, test=test, reste=_reste(valeur, test, indicateur)
        )


def _compte(indicateur: Indicateur, reglement: Reglement) -> bool:
    definition = reglement.definitions_par_code.get(indicateur.code)
    return indicateur.code in _COMPTES or (definition is not None and isinstance(definition.calcul, AidesRecues))


def _reste(valeur: Decimal, test: Intervalle | Parmi, indicateur: Indicateur) -> Decimal | None:
    """How many more times, or how much more, may be granted before the condition fails."""
    haute = test.haute if isinstance(test, Intervalle) else None
    if haute is None:
        return None
    une_de_plus = haute.incluse and indicateur.code not in _SOMMES
    return max(Decimal(0), haute.valeur - valeur + (1 if une_de_plus else 0))


def _des_plafonds(aide: Aide, carnet: Carnet) -> Iterator[Compteur]:
    plafonds = aide.plafonds
    etapes = [Etape("Plafond par an", plafonds.par_an, VERSE_AIDE)] if plafonds.par_an is not None else []
    etapes += plafonds.etapes
    if plafonds.par_foyer_an is not None:
        etapes.append(Etape("Plafond par an, toutes aides", plafonds.par_foyer_an, VERSE_FOYER))
    for etape in etapes:
        deja = carnet.valeur(etape.deja)
        if deja is not None:
            reste = max(Decimal(0), etape.maximum - deja)
            yield Compteur(etape.libelle, etape.deja, deja, reste == 0, maximum=etape.maximum, reste=reste)
