"""Legal pitfalls of a règlement, told as it is written: warnings with their source, never faults (domain.md 3.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.reglement.modele.definitions import Choix, UneDe
from ccas_desktop.domain.reglement.modele.exigences import (
    Comparaison,
    Condition,
    DepotEntre,
    Exigence,
    Sauf,
    indicateurs_de,
)
from ccas_desktop.domain.reglement.modele.intervalle import Intervalle
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

# Above it, a length of residence is worth a question: the courts have let none stand that closes the door for years.
RESIDENCE_LONGUE_MOIS = Decimal(12)
RESIDENCE = "anciennete_residence"
STATUTS = frozenset(("situation_emploi", "situation_familiale", "statut_logement"))
MINIMUM_D_AGE_SENIOR = Decimal(60)

EGALITE = "principe d’égalité devant le service public (Déclaration de 1789, article 6)"
DISCRIMINATION = "loi n° 2008-496 du 27 mai 2008"
EXAMEN = "examen particulier de chaque demande ; CRPA L311-3-1 ; loi n° 78-17 du 6 janvier 1978, article 47"
MINIMISATION = "RGPD, article 5 ; CRPA L114-8"
MOTIVATION = "CRPA L211-2 et L211-5"
RESIDENCE_SOURCE = "CASF L123-5 ; " + EGALITE


@dataclass(frozen=True)
class Avertissement:
    """One pitfall.

    Attributes:
        chemin: place, as in the faults: `aide[2].condition[1]`.
        code: stable name of the pitfall.
        phrase: what is at stake and what to do, in French.
        source: the text or the case law it comes from.
    """

    chemin: str
    code: str
    phrase: str
    source: str


def avertissements(reglement: Reglement) -> tuple[Avertissement, ...]:
    """Return what the CCAS should have checked in its règlement, in the order of the file."""
    versions = [version for aide in reglement.aides for version in reglement.versions(aide.code)]
    trouves = [
        avertissement
        for rang, aide in enumerate(versions, start=1)
        for avertissement in avertissements_de(aide, chemin=f"aide[{rang}]")
    ]
    return (*trouves, *_des_definitions(reglement))


def avertissements_de(aide: Aide, *, chemin: str = "aide") -> tuple[Avertissement, ...]:
    """Return the pitfalls of one version of an aid."""
    trouves = []
    for rang, condition in enumerate(aide.conditions, start=1):
        ici = f"{chemin}.condition[{rang}]"
        for examen in _EXAMENS:
            trouves += [Avertissement(ici, *trouve) for trouve in examen(condition)]
    trouves += [Avertissement(f"{chemin}.montant", *trouve) for trouve in _du_montant(aide)]
    if _tout_refuse(aide):
        trouves.append(
            Avertissement(
                chemin,
                "refus_automatique",
                "Chaque condition conduit au refus, et aucune ne laisse une situation particulière à l’examen de la "
                "commission. Prévoyez une suite «\u00a0commission\u00a0» ou «\u00a0dérogation\u00a0» pour l’une "
                "d’elles.",
                EXAMEN,
            )
        )
    return tuple(trouves)


_Trouve = tuple[str, str, str]


def _residence(condition: Condition) -> Iterator[_Trouve]:
    for comparaison in _comparaisons(condition.exigence):
        basse = comparaison.test.basse if isinstance(comparaison.test, Intervalle) else None
        if comparaison.indicateur.code == RESIDENCE and basse and basse.valeur > RESIDENCE_LONGUE_MOIS:
            yield (
                "residence_trop_longue",
                f"Une durée de résidence de {basse.valeur:f} mois peut être jugée excessive au regard de l’objet de "
                "l’aide. Motivez-la dans la délibération, ou raccourcissez-la.",
                RESIDENCE_SOURCE,
            )


def _mots_interdits(condition: Condition) -> Iterator[_Trouve]:
    """Look for what the words say: a free question may ask anything."""
    dits = " ".join((condition.texte, *(i.libelle for i in indicateurs_de(condition.exigence)))).lower()
    for code, motif, phrase, source in _PIEGES:
        if re.search(motif, dits):
            yield code, phrase, source


def _statut_seul(condition: Condition) -> Iterator[_Trouve]:
    lus = {indicateur.code for indicateur in indicateurs_de(condition.exigence)}
    if lus and lus <= STATUTS and condition.sinon is Issue.NON_ELIGIBLE:
        yield (
            "statut_seul",
            "La condition ne regarde que le statut de la personne, sans ses ressources ni ses besoins. Une différence "
            "de traitement doit répondre à une différence de situation en rapport avec l’aide.",
            EGALITE,
        )


def _famille_de_fait(condition: Condition) -> Iterator[_Trouve]:
    for comparaison in _comparaisons(condition.exigence):
        valeurs = getattr(comparaison.test, "valeurs", ())
        retenus = {"marie", "pacse"} & set(valeurs)
        if comparaison.indicateur.code == "situation_familiale" and retenus and "concubin" not in valeurs:
            yield (
                "famille_de_fait",
                "Les couples mariés ou pacsés sont traités autrement que les concubins. Une aide sociale regarde le "
                "foyer tel qu’il vit.",
                DISCRIMINATION,
            )


def _age(condition: Condition) -> Iterator[_Trouve]:
    for comparaison in _comparaisons(condition.exigence):
        basse = comparaison.test.basse if isinstance(comparaison.test, Intervalle) else None
        if comparaison.indicateur.code == "age_demandeur" and basse and basse.valeur >= MINIMUM_D_AGE_SENIOR:
            yield (
                "age_seul",
                "Une aide réservée aux personnes âgées doit répondre à un besoin propre à cet âge. Dites lequel dans "
                "la délibération.",
                DISCRIMINATION,
            )


def _sans_phrase(condition: Condition) -> Iterator[_Trouve]:
    if len(condition.texte.split()) < 3:
        yield (
            "motif_trop_court",
            "La phrase de la condition motivera un refus\u00a0: écrivez-la en entier, comme dans la délibération.",
            MOTIVATION,
        )


_EXAMENS: tuple[Callable[[Condition], Iterator[_Trouve]], ...] = (
    _residence,
    _mots_interdits,
    _statut_seul,
    _famille_de_fait,
    _age,
    _sans_phrase,
)
_PIEGES = (
    (
        "nationalite",
        r"nationalité|français(e|es)?\b|étrang(er|ère)s?\b|titre de séjour|séjour régulier|ressortissant",
        "Une condition de nationalité ou de séjour est le plus souvent illégale pour une aide facultative, et ne se "
        "vérifie pas par un logiciel. Faites-la relire avant de l’appliquer.",
        EGALITE + " ; Conseil constitutionnel, 22 janvier 1990, n° 89-269 DC",
    ),
    (
        "moralite",
        r"moralité|mérit|bonne conduite|comportement|casier|honorab",
        "Une condition de moralité n’a pas de rapport avec le besoin de la personne et laisse place à l’arbitraire.",
        EGALITE,
    ),
    (
        "liste_electorale",
        r"liste(s)? électorale|électeur|carte d’électeur",
        "L’inscription sur les listes électorales n’a pas de rapport avec le besoin d’aide, et écarte les étrangers.",
        EGALITE,
    ),
    (
        "sante",
        r"maladie|malade|médical|handicap|grossesse|enceinte|addiction|invalidité",
        "La condition touche à la santé\u00a0: une donnée sensible, que ce logiciel ne garde pas. Préférez une "
        "prestation déjà reçue, que la caisse certifie.",
        "RGPD, article 9 ; " + MINIMISATION,
    ),
    (
        "origine_religion",
        r"religion|religieu|origine|ethni|syndical|politique|opinion",
        "La condition touche à un critère que la loi interdit.",
        DISCRIMINATION,
    ),
)


def _du_montant(aide: Aide) -> Iterator[_Trouve]:
    cases = [case for rangee in aide.montant.cases for case in rangee]
    if len(cases) == 2 and aide.montant.lignes is not None:
        yield (
            "effet_de_seuil",
            "Deux tranches seulement\u00a0: un euro de plus peut faire tout perdre. Une tranche intermédiaire adoucit "
            "l’effet de seuil.",
            "règlement des aides de Rennes, 2020 (progressivité)",
        )


def _tout_refuse(aide: Aide) -> bool:
    refusent = [condition.sinon is Issue.NON_ELIGIBLE for condition in aide.conditions]
    return len(refusent) > 1 and all(refusent)


def _des_definitions(reglement: Reglement) -> Iterator[Avertissement]:
    for rang, definition in enumerate(reglement.definitions, start=1):
        calcul = definition.calcul
        if isinstance(calcul, UneDe) and calcul.choix is Choix.PREMIERE_CONNUE:
            yield Avertissement(
                f"indicateur[{rang}]",
                "base_a_defaut",
                "La deuxième base sert dès que la première n’est pas connue. Demandez d’abord la première\u00a0: un "
                "refus ne doit pas venir d’une donnée que personne n’a cherchée.",
                EXAMEN,
            )


def _comparaisons(exigence: Exigence) -> Iterator[Comparaison]:
    """Yield the comparisons that must hold; under a « sauf », a fact is wanted not to be."""
    match exigence:
        case Comparaison():
            yield exigence
        case Sauf() | DepotEntre():
            return
        case _:
            for partie in exigence.exigences:
                yield from _comparaisons(partie)
