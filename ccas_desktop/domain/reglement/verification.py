"""Check the conditions of an aid with three values: true, false, unknown (None). Unknown is never false."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.reglement.carnet import Carnet
from ccas_desktop.domain.reglement.indicateurs import Indicateur
from ccas_desktop.domain.reglement.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.model import Comparaison, Condition, Exigence, Sauf, Toutes
from ccas_desktop.domain.reglement.redaction import (
    ecrire_comparaison,
    ecrire_test,
    ecrire_valeur,
    expression_d_egalite,
    expression_de,
)

_MOTS = {True: "oui", False: "non", None: "inconnu"}
_SUITES = {True: "condition remplie", False: "condition non remplie", None: "à compléter"}


@dataclass(frozen=True)
class Verdict:
    """What is known of a requirement.

    Attributes:
        tenue: True, False, or None when the facts do not tell.
        manquants: the unknown facts that could tell; empty when it is decided.
    """

    tenue: bool | None
    manquants: tuple[Indicateur, ...] = ()


def verifier(condition: Condition, carnet: Carnet) -> Verdict:
    """Return whether a condition holds, noting in the notebook all that it takes to say so."""
    return _verifier(condition.exigence, carnet, condition.article)


def _verifier(exigence: Exigence, carnet: Carnet, article: str) -> Verdict:
    match exigence:
        case Comparaison():
            return _comparer(exigence, carnet, article)
        case Sauf(exigence=interieure):
            contraire = _verifier(interieure, carnet, article)
            verdict = Verdict(None if contraire.tenue is None else not contraire.tenue, contraire.manquants)
            return _conclure("À l’inverse", verdict, carnet)
        case Toutes(exigences=parties):
            verdict = _decisif(False, [_verifier(partie, carnet, article) for partie in parties])
            return _conclure("Toutes ces conditions à la fois", verdict, carnet)
    verdict = _decisif(True, [_verifier(partie, carnet, article) for partie in exigence.exigences])
    return _conclure("Au moins une de ces conditions", verdict, carnet)


def _decisif(decisive: bool, verdicts: list[Verdict]) -> Verdict:
    """One false decides an AND, one true decides an OR; failing that, one unknown leaves the whole unknown."""
    tenues = [verdict.tenue for verdict in verdicts]
    if decisive in tenues:
        return Verdict(decisive)
    if None in tenues:
        return Verdict(None, tuple(dict.fromkeys(m for verdict in verdicts for m in verdict.manquants)))
    return Verdict(not decisive)


def _comparer(comparaison: Comparaison, carnet: Carnet, article: str) -> Verdict:
    indicateur, test = comparaison.indicateur, comparaison.test
    carnet.parametrer(indicateur.libelle, ecrire_test(test, indicateur.unite), article)
    if isinstance(test, Intervalle):
        return _situer(indicateur, test, carnet)
    return _chercher(indicateur, test, carnet)


def _situer(indicateur: Indicateur, intervalle: Intervalle, carnet: Carnet) -> Verdict:
    nombre = carnet.lire_nombre(indicateur)
    if nombre is None:
        return _inconnu(indicateur, carnet)
    constat = ecrire_comparaison(nombre, intervalle, indicateur.unite)
    return _constater(indicateur, constat, intervalle.contient(nombre), carnet, expression_de(nombre, intervalle))


def _chercher(indicateur: Indicateur, parmi: Parmi, carnet: Carnet) -> Verdict:
    valeur = carnet.lire(indicateur)
    if valeur is None:
        return _inconnu(indicateur, carnet)
    tenue = parmi.contient(valeur)
    attendu = "" if tenue else f" (attendu{ESPACE_INSECABLE}: {ecrire_test(parmi, indicateur.unite)})"
    constat = f"{ecrire_valeur(valeur, indicateur.unite)}{attendu}"
    return _constater(indicateur, constat, tenue, carnet, expression_d_egalite(valeur, parmi))


def _constater(indicateur: Indicateur, constat: str, tenue: bool, carnet: Carnet, expression: str) -> Verdict:
    texte = f"{indicateur.libelle}{ESPACE_INSECABLE}: {constat} → {_SUITES[tenue]}"
    carnet.noter(texte, expression, _MOTS[tenue], _MOTS[tenue])
    return Verdict(tenue)


def _inconnu(indicateur: Indicateur, carnet: Carnet) -> Verdict:
    carnet.noter(f"{indicateur.libelle}{ESPACE_INSECABLE}: non connu", "", _MOTS[None], _MOTS[None])
    return Verdict(None, carnet.manquants_pour(indicateur))


def _conclure(libelle: str, verdict: Verdict, carnet: Carnet) -> Verdict:
    texte = f"{libelle}{ESPACE_INSECABLE}: {_SUITES[verdict.tenue]}"
    carnet.noter(texte, "", _MOTS[verdict.tenue], _MOTS[verdict.tenue])
    return verdict
