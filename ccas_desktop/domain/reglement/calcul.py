"""Find the amount of an aid: the case of its scale, then the sum or the rate that the case gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant, ecrire_nombre
from ccas_desktop.domain.reglement.carnet import Carnet
from ccas_desktop.domain.reglement.indicateurs import Indicateur
from ccas_desktop.domain.reglement.model import Aide, Axe, CalculMontant, Case, Issue, Renvoi, Somme, Taux
from ccas_desktop.domain.reglement.plafonnement import Resultat, indicateurs_des_plafonds, payer
from ccas_desktop.domain.reglement.redaction import ecrire_comparaison, ecrire_test, expression_de

CENT = Decimal(100)
DEUX_POINTS = f"{ESPACE_INSECABLE}: "
_RENVOIS = {Issue.NON_ELIGIBLE: "pas d’aide", Issue.COMMISSION: "décision de la commission"}


@dataclass(frozen=True)
class _Rang:
    """The brackets of an axis in which the situation may be: one when its fact is known, all when it is not."""

    axe: Axe | None
    possibles: tuple[int, ...] = (0,)
    constat: str = ""
    expression: str = ""


def calculer(aide: Aide, carnet: Carnet) -> Resultat:
    """Return the amount of an aid whose conditions hold."""
    bareme = aide.montant
    rangs = (_situer(bareme.lignes, bareme, carnet), _situer(bareme.colonnes, bareme, carnet))
    cases = {bareme.cases[ligne][colonne] for ligne in rangs[0].possibles for colonne in rangs[1].possibles}
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
    return payer(_appliquer(case, carnet), aide, carnet, sur)


def _situer(axe: Axe | None, bareme: CalculMontant, carnet: Carnet) -> _Rang:
    if axe is None:
        return _Rang(None)
    nombre = carnet.lire_nombre(axe.indicateur)
    if nombre is None:
        return _Rang(axe, tuple(range(len(axe.intervalles))))
    rang = next(i for i, intervalle in enumerate(axe.intervalles) if intervalle.contient(nombre))
    intervalle, unite = axe.intervalles[rang], axe.indicateur.unite
    carnet.parametrer(axe.indicateur.libelle, ecrire_test(intervalle, unite), bareme.article)
    constat = f"{axe.indicateur.libelle}{DEUX_POINTS}{ecrire_comparaison(nombre, intervalle, unite)}"
    return _Rang(axe, (rang,), constat, expression_de(nombre, intervalle))


def _noter_case(case: Case, rangs: tuple[_Rang, _Rang], bareme: CalculMontant, carnet: Carnet) -> None:
    libelle, valeur = _ecrire_case(case)
    carnet.parametrer(libelle, valeur, bareme.article)
    connus = [rang for rang in rangs if rang.constat]
    if connus:
        constat = f"{ESPACE_INSECABLE}; ".join(rang.constat for rang in connus)
        expression = " and ".join(f"({rang.expression})" for rang in connus)
        carnet.noter(f"{constat} → {libelle.lower()} {valeur}", expression, "oui", valeur)


def _ecrire_case(case: Case) -> tuple[str, str]:
    match case:
        case Somme(montant=montant):
            return "Montant", ecrire_montant(montant)
        case Taux(pour_cent=pour_cent):
            return "Taux", _ecrire_taux(pour_cent)
    return "Suite", _RENVOIS[case.issue]


def _manquants(aide: Aide, cases: set[Case], rangs: tuple[_Rang, _Rang], carnet: Carnet) -> tuple[Indicateur, ...]:
    """Return all that is missing at once, so that the person is asked once."""
    voulus = [rang.axe.indicateur for rang in rangs if rang.axe and len(cases) > 1]
    voulus += sorted({case.base for case in cases if isinstance(case, Taux)}, key=lambda base: base.code)
    voulus += indicateurs_des_plafonds(aide.plafonds)
    inconnus = [indicateur for indicateur in voulus if carnet.ignore(indicateur)]
    return tuple(dict.fromkeys(m for indicateur in inconnus for m in carnet.manquants_pour(indicateur)))


def _appliquer(case: Somme | Taux, carnet: Carnet) -> Decimal:
    if isinstance(case, Somme):
        affiche = ecrire_montant(case.montant)
        carnet.noter(
            f"Montant prévu par le règlement{DEUX_POINTS}{affiche}", f"{case.montant:f}", case.montant, affiche
        )
        return case.montant
    base = carnet.nombre(case.base)
    montant = base * case.pour_cent / CENT
    affiche = ecrire_montant(montant)
    texte = f"{_ecrire_taux(case.pour_cent)} de {ecrire_montant(base)} = {affiche}"
    carnet.noter(texte, f"{base:f} * {case.pour_cent:f} / {CENT}", montant, affiche)
    return montant


def _ecrire_taux(pour_cent: Decimal) -> str:
    return f"{ecrire_nombre(pour_cent)}{ESPACE_INSECABLE}%"
