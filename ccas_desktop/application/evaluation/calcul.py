"""The calculation of a request: worked out now, or frozen with the decision that was taken on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.courrier.contenu import ExplicationCalcul
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.calcul.trace import (
    Trace,
    donnee_en_clair,
    operation_avec_article,
    parametre_en_clair,
)
from ccas_desktop.domain.reglement.calcul.trace_json import lire_trace
from ccas_desktop.domain.reglement.modele.model import Issue

NBSP = "\u00a0"
_RESULTATS = {
    Issue.NON_ELIGIBLE: "Le calcul indique que les conditions de l’aide ne sont pas remplies.",
    Issue.COMMISSION: "Le calcul ne conclut pas : la commission examine votre situation.",
    Issue.INFORMATION_MANQUANTE: "Le calcul ne peut pas conclure : il manque une information.",
    Issue.DEROGATION: "Une condition n’est pas remplie, mais le règlement permet d’y déroger.",
    Issue.QUOTA_EPUISE: "Le nombre d’aides, ou la somme, prévus pour l’année sont atteints.",
    Issue.REGLE_INCOMPLETE: "Le calcul ne peut pas conclure : le règlement ne dit rien pour votre situation.",
}


@dataclass(frozen=True)
class Calcul:
    """The outcome shown: worked out now, or frozen with the decision that was taken on it."""

    issue: Issue
    montant: Decimal | None
    trace: Trace
    fige: bool
    evaluation: Evaluation | None = None


def calcul_de(decision: Decision | None, evaluation: Evaluation | None) -> Calcul | None:
    """Return the calculation of a request; None when there is none.

    A decision keeps the calculation it was taken on: a later one would count the decision itself.
    """
    if decision is not None:
        return _fige(decision) if decision.evaluation else None
    if evaluation is None:
        return None
    return Calcul(evaluation.issue, evaluation.montant, evaluation.trace, fige=False, evaluation=evaluation)


def expliquer(calcul: Calcul) -> ExplicationCalcul:
    """Return a calculation as it is explained to the person: its four parts (CRPA R311-3-1-2)."""
    trace = calcul.trace
    return ExplicationCalcul(
        resultat=_resultat(calcul),
        degre=trace.contribution.degre,
        mode=trace.contribution.mode,
        donnees=tuple(donnee_en_clair(donnee) for donnee in trace.donnees),
        parametres=tuple(parametre_en_clair(parametre) for parametre in trace.parametres),
        operations=tuple(operation_avec_article(operation) for operation in trace.operations),
    )


def _resultat(calcul: Calcul) -> str:
    if calcul.issue is Issue.ELIGIBLE:
        return f"Le calcul propose une aide de {ecrire_montant(calcul.montant or Decimal(0))}."
    return _RESULTATS[calcul.issue].replace(" :", f"{NBSP}:")


def _fige(decision: Decision) -> Calcul:
    garde = json.loads(decision.evaluation)
    montant = garde["montant"]
    return Calcul(
        Issue(garde["issue"]), None if montant is None else Decimal(montant), lire_trace(garde["trace"]), fige=True
    )
