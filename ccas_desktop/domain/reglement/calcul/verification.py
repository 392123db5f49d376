"""Check the conditions of an aid with three values: true, false, unknown (None). Unknown is never false."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.calcul.carnet import Carnet
from ccas_desktop.domain.reglement.calcul.seuil_resolu import resoudre_seuil
from ccas_desktop.domain.reglement.modele.exigences import Comparaison, Condition, DepotEntre, Exigence, Sauf, Toutes
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.intervalle import Borne, EntreJours, Intervalle, Parmi, Test
from ccas_desktop.domain.reglement.modele.seuils import BorneCalculee, IntervalleCalcule
from ccas_desktop.domain.reglement.redaction import (
    ecrire_comparaison,
    ecrire_fenetre,
    ecrire_test,
    ecrire_valeur,
    en_phrase,
    expression_d_egalite,
    expression_de,
)

_VOULUS = {
    NatureProvenance.DECLARE: "déclarée",
    NatureProvenance.VU_SUR_PIECE: "vue sur pièce ou certifiée",
    NatureProvenance.CERTIFIE: "certifiée",
}
DATE_DE_DEPOT = Indicateur("date_depot", "Date de dépôt de la demande", Unite.TEXTE, "Indiquer la date de dépôt.")
_MOTS = {True: "oui", False: "non", None: "inconnu"}
_SUITES: dict[bool | None, str] = {True: "condition remplie", False: "condition non remplie", None: "à compléter"}
# Inside a group, and above all under a « sauf », a fact that is met is not yet a condition that is met.
_SUITES_DANS_UN_GROUPE: dict[bool | None, str] = {True: "vérifié", False: "non vérifié", None: "à compléter"}


@dataclass(frozen=True)
class Verdict:
    """What is known of a requirement.

    Attributes:
        tenue: True, False, or None when the facts do not tell.
        manquants: the unknown facts that could tell; empty when it is decided.
        incomplets: what the text itself does not say, in French; empty when it is decided.
    """

    tenue: bool | None
    manquants: tuple[Indicateur, ...] = ()
    incomplets: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Cadre:
    """Where a requirement is checked: the notebook, the article it comes from, and whether a group holds it."""

    carnet: Carnet
    article: str
    en_groupe: bool = False


def verifier(condition: Condition, carnet: Carnet) -> Verdict:
    """Return whether a condition holds, noting in the notebook all that it takes to say so."""
    carnet.article = condition.article
    return _verifier(condition.exigence, _Cadre(carnet, condition.article))


def _verifier(exigence: Exigence, cadre: _Cadre) -> Verdict:
    dedans = _Cadre(cadre.carnet, cadre.article, en_groupe=True)
    match exigence:
        case Comparaison():
            return _comparer(exigence, cadre)
        case DepotEntre():
            return _situer_le_depot(exigence, cadre)
        case Sauf(exigence=interieure):
            contraire = _verifier(interieure, dedans)
            verdict = replace(contraire, tenue=None if contraire.tenue is None else not contraire.tenue)
            return _conclure("Ce qui précède ne doit pas être le cas", verdict, cadre)
        case Toutes(exigences=parties):
            verdict = _decisif(False, [_verifier(partie, dedans) for partie in parties])
            return _conclure("Toutes ces conditions à la fois", verdict, cadre)
    verdict = _decisif(True, [_verifier(partie, dedans) for partie in exigence.exigences])
    return _conclure("Au moins une de ces conditions", verdict, cadre)


def _decisif(decisive: bool, verdicts: list[Verdict]) -> Verdict:
    """One false decides an AND, one true decides an OR; failing that, one unknown leaves the whole unknown."""
    tenues = [verdict.tenue for verdict in verdicts]
    if decisive in tenues:
        return Verdict(decisive)
    if None in tenues:
        return Verdict(
            None,
            tuple(dict.fromkeys(m for verdict in verdicts for m in verdict.manquants)),
            tuple(dict.fromkeys(i for verdict in verdicts for i in verdict.incomplets)),
        )
    return Verdict(not decisive)


def _comparer(comparaison: Comparaison, cadre: _Cadre) -> Verdict:
    indicateur, test = comparaison.indicateur, comparaison.test
    if isinstance(test, IntervalleCalcule):
        return _comparer_au_calcul(comparaison, test, cadre)
    return _appliquer(comparaison, test, cadre, ecrire_test(test, indicateur.unite))


def _appliquer(comparaison: Comparaison, test: Test, cadre: _Cadre, ecrit: str) -> Verdict:
    indicateur = comparaison.indicateur
    cadre.carnet.parametrer(indicateur.libelle, ecrit, cadre.article)
    fait = cadre.carnet.fait(indicateur)
    if fait is not None and not est_assez_sur(fait.provenance.nature, comparaison.source):
        return _trop_peu_sur(comparaison, cadre)
    if isinstance(test, Intervalle):
        return _situer(indicateur, test, cadre)
    if isinstance(test, EntreJours):
        return _dater(indicateur, test, cadre)
    return _chercher(indicateur, test, cadre)


def _comparer_au_calcul(comparaison: Comparaison, test: IntervalleCalcule, cadre: _Cadre) -> Verdict:
    """Work out the bounds first; what the text leaves out, or facts it lacks, leave the comparison unknown."""
    resolus = [resoudre_seuil(seuil, cadre.carnet) for seuil in test.seuils]
    libelle = comparaison.indicateur.libelle
    incomplets = tuple(resolu.incomplet for resolu in resolus if resolu.incomplet)
    if incomplets:
        texte = f"{libelle}{ESPACE_INSECABLE}: {incomplets[0]} → règle à compléter"
        cadre.carnet.noter(texte, "", _MOTS[None], _MOTS[None])
        return Verdict(None, incomplets=incomplets)
    manquants = [m for resolu in resolus for i in resolu.manquants for m in cadre.carnet.manquants_pour(i)]
    if manquants:
        inconnu = _inconnu(comparaison.indicateur, cadre) if cadre.carnet.ignore(comparaison.indicateur) else None
        return Verdict(None, tuple(dict.fromkeys((*(inconnu.manquants if inconnu else ()), *manquants))))
    for seuil in test.seuils:
        cadre.carnet.parametrer_seuil(seuil)
    intervalle = Intervalle(_borne(test.basse, comparaison, cadre), _borne(test.haute, comparaison, cadre))
    unite = comparaison.indicateur.unite
    return _appliquer(comparaison, intervalle, cadre, ecrire_test(intervalle, unite))


def _borne(calculee: BorneCalculee | None, comparaison: Comparaison, cadre: _Cadre) -> Borne | None:
    terme = resoudre_seuil(calculee.seuil, cadre.carnet).terme if calculee else None
    if calculee is None or terme is None:
        return None
    if terme.est_calcule:
        affiche = ecrire_valeur(terme.valeur, comparaison.indicateur.unite)
        texte = f"Seuil pour {en_phrase(comparaison.indicateur.libelle)}{ESPACE_INSECABLE}: {terme.formule} = {affiche}"
        cadre.carnet.noter(texte, terme.expression, terme.valeur, affiche)
    return Borne(terme.valeur, calculee.incluse)


def est_assez_sur(nature: NatureProvenance, exigee: NatureProvenance) -> bool:
    """Tell whether an origin is at least as trusted as the one wanted."""
    forces = tuple(NatureProvenance)
    return forces.index(nature) >= forces.index(exigee)


def _trop_peu_sur(comparaison: Comparaison, cadre: _Cadre) -> Verdict:
    indicateur = comparaison.indicateur
    cadre.carnet.lire(indicateur)
    voulu = _VOULUS[comparaison.source]
    texte = f"{indicateur.libelle}{ESPACE_INSECABLE}: le règlement veut une valeur {voulu} → à compléter"
    cadre.carnet.noter(texte, "", _MOTS[None], _MOTS[None])
    return Verdict(None, (indicateur,))


def _situer_le_depot(fenetre: DepotEntre, cadre: _Cadre) -> Verdict:
    ecrit = ecrire_fenetre(fenetre)
    cadre.carnet.parametrer("Dépôt de la demande", ecrit, cadre.article)
    depot = cadre.carnet.situation.depot
    if depot is None:
        cadre.carnet.noter(f"Dépôt de la demande{ESPACE_INSECABLE}: date non connue", "", _MOTS[None], _MOTS[None])
        return Verdict(None, (DATE_DE_DEPOT,))
    tenue = fenetre.contient(depot)
    attendu = "" if tenue else f" (attendu{ESPACE_INSECABLE}: {ecrit})"
    return _constater(f"Dépôt de la demande{ESPACE_INSECABLE}: {depot:%d/%m/%Y}{attendu}", tenue, "", cadre)


def _situer(indicateur: Indicateur, intervalle: Intervalle, cadre: _Cadre) -> Verdict:
    nombre = cadre.carnet.lire_nombre(indicateur)
    if nombre is None:
        return _inconnu(indicateur, cadre)
    constat = f"{indicateur.libelle}{ESPACE_INSECABLE}: {ecrire_comparaison(nombre, intervalle, indicateur.unite)}"
    return _constater(constat, intervalle.contient(nombre), expression_de(nombre, intervalle), cadre)


def _dater(indicateur: Indicateur, jours: EntreJours, cadre: _Cadre) -> Verdict:
    jour = cadre.carnet.lire(indicateur)
    if not isinstance(jour, date):
        return _inconnu(indicateur, cadre)
    tenue = jours.contient(jour)
    attendu = "" if tenue else f" (attendu{ESPACE_INSECABLE}: {ecrire_test(jours, indicateur.unite)})"
    return _constater(f"{indicateur.libelle}{ESPACE_INSECABLE}: {jour:%d/%m/%Y}{attendu}", tenue, "", cadre)


def _chercher(indicateur: Indicateur, parmi: Parmi, cadre: _Cadre) -> Verdict:
    valeur = cadre.carnet.lire(indicateur)
    if valeur is None:
        return _inconnu(indicateur, cadre)
    tenue = parmi.contient(valeur)
    attendu = "" if tenue else f" (attendu{ESPACE_INSECABLE}: {ecrire_test(parmi, indicateur.unite)})"
    constat = f"{indicateur.libelle}{ESPACE_INSECABLE}: {ecrire_valeur(valeur, indicateur.unite)}{attendu}"
    return _constater(constat, tenue, expression_d_egalite(valeur, parmi), cadre)


def _constater(constat: str, tenue: bool, expression: str, cadre: _Cadre) -> Verdict:
    cadre.carnet.noter(f"{constat} → {_suites(cadre)[tenue]}", expression, _MOTS[tenue], _MOTS[tenue])
    return Verdict(tenue)


def _inconnu(indicateur: Indicateur, cadre: _Cadre) -> Verdict:
    ecart = cadre.carnet.ecart(indicateur)
    cadre.carnet.noter(f"{indicateur.libelle}{ESPACE_INSECABLE}: non connu{ecart}", "", _MOTS[None], _MOTS[None])
    return Verdict(None, cadre.carnet.manquants_pour(indicateur))


def _conclure(libelle: str, verdict: Verdict, cadre: _Cadre) -> Verdict:
    texte = f"{libelle}{ESPACE_INSECABLE}: {_suites(cadre)[verdict.tenue]}"
    cadre.carnet.noter(texte, "", _MOTS[verdict.tenue], _MOTS[verdict.tenue])
    return verdict


def _suites(cadre: _Cadre) -> dict[bool | None, str]:
    return _SUITES_DANS_UN_GROUPE if cadre.en_groupe else _SUITES
