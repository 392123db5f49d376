"""Compute an indicator that a règlement defines, from what is known; what is unknown stays unknown."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ccas_desktop.domain.personnes.foyer import Lien, Usager, est_majeur, presents
from ccas_desktop.domain.provenance import DECLARE, Provenance
from ccas_desktop.domain.reglement.calcul.aides_recues import compter_aides
from ccas_desktop.domain.reglement.calcul.budget_defini import compter
from ccas_desktop.domain.reglement.calcul.seuil_resolu import Sait, resoudre_seuil
from ccas_desktop.domain.reglement.calcul.terme import (
    CENT,
    Terme,
    divise,
    en_euros,
    extreme,
    fois,
    nombre,
    somme,
)
from ccas_desktop.domain.reglement.faits.donnees_datees import fait_de_la_periode
from ccas_desktop.domain.reglement.faits.faits_derives import la_plus_faible
from ccas_desktop.domain.reglement.modele.definitions import (
    AgeDuDemandeur,
    AidesRecues,
    Choix,
    Compte,
    Definition,
    DonneeDatee,
    DuBudget,
    Duree,
    JourDeLAge,
    Moment,
    NombreDePersonnes,
    PartsDuCcas,
    Saisie,
    Total,
    UneDe,
)
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.seuils import Seuil
from ccas_desktop.domain.reglement.modele.situation import Derivation, Fait, Situation

_EN_EUROS = (Unite.EURO, Unite.EURO_PAR_MOIS, Unite.EURO_PAR_JOUR, Unite.EURO_PAR_AN, Unite.EURO_PAR_PART)


class Connu(Sait, Protocol):
    """What the computation may read."""

    @property
    def situation(self) -> Situation:
        """Return what is known of the foyer."""

    @property
    def jour(self) -> date:
        """Return the day that governs."""

    def fait(self, indicateur: Indicateur) -> Fait | None:
        """Return a fact, None when it is unknown."""


@dataclass(frozen=True)
class _Trouve:
    """A figure, from which facts, and how sure it is."""

    terme: Terme
    depuis: tuple[Indicateur, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    precision: str = ""


def resoudre(definition: Definition, connu: Connu) -> Fait | None:
    """Return the value of an indicator of the règlement with how it was found, or None when it cannot be told."""
    trouve = _chercher(definition, connu)
    if trouve is None:
        return None
    terme, depuis = trouve.terme, list(trouve.depuis)
    if definition.pour_cent:
        terme = fois(terme, nombre(CENT))
    for diviseur in definition.par:
        valeur = diviseur if isinstance(diviseur, Decimal) else connu.valeur(diviseur)
        if not valeur:
            return None
        if isinstance(diviseur, Indicateur):
            depuis.append(diviseur)
        terme = divise(terme, _ecrit(diviseur, valeur))
    faits = [fait for fait in (connu.fait(indicateur) for indicateur in depuis) if fait is not None]
    provenances = (*trouve.provenances, *(fait.provenance for fait in faits))
    return Fait(
        terme.valeur,
        la_plus_faible(provenances) if provenances else DECLARE,
        trouve.precision,
        Derivation(terme.expression, terme.formule, tuple(dict.fromkeys(i.code for i in depuis))),
    )


def _chercher(definition: Definition, connu: Connu) -> _Trouve | None:
    match definition.calcul:
        case DuBudget() as calcul:
            return _du_budget(calcul, connu)
        case DonneeDatee() as calcul:
            return _datee(calcul, connu)
        case Total() as calcul:
            return _total(calcul, connu)
        case UneDe() as calcul:
            return _une_de(calcul, connu)
        case NombreDePersonnes() as calcul:
            return _personnes(calcul, connu)
        case AgeDuDemandeur(le=le):
            return _age(le, connu)
        case Duree() as calcul:
            return _duree(calcul, connu)
        case AidesRecues() as calcul:
            return _aides(calcul, connu)
        case PartsDuCcas() as calcul:
            return _parts(calcul, connu)
        case Seuil() as calcul:
            terme = resoudre_seuil(calcul, connu).terme
            return None if terme is None else _Trouve(terme, calcul.depend_de)
        case Saisie():
            return None


def _du_budget(calcul: DuBudget, connu: Connu) -> _Trouve | None:
    voulus = [
        forfait.par
        for selection in (calcul.ressources, calcul.charges)
        for forfait in (selection.forfaits if selection else ())
        if forfait.par is not None
    ]
    facteurs = {voulu: connu.valeur(voulu) for voulu in voulus}
    connus = {voulu: valeur for voulu, valeur in facteurs.items() if valeur is not None}
    if len(connus) < len(facteurs):
        return None
    compte = compter(calcul, connu.situation.matiere, connu.jour, connus)
    return None if compte is None else _Trouve(compte.terme, (), compte.provenances, compte.precision)


def _datee(calcul: DonneeDatee, connu: Connu) -> _Trouve | None:
    fait = fait_de_la_periode(calcul, connu.situation)
    if fait is None or not isinstance(fait.valeur, Decimal):
        return None
    return _Trouve(_ecrit(calcul.de, fait.valeur), (calcul.de,))


def _total(calcul: Total, connu: Connu) -> _Trouve | None:
    ajoutes, retires = _termes(calcul.plus, connu), _termes(calcul.moins, connu)
    if ajoutes is None or retires is None:
        return None
    if calcul.constante > 0:
        ajoutes = (*ajoutes, en_euros(calcul.constante))
    elif calcul.constante < 0:
        retires = (*retires, en_euros(-calcul.constante))
    total = somme(ajoutes)
    for retire in retires:
        (a, b), (c, d) = _a_gauche(total), retire.dedans
        total = Terme(total.valeur - retire.valeur, f"{a} - {c}", f"{b} − {d}", compose=True)
    return _Trouve(total, (*calcul.plus, *calcul.moins))


def _a_gauche(terme: Terme) -> tuple[str, str]:
    return terme.expression, terme.formule


def _une_de(calcul: UneDe, connu: Connu) -> _Trouve | None:
    if calcul.choix is Choix.PREMIERE_CONNUE:
        choisi = next((i for i in calcul.de if connu.valeur(i) is not None), None)
        termes = _termes((choisi,), connu) if choisi else None
        return _Trouve(termes[0], (choisi,), precision=choisi.libelle) if termes and choisi else None
    termes = _termes(calcul.de, connu)
    if termes is None:
        return None
    return _Trouve(extreme(termes, plus_petit=calcul.choix is Choix.PLUS_PETITE), calcul.de)


def _termes(indicateurs: Iterable[Indicateur], connu: Connu) -> tuple[Terme, ...] | None:
    termes = []
    for indicateur in indicateurs:
        valeur = connu.valeur(indicateur)
        if valeur is None:
            return None
        termes.append(_ecrit(indicateur, valeur))
    return tuple(termes)


def _ecrit(de: Indicateur | Decimal, valeur: Decimal) -> Terme:
    return en_euros(valeur) if isinstance(de, Indicateur) and de.unite in _EN_EUROS else nombre(valeur)


def _jour(le: JourDeLAge, situation: Situation) -> date | None:
    moment = situation.depot if le.moment is Moment.DEPOT else situation.date
    if moment is None or le.jour_mois is None:
        return moment
    return date(moment.year, *le.jour_mois)


def _personnes(calcul: NombreDePersonnes, connu: Connu) -> _Trouve | None:
    membres = _membres(connu)
    jour = _jour(calcul.age_le, connu.situation)
    if membres is None or (calcul.age is not None and jour is None):
        return None
    total = Decimal(0)
    for membre in membres:
        if calcul.liens and membre.lien not in calcul.liens:
            continue
        retenu = True if calcul.age is None or jour is None else _a_l_age(membre, calcul, jour)
        if retenu is None:
            return None
        total += membre.presence if retenu else 0
    return _Trouve(nombre(total))


def _a_l_age(membre: Usager, calcul: NombreDePersonnes, jour: date) -> bool | None:
    """Tell whether a member has the age wanted; None when a birth date that is partial or unknown leaves a doubt."""
    if calcul.age is None:
        return True
    naissance = membre.identite.date_naissance
    if naissance is None:
        return None
    jeune, vieux = (calcul.age.contient(Decimal(age)) for age in naissance.ages_possibles(jour))
    return jeune if jeune is vieux else None


def _age(le: JourDeLAge, connu: Connu) -> _Trouve | None:
    jour, naissance = _jour(le, connu.situation), connu.situation.matiere.naissance
    age = naissance.age_au(jour) if naissance and jour else None
    if age is None or jour is None:
        return None
    return _Trouve(nombre(Decimal(age)), precision=f"au {jour:%d/%m/%Y}")


def _duree(calcul: Duree, connu: Connu) -> _Trouve | None:
    jour, fait = _jour(calcul.le, connu.situation), connu.fait(calcul.depuis)
    if jour is None or fait is None or not isinstance(fait.valeur, date):
        return None
    debut, compte = fait.valeur, calcul.compte
    ecoule = Decimal(_ecoule(debut, jour, compte) if debut <= jour else -_ecoule(jour, debut, compte))
    terme = Terme(ecoule, f"{ecoule:f}", f"du {debut:%d/%m/%Y} au {jour:%d/%m/%Y}")
    return _Trouve(terme, (calcul.depuis,))


def _ecoule(debut: date, fin: date, compte: Compte) -> int:
    """Count whole years, months or days; a month is whole on the same day of the next, or on its last day."""
    if compte is Compte.JOURS:
        return (fin - debut).days
    mois = (fin.year - debut.year) * 12 + fin.month - debut.month
    dernier = monthrange(fin.year, fin.month)[1]
    mois -= fin.day < min(debut.day, dernier)
    return mois // 12 if compte is Compte.ANNEES else mois


def _aides(calcul: AidesRecues, connu: Connu) -> _Trouve | None:
    recues = connu.situation.matiere.aides_recues
    if recues is None:
        return None
    terme, precision = compter_aides(calcul, recues, connu.situation.date)
    return _Trouve(terme, precision=precision)


def _parts(calcul: PartsDuCcas, connu: Connu) -> _Trouve | None:
    membres = _membres(connu)
    if membres is None:
        return None
    couple = any(membre.lien is Lien.CONJOINT for membre in membres)
    termes, rang = [nombre(calcul.couple if couple else calcul.seul)], 0
    for membre in membres:
        if membre.lien in (Lien.DEMANDEUR, Lien.CONJOINT):
            continue
        majeur = est_majeur(membre, connu.situation.jour_du_foyer)
        if majeur is None:
            return None
        enfant = membre.lien is Lien.ENFANT and not majeur
        valeur = calcul.enfants[min(rang, len(calcul.enfants) - 1)] if enfant else calcul.autres
        rang += enfant
        if valeur and membre.presence:
            pleine = membre.presence == 1
            termes.append(nombre(valeur) if pleine else fois(nombre(valeur), nombre(membre.presence)))
    return _Trouve(somme(termes))


def _membres(connu: Connu) -> tuple[Usager, ...] | None:
    personnes = connu.situation.matiere.personnes
    return None if personnes is None else presents(personnes, connu.situation.jour_du_foyer)
