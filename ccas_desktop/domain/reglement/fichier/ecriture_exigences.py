"""Write the conditions of an aid as tables."""

from __future__ import annotations

from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.fichier.ecriture_valeurs import Table, ecrire_jour_du_mois, ecrire_test_de_regle
from ccas_desktop.domain.reglement.modele.exigences import Comparaison, Condition, DepotEntre, Exigence, Sauf, Toutes
from ccas_desktop.domain.reglement.modele.indicateurs import est_libre
from ccas_desktop.domain.reglement.modele.issues import Issue


def ecrire_condition(condition: Condition) -> Table:
    """Return a condition as a table."""
    table = {"article": condition.article, "texte": condition.texte, **ecrire_exigence(condition.exigence)}
    if condition.sinon is not Issue.NON_ELIGIBLE:
        table["sinon"] = condition.sinon.value
    if condition.derogation_par:
        table["derogation_par"] = condition.derogation_par.value
    if condition.orientation:
        table["orientation"] = condition.orientation
    return table


def ecrire_exigence(exigence: Exigence) -> Table:
    """Return a requirement by its keys."""
    match exigence:
        case Comparaison():
            return _comparaison(exigence)
        case DepotEntre(debut=debut, fin=fin):
            return {"depot": {"du": ecrire_jour_du_mois(debut), "au": ecrire_jour_du_mois(fin)}}
        case Sauf(exigence=interieure):
            return {"sauf": ecrire_exigence(interieure)}
        case Toutes(exigences=parties):
            return {"toutes": [ecrire_exigence(partie) for partie in parties]}
    return {"au_moins_une": [ecrire_exigence(partie) for partie in exigence.exigences]}


def _comparaison(comparaison: Comparaison) -> Table:
    indicateur = comparaison.indicateur
    test = ecrire_test_de_regle(comparaison.test)
    if est_libre(indicateur):
        return {"question": indicateur.libelle, "code": indicateur.code, **test}
    table: Table = {"indicateur": indicateur.code, **test}
    if comparaison.source is not NatureProvenance.DECLARE:
        table["source"] = comparaison.source.value
    return table
