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
_SUITES: dict[bool | None, str] = {True: "condition remplie", False: "condition non remplie", None: "à compléter"}
# Inside a group, and above all under a « sauf », a fact that is met is not yet a condition that is met.
_SUITES_DANS_UN_GROUPE: dict[bool | None, str] = {True: "vérifié", False: "non vérifié", None: "à compléter"}


@dataclass(frozen=True)
class Verdict:
    """What is known of a requirement.

    Attributes:
        tenue: True, False, or None when the facts do not tell.
        manquants: the unknown facts that could tell; empty when it is decided.
    """

    tenue: bool | None
    manquants: tuple[Indicateur, ...] = ()


@dataclass(frozen=True)
class _Cadre:
    """Where a requirement is checked: the notebook, the article it comes from, and whether a group holds it."""

    carnet: Carnet
    article: str
    en_groupe: bool = False


def verifier(condition: Condition, carnet: Carnet) -> Verdict:
    """Return whether a condition holds, noting in the notebook all that it takes to say so."""
    return _verifier(condition.exigence, _Cadre(carnet, condition.article))


def _verifier(exigence: Exigence, cadre: _Cadre) -> Verdict:
    dedans = _Cadre(cadre.carnet, cadre.article, en_groupe=True)
    match exigence:
        case Comparaison():
            return _comparer(exigence, cadre)
        case Sauf(exigence=interieure):
            contraire = _verifier(interieure, dedans)
            verdict = Verdict(None if contraire.tenue is None else not contraire.tenue, contraire.manquants)
            return _conclure("Ce qui précède ne doit pas être le cas", verdict, cadre)
        case Toutes(exigences=parties):
            verdict = _decisif(False, [_verifier(partie, dedans) for partie in parties])
            return _conclure("Toutes ces conditions à la fois", verdict, cadre)
    verdict = _decisif(True, [_verifier(partie, dedans) for partie in exigence.exigences])
    return _conclure("Au moins une de ces conditions", verdict, cadre)


def _decisif(decisive: bool, verdicts: list[Verdict]) -> Verdict:
    """One false decides an AND, one true decides an OR; failing that, one unknown leaves the whole unknown."""
    tenues = [verdict.tenue for verdict in verdicts]
    if decisive in tenues:
        return Verdict(decisive)
    if None in tenues:
        return Verdict(None, tuple(dict.fromkeys(m for verdict in verdicts for m in verdict.manquants)))
    return Verdict(not decisive)


def _comparer(comparaison: Comparaison, cadre: _Cadre) -> Verdict:
    indicateur, test = comparaison.indicateur, comparaison.test
    cadre.carnet.parametrer(indicateur.libelle, ecrire_test(test, indicateur.unite), cadre.article)
    if isinstance(test, Intervalle):
        return _situer(indicateur, test, cadre)
    return _chercher(indicateur, test, cadre)


def _situer(indicateur: Indicateur, intervalle: Intervalle, cadre: _Cadre) -> Verdict:
    nombre = cadre.carnet.lire_nombre(indicateur)
    if nombre is None:
        return _inconnu(indicateur, cadre)
    constat = f"{indicateur.libelle}{ESPACE_INSECABLE}: {ecrire_comparaison(nombre, intervalle, indicateur.unite)}"
    return _constater(constat, intervalle.contient(nombre), expression_de(nombre, intervalle), cadre)


def _chercher(indicateur: Indicateur, parmi: Parmi, cadre: _Cadre) -> Verdict:
    valeur = cadre.carnet.lire(indicateur)
    if valeur is None:
        return _inconnu(indicateur, cadre)
    tenue = parmi.contient(valeur)
    attendu = "" if tenue else f" (attendu{ESPACE_INSECABLE}: {ecrire_test(parmi, indicateur.unite)})"
    constat = f"{indicateur.libelle}{ESPACE_INSECABLE}: {ecrire_valeur(valeur, indicateur.unite)}{attendu}"
    return _constater(constat, tenue, expression_d_egalite(valeur, parmi), cadre)


def _constater(constat: str, tenue: bool, expression: str, cadre: _Cadre) -> Verdict:
    cadre.carnet.noter(f"{constat} → {_suites(cadre)[tenue]}", expression, _MOTS[tenue], _MOTS[tenue])
    return Verdict(tenue)


def _inconnu(indicateur: Indicateur, cadre: _Cadre) -> Verdict:
    cadre.carnet.noter(f"{indicateur.libelle}{ESPACE_INSECABLE}: non connu", "", _MOTS[None], _MOTS[None])
    return Verdict(None, cadre.carnet.manquants_pour(indicateur))


def _conclure(libelle: str, verdict: Verdict, cadre: _Cadre) -> Verdict:
    texte = f"{libelle}{ESPACE_INSECABLE}: {_suites(cadre)[verdict.tenue]}"
    cadre.carnet.noter(texte, "", _MOTS[verdict.tenue], _MOTS[verdict.tenue])
    return verdict


def _suites(cadre: _Cadre) -> dict[bool | None, str]:
    return _SUITES_DANS_UN_GROUPE if cadre.en_groupe else _SUITES
