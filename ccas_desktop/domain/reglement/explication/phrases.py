"""The rules as French sentences built from the data: what the editor shows beside what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant, ecrire_nombre
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.calcul.calcul import ecrire_case
from ccas_desktop.domain.reglement.modele.exigences import (
    AuMoinsUne,
    Comparaison,
    Condition,
    DepotEntre,
    Exigence,
    Sauf,
    Toutes,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite, est_libre
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.issues import Issue, Voie
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.modele.montants import CalculMontant, Case, Plafonds, ResteACharge, Taux
from ccas_desktop.domain.reglement.modele.seuils import BorneCalculee, IntervalleCalcule, Seuil
from ccas_desktop.domain.reglement.redaction import ecrire_fenetre, ecrire_remboursement, ecrire_test, en_phrase

DEUX_POINTS = f"{ESPACE_INSECABLE}: "
_SUITES = {
    Issue.NON_ELIGIBLE: "sinon, pas d’aide",
    Issue.COMMISSION: "sinon, la commission examine",
    Issue.DEROGATION: "sinon, une dérogation est possible",
    Issue.QUOTA_EPUISE: "sinon, le quota de l’année est épuisé",
}
ORGANES = {
    Voie.DELEGATION: "le président ou le vice-président",
    Voie.COMMISSION: "la commission permanente",
    Voie.CONSEIL: "le conseil d’administration",
}
_SOURCES = {NatureProvenance.VU_SUR_PIECE: "vu sur pièce ou certifié", NatureProvenance.CERTIFIE: "certifié"}


def phrases_de(aide: Aide) -> tuple[str, ...]:
    """Return an aid as sentences: its conditions, its amount, its limits, how it is repaid and who decides."""
    return (
        *(phrase_de_la_condition(condition) for condition in aide.conditions),
        *phrases_du_montant(aide.montant),
        *phrases_des_plafonds(aide.plafonds),
        *([f"C’est un prêt sans intérêt, remboursé {ecrire_remboursement(aide.pret)}."] if aide.pret else []),
        f"Décide{DEUX_POINTS}{ORGANES[aide.voie]}.",
    )


def phrase_de_la_condition(condition: Condition) -> str:
    """Return « Quotient familial : jusqu’à 700 € ; sinon, la commission examine. »."""
    suite = _SUITES[condition.sinon]
    if condition.derogation_par:
        suite += f", par {ORGANES[condition.derogation_par]}"
    orientation = f" {condition.orientation.rstrip('.')}." if condition.orientation else ""
    return f"{phrase_de_l_exigence(condition.exigence)}{ESPACE_INSECABLE}; {suite}.{orientation}"


def phrase_de_l_exigence(exigence: Exigence) -> str:
    """Return a requirement in words, groups between brackets."""
    match exigence:
        case Comparaison():
            return _comparaison(exigence)
        case DepotEntre():
            return f"Demande déposée {ecrire_fenetre(exigence)}"
        case Sauf(exigence=interieure):
            return f"Ne pas avoir{DEUX_POINTS}{_entre(interieure)}"
        case Toutes(exigences=parties):
            return " et ".join(_entre(partie) for partie in parties)
        case AuMoinsUne(exigences=parties):
            return " ou ".join(_entre(partie) for partie in parties)


def phrases_du_montant(montant: CalculMontant) -> tuple[str, ...]:
    """Return how the amount is found, one sentence a bracket."""
    return tuple(_montant(montant))


def phrases_des_plafonds(plafonds: Plafonds) -> tuple[str, ...]:
    """Return the limits, one sentence each, in the order they apply."""
    part = plafonds.part_personnelle
    limites = (
        (plafonds.par_demande, "par demande"),
        (plafonds.par_an, "par an pour cette aide, ce qui a déjà été versé déduit"),
        *(
            (etape.maximum, f"({etape.libelle}), «\u00a0{etape.deja.libelle}\u00a0» déduit")
            for etape in plafonds.etapes
        ),
        (plafonds.par_foyer_an, "par foyer et par an, toutes aides confondues"),
    )
    phrases = [f"La personne garde {_taux(part.pour_cent)} de «\u00a0{part.base.libelle}\u00a0»."] if part else []
    phrases += [f"Jamais plus de {ecrire_montant(limite)} {suite}." for limite, suite in limites if limite is not None]
    if plafonds.minimum_versement is not None:
        phrases.append(f"Rien n’est versé au-dessous de {ecrire_montant(plafonds.minimum_versement)}.")
    return tuple(phrases)


def phrase_du_seuil(seuil: Seuil, unite: Unite) -> str:
    """Return a threshold as a developed formula."""
    facteurs = [_lignes(seuil, unite)] if seuil.valeurs else []
    facteurs += [f"barème «\u00a0{seuil.bareme}\u00a0»"] if seuil.bareme else []
    facteurs += [_montant_de(seuil, unite)] if seuil.montant is not None else []
    if seuil.fois.denominateur != 1:
        facteurs.append(f"{ecrire_nombre(seuil.fois.numerateur)}/{ecrire_nombre(seuil.fois.denominateur)}")
    elif seuil.fois.numerateur != 1:
        facteurs.append(ecrire_nombre(seuil.fois.numerateur))
    facteurs += [en_phrase(seuil.multiplie_par.libelle)] if seuil.multiplie_par else []
    return " × ".join(facteurs)


def _montant_de(seuil: Seuil, unite: Unite) -> str:
    return ecrire_test(Parmi((seuil.montant,)), unite) if seuil.montant is not None else ""


def _lignes(seuil: Seuil, unite: Unite) -> str:
    """Amounts are written as such; what multiplies a scale is a mere number."""
    unite_des_lignes = Unite.NOMBRE if seuil.bareme else unite
    lignes = (
        f"{rang}{DEUX_POINTS}{ecrire_test(Parmi((valeur,)), unite_des_lignes)}"
        for rang, valeur in enumerate(seuil.valeurs, start=seuil.premier)
    )
    libelle = en_phrase(seuil.selon.libelle) if seuil.selon else ""
    suite = f", plus {ecrire_montant(seuil.suite)} par unité au-delà" if seuil.suite is not None else ""
    return f"[selon {libelle}{DEUX_POINTS}{f'{ESPACE_INSECABLE}; '.join(lignes)}{suite}]"


def _entre(exigence: Exigence) -> str:
    texte = phrase_de_l_exigence(exigence)
    return f"({texte})" if isinstance(exigence, Toutes | AuMoinsUne) else texte


def _comparaison(comparaison: Comparaison) -> str:
    indicateur, test = comparaison.indicateur, comparaison.test
    source = _SOURCES.get(comparaison.source)
    suite = f" ({source})" if source else ""
    if isinstance(test, IntervalleCalcule):
        return f"{indicateur.libelle}{DEUX_POINTS}{_bornes_calculees(test, indicateur)}{suite}"
    if est_libre(indicateur):
        return f"{indicateur.libelle.rstrip(' ?')}{DEUX_POINTS}{ecrire_test(test, indicateur.unite)}{suite}"
    return f"{indicateur.libelle}{DEUX_POINTS}{ecrire_test(test, indicateur.unite)}{suite}"


def _bornes_calculees(test: IntervalleCalcule, indicateur: Indicateur) -> str:
    mots = {True: ("à partir de", "jusqu’à"), False: ("plus de", "moins de")}
    cotes: tuple[tuple[BorneCalculee | None, int], ...] = ((test.basse, 0), (test.haute, 1))
    return " et ".join(
        f"{mots[borne.incluse][cote]} {phrase_du_seuil(borne.seuil, indicateur.unite)}"
        for borne, cote in cotes
        if borne is not None
    )


def _montant(montant: CalculMontant) -> Iterator[str]:
    suite = f", pour chaque unité de «\u00a0{montant.fois.libelle}\u00a0»" if montant.fois else ""
    if montant.lignes is None:
        yield f"Aide{DEUX_POINTS}{_case(montant.cases[0][0], montant)}{suite}."
        return
    for ligne, rangee in zip(montant.lignes.tests, montant.cases, strict=True):
        debut = f"{montant.lignes.indicateur.libelle} {_tranche(ligne, montant.lignes.indicateur)}"
        if montant.colonnes is None:
            yield f"{debut}{DEUX_POINTS}{_case(rangee[0], montant)}{suite}."
            continue
        for colonne, case in zip(montant.colonnes.tests, rangee, strict=True):
            entete = (
                f"{en_phrase(montant.colonnes.indicateur.libelle)} {_tranche(colonne, montant.colonnes.indicateur)}"
            )
            yield f"{debut}, {entete}{DEUX_POINTS}{_case(case, montant)}{suite}."


def _tranche(test: Intervalle | Parmi, indicateur: Indicateur) -> str:
    return ecrire_test(test, indicateur.unite)


def _case(case: Case, montant: CalculMontant) -> str:
    _, valeur = ecrire_case(case)
    if isinstance(case, Taux):
        par = f" par unité de «\u00a0{montant.maximum_par.libelle}\u00a0»" if montant.maximum_par else ""
        limite = f", {ecrire_montant(case.maximum)} au plus{par}" if case.maximum is not None else ""
        return f"{_taux(case.pour_cent)} de «\u00a0{case.base.libelle}\u00a0»{limite}"
    if isinstance(case, ResteACharge):
        return f"ce qui dépasse {valeur} de «\u00a0{case.base.libelle}\u00a0»"
    return valeur


def _taux(pour_cent: Decimal) -> str:
    return f"{ecrire_nombre(pour_cent)}{ESPACE_INSECABLE}%"
