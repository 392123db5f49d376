"""What would change the outcome, in the words of the agent."""

from __future__ import annotations

from datetime import date

from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.et_si import EtSi
from ccas_desktop.domain.reglement.hypothese import Changement
from ccas_desktop.domain.reglement.indicateurs import Indicateur
from ccas_desktop.domain.reglement.issues import Issue
from ccas_desktop.domain.reglement.redaction import ecrire_valeur
from ccas_desktop.domain.reglement.situation import Valeur

NBSP = "\u00a0"
_SUITES = {
    Issue.NON_ELIGIBLE: "les conditions ne seraient pas remplies",
    Issue.COMMISSION: "la commission examinerait la demande",
    Issue.DEROGATION: "une dérogation serait possible",
    Issue.QUOTA_EPUISE: "le nombre d’aides ou la somme de l’année seraient atteints",
}
_SOURCES = {
    NatureProvenance.DECLARE: "déclaré",
    NatureProvenance.VU_SUR_PIECE: "vu sur pièce",
    NatureProvenance.CERTIFIE: "certifié",
}


def phrase_et_si(si: EtSi, actuelle: Issue | None = None) -> str:
    """Return « Quotient familial (CAF ou MSA) : 700 € au lieu de 745 € → l’aide pourrait être accordée, 40,00 € ».

    `actuelle` is the outcome as things are.
    """
    return f"{_changement(si.changement)} → {_suite(si, actuelle)}"


def _changement(changement: Changement) -> str:
    indicateur = changement.indicateur
    apres = _valeur(indicateur, changement.apres)
    debut = f"{indicateur.libelle}{NBSP}: {apres}"
    if changement.nature is not None:
        return f"{debut}, si c’était {_SOURCES[changement.nature]}"
    if changement.avant is None:
        return debut
    return f"{debut} au lieu de {_valeur(indicateur, changement.avant)}"


def _valeur(indicateur: Indicateur, valeur: Valeur | date) -> str:
    return f"{valeur:%d/%m/%Y}" if isinstance(valeur, date) else ecrire_valeur(valeur, indicateur.unite)


def _suite(si: EtSi, actuelle: Issue | None) -> str:
    if si.issue is Issue.ELIGIBLE and si.montant is not None:
        if actuelle is Issue.ELIGIBLE:
            return f"le montant serait de {ecrire_montant(si.montant)}"
        return f"l’aide pourrait être accordée, {ecrire_montant(si.montant)}"
    return _SUITES[si.issue]
