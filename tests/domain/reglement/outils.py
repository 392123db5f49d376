"""What the tests of the rules share: règlements on disk, short situations, and a small independent calculator."""

from __future__ import annotations

import ast
import tomllib
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.calcul.trace import Operation
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation, Valeur

RACINE = Path(__file__).parents[3]
DONNEES = RACINE / "tests" / "data" / "reglements"
DEMONSTRATION = RACINE / "resources" / "reglements" / "demonstration.toml"
JOUR = date(2026, 11, 23)
CERTIFIE_CAF = Provenance(NatureProvenance.CERTIFIE, fournisseur="CNAF", mois=Mois(2026, 10))
CENTIME = Decimal("0.01")


def charger(nom: str) -> Reglement:
    """Return a règlement of tests/data/reglements."""
    return lire_reglement(tomllib.loads((DONNEES / f"{nom}.toml").read_text(encoding="utf-8")))


def demonstration() -> Reglement:
    """Return the règlement of the demonstration."""
    return lire_reglement(tomllib.loads(DEMONSTRATION.read_text(encoding="utf-8")))


def situation(**valeurs: str | bool) -> Situation:
    """Return a situation of declared facts; a text that is a number becomes one."""
    return Situation(JOUR, {code: Fait(_valeur(valeur)) for code, valeur in valeurs.items()})


def appliquer(reglement: Reglement, code: str = "", **valeurs: str | bool) -> Evaluation:
    """Return the evaluation of an aid, the first one by default."""
    aide = reglement.aide(code) if code else reglement.aides[0]
    return evaluer(aide, situation(**valeurs), reglement=reglement)


def refaire(operation: Operation) -> str:
    """Return the result of a line of a trace, computed again from its expression alone."""
    resultat = _calculer(ast.parse(operation.expression, mode="eval").body)
    if isinstance(resultat, bool):
        return "oui" if resultat else "non"
    return f"{resultat:f}"


def _valeur(valeur: str | bool) -> Valeur:
    if isinstance(valeur, bool) or valeur[:1].isalpha():
        return valeur
    return Decimal(valeur)


def _calculer(noeud: ast.expr) -> Decimal | bool:
    match noeud:
        case ast.BoolOp(op=ast.And(), values=parties):
            return all(_calculer(partie) for partie in parties)
        case ast.BoolOp(values=parties):
            return any(_calculer(partie) for partie in parties)
        case ast.Compare(left=gauche, ops=operateurs, comparators=suite):
            valeurs = [_nombre(gauche), *(_nombre(valeur) for valeur in suite)]
            return all(_comparer(valeurs[i], operateur, valeurs[i + 1]) for i, operateur in enumerate(operateurs))
    return _nombre(noeud)


def _nombre(noeud: ast.expr) -> Decimal:
    match noeud:
        case ast.Constant(value=valeur):
            return Decimal(str(valeur))
        case ast.UnaryOp(op=ast.USub(), operand=interieur):
            return -_nombre(interieur)
        case ast.BinOp(left=gauche, op=operateur, right=droite):
            return _operer(_nombre(gauche), operateur, _nombre(droite))
        case ast.Call(func=ast.Name(id=nom), args=arguments):
            return _appeler(nom, [_nombre(argument) for argument in arguments])
    raise AssertionError(ast.dump(noeud))


def _operer(gauche: Decimal, operateur: ast.operator, droite: Decimal) -> Decimal:
    match operateur:
        case ast.Add():
            return gauche + droite
        case ast.Sub():
            return gauche - droite
        case ast.Mult():
            return gauche * droite
    assert isinstance(operateur, ast.Div)
    return gauche / droite


def _comparer(gauche: Decimal, operateur: ast.cmpop, droite: Decimal) -> bool:
    match operateur:
        case ast.Lt():
            return gauche < droite
        case ast.LtE():
            return gauche <= droite
        case ast.Gt():
            return gauche > droite
        case ast.GtE():
            return gauche >= droite
    assert isinstance(operateur, ast.Eq)
    return gauche == droite


def _appeler(nom: str, arguments: list[Decimal]) -> Decimal:
    if nom == "arrondi":
        return arguments[0].quantize(CENTIME, rounding=ROUND_HALF_UP)
    if nom == "plancher":
        return arguments[0].quantize(CENTIME, rounding=ROUND_DOWN)
    return {"min": min, "max": max}[nom](arguments)
