"""Write the indicators of a règlement, and its reference scales, as tables."""

from __future__ import annotations

from ccas_desktop.domain.reglement.fichier.ecriture_valeurs import (
    Table,
    ecrire_bornes,
    ecrire_jour_du_mois,
    ecrire_nombre_exact,
    ecrire_rapport,
    ecrire_seuil,
)
from ccas_desktop.domain.reglement.modele.baremes import Bareme, ValeurDatee
from ccas_desktop.domain.reglement.modele.definitions import (
    AgeDuDemandeur,
    AideLogement,
    AidesRecues,
    Calcul,
    Definition,
    DonneeDatee,
    DuBudget,
    Duree,
    JourDeLAge,
    Moment,
    NombreDePersonnes,
    PartsDuCcas,
    Saisie,
    Selection,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.periodes import AnneesAvant, DernierMois, MoisAvant, MoisRecents
from ccas_desktop.domain.reglement.modele.seuils import Seuil


def ecrire_definition(definition: Definition) -> Table:
    """Return an indicator of the règlement as a table."""
    indicateur = definition.indicateur
    table: Table = {
        "code": indicateur.code,
        "libelle": indicateur.libelle,
        "article": definition.article,
        "texte": definition.texte,
        **_calcul(definition.calcul),
    }
    if isinstance(definition.calcul, Saisie):
        table["question"] = indicateur.question
        table |= {"choix": list(indicateur.choix)} if indicateur.choix else {}
    if definition.par:
        table["par"] = [d.code if isinstance(d, Indicateur) else ecrire_nombre_exact(d) for d in definition.par]
    if definition.pour_cent:
        return {**table, "pour_cent": True}
    return {**table, "unite": indicateur.unite.value}


def ecrire_bareme(bareme: Bareme) -> Table:
    """Return a reference scale as a table."""
    table: Table = {"code": bareme.code, "libelle": bareme.libelle, "unite": bareme.unite.value}
    if bareme.revisions:
        table["revisions"] = [ecrire_jour_du_mois(quand) for quand in bareme.revisions]
    return {**table, "valeur": [_valeur_datee(valeur) for valeur in bareme.valeurs]}


def _valeur_datee(valeur: ValeurDatee) -> Table:
    table: Table = {"effet": valeur.effet}
    if len(valeur.valeurs) == 1 and valeur.suite is None:
        table["valeur"] = ecrire_nombre_exact(valeur.valeurs[0])
    else:
        table["par_taille"] = [ecrire_nombre_exact(nombre) for nombre in valeur.valeurs]
    if valeur.suite is not None:
        table["suite"] = ecrire_nombre_exact(valeur.suite)
    table["source"] = valeur.source
    return {**table, "a_verifier": True} if valeur.a_verifier else table


def _calcul(calcul: Calcul) -> Table:
    match calcul:
        case DuBudget():
            return {"calcul": "budget", **_budget(calcul)}
        case DonneeDatee():
            return {"calcul": "donnee_datee", **_datee(calcul)}
        case Total():
            return {"calcul": "somme", **_total(calcul)}
        case UneDe(choix=choix, de=de):
            return {"calcul": choix.value, "de": [indicateur.code for indicateur in de]}
        case NombreDePersonnes():
            return {"calcul": "personnes", **_personnes(calcul)}
        case AgeDuDemandeur(le=le):
            return {"calcul": "age", **_jour_de_l_age(le)}
        case Duree(depuis=depuis, compte=compte, le=le):
            return {"calcul": "duree", "depuis": depuis.code, "compte": compte.value, **_jour_de_l_age(le)}
        case AidesRecues():
            return {"calcul": "aides", **_aides(calcul)}
        case PartsDuCcas():
            return {"calcul": "parts", **_parts(calcul)}
        case Seuil():
            return {"calcul": "seuil", **ecrire_seuil(calcul)}
        case Saisie():
            return {"calcul": "saisie"}


def _budget(calcul: DuBudget) -> Table:
    table: Table = {}
    if calcul.mois == 1:
        table["periode"] = "mois_precedent"
    elif calcul.mois:
        table["moyenne_de_mois"] = calcul.mois
    if calcul.aide_logement is not AideLogement.RESSOURCE:
        table["aide_logement"] = calcul.aide_logement.value
    for cle, selection in (("ressources", calcul.ressources), ("charges", calcul.charges)):
        if selection is not None:
            table[cle] = _selection(selection)
    return table


def _datee(calcul: DonneeDatee) -> Table:
    table: Table = {"de": calcul.de.code}
    match calcul.periode:
        case AnneesAvant(annees=annees):
            table["annees_avant"] = list(annees)
        case MoisAvant(mois=mois):
            table["mois_avant"] = mois
        case DernierMois(numero=numero):
            table["dernier_mois"] = numero
        case MoisRecents(au_plus=au_plus):
            table["mois_au_plus"] = au_plus
    return table if calcul.moment is Moment.DECISION else {**table, "moment": calcul.moment.value}


def _selection(selection: Selection) -> Table:
    table: Table = {"aucune": True} if selection.aucune else {}
    for cle, natures in (("seulement", selection.seulement), ("sauf", selection.sauf)):
        if natures:
            table[cle] = list(natures)
    if selection.quotes_parts:
        table["quotes_parts"] = [
            {
                "natures": list(quote.natures),
                "part": ecrire_rapport(quote.part),
                **({"lien": quote.lien.value} if quote.lien else {}),
            }
            for quote in selection.quotes_parts
        ]
    if selection.plafonds:
        table["plafonds"] = [
            {"natures": list(plafond.natures), "maximum": ecrire_nombre_exact(plafond.maximum)}
            for plafond in selection.plafonds
        ]
    if selection.forfaits:
        table["forfaits"] = [
            {
                "libelle": forfait.libelle,
                "montant": ecrire_nombre_exact(forfait.montant),
                **({"par": forfait.par.code} if forfait.par else {}),
            }
            for forfait in selection.forfaits
        ]
    return table


def _total(calcul: Total) -> Table:
    table: Table = {}
    for cle, lus in (("plus", calcul.plus), ("moins", calcul.moins)):
        if lus:
            table[cle] = [indicateur.code for indicateur in lus]
    return {**table, "constante": ecrire_nombre_exact(calcul.constante)} if calcul.constante else table


def _personnes(calcul: NombreDePersonnes) -> Table:
    table: Table = {"liens": [lien.value for lien in calcul.liens]} if calcul.liens else {}
    ages = ecrire_bornes(calcul.age) if calcul.age else {}
    return {**table, **ages, **_jour_de_l_age(calcul.age_le)}


def _jour_de_l_age(le: JourDeLAge) -> Table:
    table: Table = {} if le.moment is Moment.DECISION else {"moment": le.moment.value}
    return {**table, "le": ecrire_jour_du_mois(le.jour_mois)} if le.jour_mois else table


def _aides(calcul: AidesRecues) -> Table:
    periode: Table = {"mois": calcul.periode} if isinstance(calcul.periode, int) else {"periode": calcul.periode.value}
    table: Table = {"mesure": calcul.mesure.value, **periode}
    return {**table, "aides": list(calcul.aides)} if calcul.aides else table


def _parts(calcul: PartsDuCcas) -> Table:
    return {
        "seul": ecrire_nombre_exact(calcul.seul),
        "couple": ecrire_nombre_exact(calcul.couple),
        "enfants": [ecrire_nombre_exact(part) for part in calcul.enfants],
        "autres": ecrire_nombre_exact(calcul.autres),
    }
