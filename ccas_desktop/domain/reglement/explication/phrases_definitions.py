"""The indicators of a règlement as developed formulas in French."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE
from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant, ecrire_nombre
from ccas_desktop.domain.reglement.explication.phrases import phrase_du_seuil
from ccas_desktop.domain.reglement.modele.definitions import (
    AgeDuDemandeur,
    AideLogement,
    AidesRecues,
    Calcul,
    Choix,
    Compte,
    Definition,
    DonneeDatee,
    DuBudget,
    Duree,
    JourDeLAge,
    Mesure,
    Moment,
    NombreDePersonnes,
    PartsDuCcas,
    Periode,
    Saisie,
    Selection,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reglement.redaction import ecrire_jour, ecrire_test, en_phrase

POINT_VIRGULE = f"{ESPACE_INSECABLE}; "
_CHOIX = {
    Choix.PREMIERE_CONNUE: "la première connue de",
    Choix.PLUS_PETITE: "la plus petite de",
    Choix.PLUS_GRANDE: "la plus grande de",
}
_COMPTES = {Compte.ANNEES: "ans", Compte.MOIS: "mois", Compte.JOURS: "jours"}
_MOMENTS = {Moment.DEPOT: "du dépôt", Moment.DECISION: "de la décision"}
_APL = {
    AideLogement.RESSOURCE: "",
    AideLogement.DEDUITE_DU_LOYER: ", l’aide au logement étant déduite du loyer",
    AideLogement.IGNOREE: ", sans l’aide au logement",
}


def formule_de(definition: Definition) -> str:
    """Return « Taux d’effort = (loyer…) ÷ ressources moyennes × 100 »."""
    formule = _calcul(definition.calcul, definition.indicateur)
    if definition.par:
        formule = f"({formule})"
    for diviseur in definition.par:
        formule += f" ÷ {en_phrase(diviseur.libelle) if isinstance(diviseur, Indicateur) else ecrire_nombre(diviseur)}"
    if definition.pour_cent:
        formule += " × 100"
    return f"{definition.indicateur.libelle} = {formule}"


def _calcul(calcul: Calcul, indicateur: Indicateur) -> str:
    match calcul:
        case DuBudget():
            return _budget(calcul)
        case DonneeDatee(de=de, periode=periode, moment=moment):
            return f"{en_phrase(de.libelle)}, {periode.en_general}, compté au jour {_MOMENTS[moment]}"
        case Total():
            return _total(calcul, indicateur)
        case UneDe(choix=choix, de=de):
            return f"{_CHOIX[choix]} {_enumerer(en_phrase(i.libelle) for i in de)}"
        case NombreDePersonnes():
            return _personnes(calcul)
        case AgeDuDemandeur(le=le):
            return f"âge du demandeur {_jour(le)}"
        case Duree(depuis=depuis, compte=compte, le=le):
            return f"{_COMPTES[compte]} écoulés depuis «\u00a0{depuis.libelle}\u00a0», {_jour(le)}"
        case AidesRecues():
            return _aides(calcul)
        case PartsDuCcas():
            return _parts(calcul)
        case Seuil():
            return phrase_du_seuil(calcul, indicateur.unite)
        case Saisie():
            return "saisi par l’agent"


def _budget(calcul: DuBudget) -> str:
    cotes = []
    if calcul.ressources is not None:
        cotes.append(f"ressources{_selection(calcul.ressources)}")
    if calcul.charges is not None:
        cotes.append(f"charges{_selection(calcul.charges)}")
    if calcul.mois == 0:
        periode = "du mois en cours"
    else:
        periode = "du mois précédent" if calcul.mois == 1 else f"en moyenne des {calcul.mois} mois précédents"
    return f"{' − '.join(cotes)}, {periode}{_APL[calcul.aide_logement]}"


def _selection(selection: Selection) -> str:
    if selection.aucune:
        dit = ["aucune ligne du budget"]
    elif selection.seulement:
        dit = [f"seulement {_natures(selection.seulement)}"]
    else:
        dit = [f"toutes sauf {_natures(selection.sauf)}"] if selection.sauf else ["toutes"]
    for quote in selection.quotes_parts:
        de_qui = f" (lignes «\u00a0{quote.lien.value.replace('_', ' ')}\u00a0»)" if quote.lien else ""
        part = ecrire_nombre(quote.part.numerateur)
        part += f"/{ecrire_nombre(quote.part.denominateur)}" if quote.part.denominateur != 1 else ""
        dit.append(f"{_natures(quote.natures)}{de_qui} pour {part}")
    dit += [f"{_natures(p.natures)} jusqu’à {ecrire_montant(p.maximum)}" for p in selection.plafonds]
    for forfait in selection.forfaits:
        par = f" × {en_phrase(forfait.par.libelle)}" if forfait.par else ""
        dit.append(f"plus {en_phrase(forfait.libelle)} de {ecrire_montant(forfait.montant)}{par}")
    return f" [{POINT_VIRGULE.join(dit)}]"


def _total(calcul: Total, indicateur: Indicateur) -> str:
    texte = " + ".join(en_phrase(i.libelle) for i in calcul.plus)
    texte += "".join(f" − {en_phrase(i.libelle)}" for i in calcul.moins)
    if calcul.constante:
        signe = "+" if calcul.constante > 0 else "−"
        texte += f" {signe} {_valeur(abs(calcul.constante), indicateur)}"
    return texte.strip()


def _valeur(valeur: Decimal, indicateur: Indicateur) -> str:
    return ecrire_nombre(valeur) if indicateur.unite is Unite.NOMBRE else ecrire_montant(valeur)


def _personnes(calcul: NombreDePersonnes) -> str:
    liens = _enumerer(lien.value.replace("_", " ") for lien in calcul.liens)
    qui = f"personnes du foyer [{liens}]" if liens else "personnes du foyer"
    if calcul.age is None:
        return f"nombre de {qui}"
    return f"nombre de {qui}, {ecrire_test(calcul.age, Unite.ANNEES)} {_jour(calcul.age_le)}"


def _jour(le: JourDeLAge) -> str:
    moment = _MOMENTS[le.moment]
    return f"au {ecrire_jour(le.jour_mois)} de l’année {moment}" if le.jour_mois else f"au jour {moment}"


def _aides(calcul: AidesRecues) -> str:
    quoi = "somme" if calcul.mesure is Mesure.MONTANT else "nombre"
    nommees = [f"«\u00a0{code}\u00a0»" for code in calcul.aides]
    lesquelles = f"aides {_enumerer(nommees)}" if nommees else "aides"
    if isinstance(calcul.periode, int):
        return f"{quoi} des {lesquelles} reçues depuis {calcul.periode} mois"
    periode = "dans l’année civile" if calcul.periode is Periode.ANNEE_CIVILE else "depuis toujours"
    return f"{quoi} des {lesquelles} reçues {periode}"


def _parts(calcul: PartsDuCcas) -> str:
    enfants = POINT_VIRGULE.join(ecrire_nombre(part) for part in calcul.enfants)
    texte = f"{ecrire_nombre(calcul.seul)} pour une personne seule, {ecrire_nombre(calcul.couple)} pour un couple"
    texte += f", puis par enfant, dans l’ordre{ESPACE_INSECABLE}: {enfants}"
    return texte + (f", et {ecrire_nombre(calcul.autres)} par autre personne" if calcul.autres else "")


def _natures(codes: tuple[str, ...]) -> str:
    return _enumerer(NATURE_PAR_CODE[code].libelle for code in codes)


def _enumerer(elements: Iterable[str]) -> str:
    lus = list(elements)
    return " et ".join([", ".join(lus[:-1]), lus[-1]]) if len(lus) > 1 else "".join(lus)
