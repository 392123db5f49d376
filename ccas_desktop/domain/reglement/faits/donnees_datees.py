"""A datum that a rule wants of one period: found, or what is wanted in its place; of another period it is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS
from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.reglement.modele.definitions import Definition, DonneeDatee, Moment
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.modele.periodes import periode_connue
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation

# What of the catalogue says which period it is of, and whether that is the year of an avis or a month.
DE_L_AVIS = (*CHIFFRES_DE_L_AVIS, "quotient_fiscal")
D_UN_MOIS = ("quotient_familial",)
DATABLES = (*DE_L_AVIS, *D_UN_MOIS)


def jour_de_la_periode(calcul: DonneeDatee, situation: Situation) -> date:
    """Return the day whose year or month the period is counted from; that of the decision as long as none is known."""
    return situation.jour_du_foyer if calcul.moment is Moment.DEPOT else situation.date


def fait_de_la_periode(calcul: DonneeDatee, situation: Situation) -> Fait | None:
    """Return the datum when it is of the period wanted; one whose period is not told is unknown."""
    fait, jour = situation.faits.get(calcul.de.code), jour_de_la_periode(calcul, situation)
    portes = [situation.faits.get(brut.code, fait) for brut in _bruts(calcul.de)]
    convient = all(porte is not None and calcul.periode.convient(porte.provenance, jour) for porte in portes)
    return fait if convient else None


def voulus(calcul: DonneeDatee, situation: Situation) -> tuple[Indicateur, ...]:
    """Return what must be known: the facts of the catalogue, each asked for with its period."""
    return voulus_au(calcul, jour_de_la_periode(calcul, situation))


def voulus_au(calcul: DonneeDatee, jour: date) -> tuple[Indicateur, ...]:
    """Return the same for a period counted from a day."""
    mots = calcul.periode.en_mots(jour)
    question = {
        True: f"Demander ou saisir l’avis d’imposition, {mots}.",
        False: f"Demander le quotient familial à la CAF ou à la MSA, {mots}, ou le lire sur l’attestation.",
    }[calcul.de.code in DE_L_AVIS]
    return tuple(replace(brut, libelle=f"{brut.libelle}, {mots}", question=question) for brut in _bruts(calcul.de))


def ecart(calcul: DonneeDatee, situation: Situation) -> str:
    """Return why a datum that is known does not serve; empty when it serves, or is not known at all."""
    fait = situation.faits.get(calcul.de.code)
    if fait is None or fait_de_la_periode(calcul, situation) is not None:
        return ""
    connue = periode_connue(fait.provenance) or "sans période connue"
    voulue = calcul.periode.en_mots(jour_de_la_periode(calcul, situation))
    return f" (connu{ESPACE_INSECABLE}: {connue}{ESPACE_INSECABLE}; voulu{ESPACE_INSECABLE}: {voulue})"


def datees_lues(lus: tuple[Indicateur, ...], definitions: Mapping[str, Definition]) -> tuple[DonneeDatee, ...]:
    """Return what some facts want of a period, those behind them included."""
    return tuple(dict.fromkeys(datee for lu in lus for datee in _datees(lu, definitions)))


def _datees(lu: Indicateur, definitions: Mapping[str, Definition]) -> Iterator[DonneeDatee]:
    definition = definitions.get(lu.code)
    if definition is None:
        return
    if isinstance(definition.calcul, DonneeDatee):
        yield definition.calcul
    for dessous in definition.depend_de:
        yield from _datees(dessous, definitions)


def _bruts(indicateur: Indicateur) -> tuple[Indicateur, ...]:
    return tuple(PAR_CODE[code] for code in indicateur.depend_de) or (indicateur,)
