"""Where the answer of an aid may turn: the bounds its rules set to each fact, and the values just on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ccas_desktop.domain.reglement.calcul.carnet import Carnet
from ccas_desktop.domain.reglement.calcul.plafonnement import VERSE_AIDE, VERSE_FOYER
from ccas_desktop.domain.reglement.calcul.seuil_resolu import resoudre_seuil
from ccas_desktop.domain.reglement.modele.exigences import AuMoinsUne, Comparaison, DepotEntre, Exigence, Sauf, Toutes
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle, Parmi
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.modele.montants import Etape, ResteACharge, Taux
from ccas_desktop.domain.reglement.modele.seuils import IntervalleCalcule
from ccas_desktop.domain.reglement.modele.situation import Valeur

_PAS = {Unite.EURO: "0.01", Unite.EURO_PAR_MOIS: "0.01", Unite.EURO_PAR_JOUR: "0.01", Unite.POUR_CENT: "0.01"}
_COMPTES = (Unite.NOMBRE, Unite.ANNEES, Unite.MOIS)
# A count is small: each value near it is tried, for what is divided or multiplied by it.
_VOISINS = 6
_CENT = Decimal(100)


def comparaisons(exigence: Exigence) -> Iterator[Comparaison | DepotEntre]:
    """Yield what a requirement compares, its groups opened."""
    match exigence:
        case Comparaison() | DepotEntre():
            yield exigence
        case Sauf(exigence=interieure):
            yield from comparaisons(interieure)
        case Toutes(exigences=parties) | AuMoinsUne(exigences=parties):
            for partie in parties:
                yield from comparaisons(partie)


def toutes_les_comparaisons(aide: Aide) -> tuple[Comparaison | DepotEntre, ...]:
    """Return what the conditions of an aid compare."""
    return tuple(c for condition in aide.conditions for c in comparaisons(condition.exigence))


def bornes(aide: Aide, carnet: Carnet) -> dict[Indicateur, tuple[Decimal, ...]]:
    """Return the bounds that the rules set to each fact, those that are computed included."""
    trouvees: dict[Indicateur, set[Decimal]] = {}
    for indicateur, valeur in (*_des_conditions(aide, carnet), *_du_bareme(aide), *_des_plafonds(aide)):
        trouvees.setdefault(indicateur, set()).add(valeur)
    return {indicateur: tuple(sorted(valeurs)) for indicateur, valeurs in trouvees.items()}


def textes(aide: Aide, indicateur: Indicateur) -> tuple[str, ...]:
    """Return the texts that the rules know of a fact, in the order of the règlement."""
    lus: list[Valeur] = list(indicateur.choix)
    for comparaison in toutes_les_comparaisons(aide):
        if isinstance(comparaison, Comparaison) and comparaison.indicateur == indicateur:
            lus += getattr(comparaison.test, "valeurs", ())
    for axe in (aide.montant.lignes, aide.montant.colonnes):
        if axe is not None and axe.indicateur == indicateur:
            lus += [valeur for test in axe.tests for valeur in getattr(test, "valeurs", ())]
    return tuple(dict.fromkeys(texte for texte in lus if isinstance(texte, str)))


def pas(indicateur: Indicateur) -> Decimal:
    """Return the smallest step of a fact: a cent, a euro of a quotient, a person, a month."""
    return Decimal(_PAS.get(indicateur.unite, "1"))


def autour(valeur: Decimal, indicateur: Indicateur) -> tuple[Decimal, ...]:
    """Return the values a fact may take next to a bound, on either side of it and on it."""
    cran = pas(indicateur)
    bas = (valeur / cran).to_integral_value(rounding=ROUND_FLOOR) * cran
    haut = (valeur / cran).to_integral_value(rounding=ROUND_CEILING) * cran
    return tuple(sorted({bas - cran, bas, haut, haut + cran}))


def voisins(valeur: Decimal | None, indicateur: Indicateur) -> tuple[Decimal, ...]:
    """Return the counts near the one known; none for what is no count."""
    if valeur is None or indicateur.unite not in _COMPTES:
        return ()
    return tuple(valeur + Decimal(ecart) for ecart in range(-_VOISINS, _VOISINS + 1) if ecart)


def _des_conditions(aide: Aide, carnet: Carnet) -> Iterator[tuple[Indicateur, Decimal]]:
    for comparaison in toutes_les_comparaisons(aide):
        if not isinstance(comparaison, Comparaison):
            continue
        test = comparaison.test
        if isinstance(test, IntervalleCalcule):
            resolus = (resoudre_seuil(seuil, carnet).terme for seuil in test.seuils)
            yield from ((comparaison.indicateur, terme.valeur) for terme in resolus if terme is not None)
        elif isinstance(test, Intervalle):
            yield from ((comparaison.indicateur, borne) for borne in test.bornes)
        elif isinstance(test, Parmi):
            yield from ((comparaison.indicateur, v) for v in test.valeurs if isinstance(v, Decimal))


def _du_bareme(aide: Aide) -> Iterator[tuple[Indicateur, Decimal]]:
    for axe in (aide.montant.lignes, aide.montant.colonnes):
        for test in axe.tests if axe else ():
            if axe is not None and isinstance(test, Intervalle):
                yield from ((axe.indicateur, borne) for borne in test.bornes)


def _des_plafonds(aide: Aide) -> Iterator[tuple[Indicateur, Decimal]]:
    """What is paid comes to nothing, or under the minimum, where these sums are reached."""
    minimum = aide.plafonds.minimum_versement or Decimal(0)
    for case in (case for ligne in aide.montant.cases for case in ligne):
        if isinstance(case, Taux):
            yield case.base, minimum * _CENT / case.pour_cent if case.pour_cent else minimum
        elif isinstance(case, ResteACharge):
            yield from ((case.base, case.montant + ecart) for ecart in (Decimal(0), minimum))
    for etape in _etapes(aide):
        yield from ((etape.deja, etape.maximum - ecart) for ecart in (Decimal(0), minimum))


def _etapes(aide: Aide) -> Iterable[Etape]:
    plafonds = aide.plafonds
    yield from plafonds.etapes
    for maximum, deja in ((plafonds.par_an, VERSE_AIDE), (plafonds.par_foyer_an, VERSE_FOYER)):
        if maximum is not None:
            yield Etape("", maximum, deja)
