"""Write how an amount is found and limited as tables."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.domain.reglement.fichier.ecriture_valeurs import Table, ecrire_bornes, ecrire_nombre_exact
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.montants import (
    Axe,
    CalculMontant,
    Case,
    Plafonds,
    Pret,
    Renvoi,
    ResteACharge,
    Somme,
    Taux,
)

_LIMITES = ("par_demande", "par_an", "par_foyer_an", "minimum_versement")


def ecrire_montants(montant: CalculMontant) -> Table:
    """Return how an amount is found as a table."""
    table: Table = {"article": montant.article, "texte": montant.texte}
    bases = [case.base for rangee in montant.cases for case in rangee if isinstance(case, Taux | ResteACharge)]
    if bases:
        table["de"] = bases[0].code
    for cle, facteur in (("fois", montant.fois), ("maximum_par", montant.maximum_par)):
        if facteur:
            table[cle] = facteur.code
    if montant.lignes is None:
        return {**table, **_case(montant.cases[0][0])}
    table["indicateur"] = montant.lignes.indicateur.code
    if montant.colonnes:
        colonnes = montant.colonnes
        table["colonnes"] = {"indicateur": colonnes.indicateur.code, "tranches": _entrees(colonnes)}
    resultats = [_rangee(rangee) if montant.colonnes else _case(rangee[0]) for rangee in montant.cases]
    entrees = _entrees(montant.lignes)
    return {**table, "tranches": [{**entree, **resultat} for entree, resultat in zip(entrees, resultats, strict=True)]}


def ecrire_plafonds(plafonds: Plafonds) -> Table:
    """Return the limits of an aid as a table."""
    table: Table = {"article": plafonds.article, "texte": plafonds.texte}
    for cle in _LIMITES:
        limite = getattr(plafonds, cle)
        if limite is not None:
            table[cle] = ecrire_nombre_exact(limite)
    if plafonds.part_personnelle:
        part = plafonds.part_personnelle
        table["part_personnelle"] = {"pour_cent": ecrire_nombre_exact(part.pour_cent), "de": part.base.code}
    if plafonds.etapes:
        table["etape"] = [
            {"libelle": etape.libelle, "maximum": ecrire_nombre_exact(etape.maximum), "deja": etape.deja.code}
            for etape in plafonds.etapes
        ]
    return table


def ecrire_pret(pret: Pret) -> Table:
    """Return how a loan is repaid as a table."""
    table: Table = {"article": pret.article, "texte": pret.texte}
    if pret.mensualite is None:
        table["mensualites"] = pret.mensualites
    else:
        table["mensualite"] = ecrire_nombre_exact(pret.mensualite)
    return {**table, "differe_mois": pret.differe} if pret.differe else table


def _entrees(axe: Axe) -> list[Table]:
    return [_entree(test) for test in axe.tests]


def _entree(test: Intervalle | Parmi) -> Table:
    """A bracket tells its high bound: it starts where the former one ends."""
    if isinstance(test, Parmi):
        return {"dans": list(test.valeurs)}
    return ecrire_bornes(Intervalle(None, test.haute)) if test.haute else {"au_dela": True}


def _case(case: Case) -> Table:
    match case:
        case Somme(montant=montant):
            return {"montant": ecrire_nombre_exact(montant)}
        case Taux(pour_cent=pour_cent, maximum=maximum):
            table: Table = {"pour_cent": ecrire_nombre_exact(pour_cent)}
            return table if maximum is None else {**table, "maximum": ecrire_nombre_exact(maximum)}
        case ResteACharge(montant=montant):
            return {"reste_a_charge": ecrire_nombre_exact(montant)}
        case Renvoi(issue=issue):
            return {"issue": issue.value}


def _rangee(rangee: Sequence[Case]) -> Table:
    """A row holds sums, or rates, or one outcome for all its columns."""
    premiere = rangee[0]
    if isinstance(premiere, Renvoi):
        return {"issue": premiere.issue.value}
    if isinstance(premiere, Somme):
        return {"montants": [ecrire_nombre_exact(case.montant) for case in rangee if isinstance(case, Somme)]}
    return {"pour_cents": [ecrire_nombre_exact(case.pour_cent) for case in rangee if isinstance(case, Taux)]}
