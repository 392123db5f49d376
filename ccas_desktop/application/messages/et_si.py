"""What would change the outcome, in the words of the agent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.explication.et_si import EtSi, RaisonDuSilence, Silence
from ccas_desktop.domain.reglement.faits.foyer_suppose import EcartDuFoyer
from ccas_desktop.domain.reglement.faits.hypothese import Changement
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.situation import Valeur
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

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


_SILENCES = {
    RaisonDuSilence.PERSONNES_INCONNUES: "la règle lit plusieurs comptes des mêmes personnes, et ces personnes ne sont "
    "pas connues. Complétez le foyer.",
    RaisonDuSilence.NAISSANCE_INCONNUE: "la règle lit plusieurs comptes des mêmes personnes, et une date de naissance "
    "manque pour les compter ensemble. Complétez les dates de naissance du foyer.",
    RaisonDuSilence.BUDGET_PAR_LIGNES: "la règle lit le budget ligne par ligne, un total ne change pas sans l’une "
    "d’elles. Changez la ligne dans le budget pour voir l’effet.",
}


def phrase_et_si(si: EtSi, actuelle: Issue | None = None) -> str:
    """Return « Quotient familial (CAF ou MSA) : 700 € au lieu de 745 € → l’aide pourrait être accordée, 40,00 € ».

    `actuelle` is the outcome as things are.
    """
    return f"{_changement(si.changement)} → {_suite(si, actuelle)}"


def phrase_du_silence(silence: Silence) -> str:
    """Return why nothing is said of some facts."""
    noms = " et ".join(f"«{NBSP}{indicateur.libelle}{NBSP}»" for indicateur in silence.indicateurs)
    return f"Rien n’est dit de {noms}{NBSP}: {_SILENCES[silence.raison]}"


def _changement(changement: Changement) -> str:
    if changement.foyer is not None:
        return _foyer(changement, changement.foyer)
    indicateur = changement.indicateur
    apres = _valeur(indicateur, changement.apres)
    debut = f"{indicateur.libelle}{NBSP}: {apres}"
    if changement.nature is not None:
        return f"{debut}, si c’était {_SOURCES[changement.nature]}"
    if changement.avant is None:
        return debut
    return f"{debut} au lieu de {_valeur(indicateur, changement.avant)}"


def _foyer(changement: Changement, ecart: EcartDuFoyer) -> str:
    """Return « Un enfant de plus au foyer, de moins de 14 ans (3 au lieu de 2) »."""
    combien, plusieurs = abs(ecart.nombre), abs(ecart.nombre) > 1
    qui = ("enfant" if ecart.enfants else "adulte") + ("s" if plusieurs else "")
    sens = "de plus" if ecart.nombre > 0 else "de moins"
    precision = ", de moins de 14 ans" if ecart.enfants > 0 else ""
    if ecart.enfants < 0:
        precision = ", en partant des plus jeunes" if plusieurs else ", le plus jeune"
    indicateur = changement.indicateur
    comptes = (
        f"{_valeur(indicateur, changement.apres)} au lieu de {_valeur(indicateur, changement.avant or Decimal(0))}"
    )
    return f"{'Un' if combien == 1 else combien} {qui} {sens} au foyer{precision} ({comptes})"


def _valeur(indicateur: Indicateur, valeur: Valeur | date) -> str:
    return f"{valeur:%d/%m/%Y}" if isinstance(valeur, date) else ecrire_valeur(valeur, indicateur.unite)


def _suite(si: EtSi, actuelle: Issue | None) -> str:
    if si.issue is Issue.ELIGIBLE and si.montant is not None:
        if actuelle is Issue.ELIGIBLE:
            return f"le montant serait de {ecrire_montant(si.montant)}"
        return f"l’aide pourrait être accordée, {ecrire_montant(si.montant)}"
    return _SUITES[si.issue]
