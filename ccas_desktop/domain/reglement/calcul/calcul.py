"""Find the amount of an aid: the case of its scale, then the sum, the rate or the rest that the case gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant, ecrire_nombre
from ccas_desktop.domain.reglement.calcul.carnet import Carnet
from ccas_desktop.domain.reglement.calcul.plafonnement import Resultat, indicateurs_des_plafonds, payer
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.modele.montants import Axe, CalculMontant, Case, Renvoi, ResteACharge, Somme, Taux
from ccas_desktop.domain.reglement.redaction import (
    ecrire_comparaison,
    ecrire_test,
    ecrire_valeur,
    en_phrase,
    expression_de,
)

CENT = Decimal(100)
DEUX_POINTS = f"{ESPACE_INSECABLE}: "
RENVOIS = {
    Issue.NON_ELIGIBLE: "pas d’aide",
    Issue.COMMISSION: "décision de la commission",
    Issue.DEROGATION: "dérogation possible",
    Issue.REGLE_INCOMPLETE: "le règlement ne dit rien",
}
HORS_BAREME = Renvoi(Issue.REGLE_INCOMPLETE)


@dataclass(frozen=True)
class _Rang:
    """The rows or columns of a scale in which the situation may be: one when its fact is known, all when it is not.

    Attributes:
        possibles: None stands for a value that the scale has nothing for.
    """

    axe: Axe | None
    possibles: tuple[int | None, ...] = (0,)
    constat: str = ""
    expression: str = ""


def calculer(aide: Aide, carnet: Carnet) -> Resultat:
    """Return the amount of an aid whose conditions hold."""
    bareme = aide.montant
    carnet.article = bareme.article
    rangs = (_situer(bareme.lignes, bareme, carnet), _situer(bareme.colonnes, bareme, carnet))
    cases = {_case(bareme, i, j) for i in rangs[0].possibles for j in rangs[1].possibles}
    if len(cases) > 1:
        return Resultat(Issue.INFORMATION_MANQUANTE, manquants=_manquants(aide, cases, rangs, carnet))
    # An unknown fact does not matter when every bracket it may lead to gives the same.
    (case,) = cases
    _noter_case(case, rangs, bareme, carnet)
    sur = tuple(rang.axe.indicateur for rang in rangs if rang.axe and rang.constat)
    if isinstance(case, Renvoi):
        return Resultat(case.issue, article=bareme.article, texte=bareme.texte, sur=sur)
    if manquants := _manquants(aide, cases, rangs, carnet):
        return Resultat(Issue.INFORMATION_MANQUANTE, manquants=manquants)
    return payer(_appliquer(case, bareme, carnet), aide, carnet, sur)


def _case(bareme: CalculMontant, ligne: int | None, colonne: int | None) -> Case:
    return HORS_BAREME if ligne is None or colonne is None else bareme.cases[ligne][colonne]


def _situer(axe: Axe | None, bareme: CalculMontant, carnet: Carnet) -> _Rang:
    if axe is None:
        return _Rang(None)
    indicateur = axe.indicateur
    valeur = carnet.lire(indicateur)
    if valeur is None:
        tous: tuple[int | None, ...] = tuple(range(len(axe.tests)))
        # Of the brackets of a figure one always holds; a text may be none of those listed.
        return _Rang(axe, (*tous, None) if axe.choix else tous)
    rang = None if isinstance(valeur, date) else axe.rang_de(valeur)
    constat = f"{indicateur.libelle}{DEUX_POINTS}{ecrire_valeur(valeur, indicateur.unite)}"
    if rang is None:
        return _Rang(axe, (None,), constat)
    test = axe.tests[rang]
    carnet.parametrer(indicateur.libelle, ecrire_test(test, indicateur.unite), bareme.article)
    if isinstance(test, Intervalle) and isinstance(valeur, Decimal):
        constat = f"{indicateur.libelle}{DEUX_POINTS}{ecrire_comparaison(valeur, test, indicateur.unite)}"
        return _Rang(axe, (rang,), constat, expression_de(valeur, test))
    return _Rang(axe, (rang,), constat)


def _noter_case(case: Case, rangs: tuple[_Rang, _Rang], bareme: CalculMontant, carnet: Carnet) -> None:
    libelle, valeur = ecrire_case(case)
    carnet.parametrer(libelle, valeur, bareme.article)
    connus = [rang for rang in rangs if rang.constat]
    if connus:
        constat = f"{ESPACE_INSECABLE}; ".join(rang.constat for rang in connus)
        expression = " and ".join(f"({rang.expression})" for rang in connus if rang.expression)
        carnet.noter(f"{constat} → {libelle.lower()} {valeur}", expression, "oui", valeur)


def ecrire_case(case: Case) -> tuple[str, str]:
    """Return what a case gives, as a name and a value: « Taux », « 50 % »."""
    match case:
        case Somme(montant=montant):
            return "Montant", ecrire_montant(montant)
        case Taux(pour_cent=pour_cent, maximum=maximum):
            limite = f", {ecrire_montant(maximum)} au plus" if maximum is not None else ""
            return "Taux", f"{_ecrire_taux(pour_cent)}{limite}"
        case ResteACharge(montant=montant):
            return "Reste à charge", ecrire_montant(montant)
    return "Suite", RENVOIS[case.issue]


def _manquants(aide: Aide, cases: set[Case], rangs: tuple[_Rang, _Rang], carnet: Carnet) -> tuple[Indicateur, ...]:
    """Return all that is missing at once, so that the person is asked once."""
    voulus = [rang.axe.indicateur for rang in rangs if rang.axe and len(cases) > 1]
    chiffrees = [case for case in cases if not isinstance(case, Renvoi)]
    bases = {case.base for case in chiffrees if not isinstance(case, Somme)}
    voulus += sorted(bases, key=lambda base: base.code)
    if chiffrees and aide.montant.fois:
        voulus.append(aide.montant.fois)
    if aide.montant.maximum_par and any(isinstance(c, Taux) and c.maximum is not None for c in cases):
        voulus.append(aide.montant.maximum_par)
    voulus += indicateurs_des_plafonds(aide.plafonds)
    inconnus = [indicateur for indicateur in voulus if carnet.ignore(indicateur)]
    return tuple(dict.fromkeys(m for indicateur in inconnus for m in carnet.manquants_pour(indicateur)))


def _appliquer(case: Somme | Taux | ResteACharge, bareme: CalculMontant, carnet: Carnet) -> Decimal:
    """Return the amount of a case, before the ceilings."""
    if isinstance(case, Taux):
        montant = _plafonner_le_taux(_du_taux(case, carnet), case, bareme, carnet)
    elif isinstance(case, ResteACharge):
        montant = _au_dela(case, carnet)
    else:
        montant = case.montant
        affiche = ecrire_montant(montant)
        carnet.noter(f"Montant prévu par le règlement{DEUX_POINTS}{affiche}", f"{montant:f}", montant, affiche)
    return montant if bareme.fois is None else _multiplier(montant, bareme.fois, carnet)


def _du_taux(case: Taux, carnet: Carnet) -> Decimal:
    base = carnet.nombre(case.base)
    montant = base * case.pour_cent / CENT
    affiche = ecrire_montant(montant)
    texte = f"{_ecrire_taux(case.pour_cent)} de {ecrire_montant(base)} = {affiche}"
    carnet.noter(texte, f"{base:f} * {case.pour_cent:f} / {CENT}", montant, affiche)
    return montant


def _plafonner_le_taux(montant: Decimal, case: Taux, bareme: CalculMontant, carnet: Carnet) -> Decimal:
    if case.maximum is None:
        return montant
    maximum = case.maximum
    if bareme.maximum_par is not None:
        maximum = _multiplier(maximum, bareme.maximum_par, carnet, quoi="Maximum")
    retenu = min(montant, maximum)
    affiche = ecrire_montant(retenu)
    texte = f"Le plus petit de {ecrire_montant(montant)} et {ecrire_montant(maximum)}{DEUX_POINTS}{affiche}"
    carnet.noter(texte, f"min({montant:f}, {maximum:f})", retenu, affiche)
    return retenu


def _au_dela(case: ResteACharge, carnet: Carnet) -> Decimal:
    base = carnet.nombre(case.base)
    montant = max(Decimal(0), base - case.montant)
    affiche = ecrire_montant(montant)
    texte = f"{ecrire_montant(base)} − {ecrire_montant(case.montant)} laissés à la personne = {affiche}"
    carnet.noter(texte, f"max(0, {base:f} - {case.montant:f})", montant, affiche)
    return montant


def _multiplier(montant: Decimal, facteur: Indicateur, carnet: Carnet, *, quoi: str = "Montant") -> Decimal:
    nombre = carnet.nombre(facteur)
    produit = montant * nombre
    affiche = ecrire_montant(produit)
    texte = f"{quoi}{DEUX_POINTS}{ecrire_montant(montant)} × {ecrire_nombre(nombre)} ({en_phrase(facteur.libelle)})"
    carnet.noter(f"{texte} = {affiche}", f"{montant:f} * {nombre:f}", produit, affiche)
    return produit


def _ecrire_taux(pour_cent: Decimal) -> str:
    return f"{ecrire_nombre(pour_cent)}{ESPACE_INSECABLE}%"
