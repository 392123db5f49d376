"""What changes from one règlement to another, said line by line as the rules are, never as their file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ccas_desktop.application.redaction_aides.choix import VOIES, mot_de_l_issue
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.domain.certifie.impot import LIBELLE as LIBELLE_IMPOT
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.explication.phrases import (
    phrase_de_la_condition,
    phrases_des_plafonds,
    phrases_du_montant,
)
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from ccas_desktop.domain.reglement.modele.baremes import Bareme
from ccas_desktop.domain.reglement.modele.exemples import Exemple
from ccas_desktop.domain.reglement.modele.issues import QuiRegit
from ccas_desktop.domain.reglement.modele.model import Aide, Deliberation, Reglement
from ccas_desktop.domain.reglement.redaction import ecrire_remboursement, ecrire_valeur

NBSP = "\u00a0"
_QUI_REGIT = {QuiRegit.DECISION: "le jour de la décision", QuiRegit.DEPOT: "le jour du dépôt"}


class Sort(StrEnum):
    """What happened to a part of the règlement, in words."""

    AJOUTEE = "Ajouté"
    VERSION = "Nouvelle version"
    RETIREE = "Retiré"
    CHANGEE = "Changé"


@dataclass(frozen=True)
class PartieChangee:
    """One aid, indicator or scale that changes, with each line of it that does.

    A new version of an aid is told by what it changes in the version before it.
    """

    titre: str
    sort: Sort
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class _Ligne:
    """One thing that a part says.

    Attributes:
        rubrique: what it is: « Condition », « Montant »…
        phrase: it as a sentence.
        texte: the sentence of the délibération.
        detail: what changes the line though its sentence does not say it.
    """

    rubrique: str
    phrase: str
    article: str = ""
    texte: str = ""
    detail: object = None


def comparer_reglements(avant: Reglement, apres: Reglement) -> tuple[PartieChangee, ...]:
    """Return what changes, part by part: the règlement itself, its aids, then what it counts its own way."""
    return tuple(_comparees(avant, apres))


def phrases_changees(avant: Aide, apres: Aide) -> tuple[str, ...]:
    """Return what changes from one version of an aid to another, line by line."""
    return tuple(_phrases(tuple(_de_l_aide(avant)), tuple(_de_l_aide(apres))))


def _comparees(avant: Reglement, apres: Reglement) -> Iterator[PartieChangee]:
    yield from _partie("Le règlement", _du_reglement(avant), _du_reglement(apres))
    for parties in (_versions, _definitions, _baremes):
        yield from _parties(parties(avant), parties(apres))


@dataclass(frozen=True)
class _Partie:
    """A part of a règlement under its title; `precedente` is the version before it, of an aid that has one."""

    titre: str
    lignes: tuple[_Ligne, ...]
    precedente: tuple[_Ligne, ...] = ()


def _parties(avant: Mapping[str, _Partie], apres: Mapping[str, _Partie]) -> Iterator[PartieChangee]:
    for cle in dict.fromkeys((*avant, *apres)):
        ancienne, nouvelle = avant.get(cle), apres.get(cle)
        if ancienne is None and nouvelle is not None and nouvelle.precedente:
            yield PartieChangee(nouvelle.titre, Sort.VERSION, tuple(_phrases(nouvelle.precedente, nouvelle.lignes)))
        elif ancienne is None and nouvelle is not None:
            yield PartieChangee(nouvelle.titre, Sort.AJOUTEE, tuple(map(_entiere, nouvelle.lignes)))
        elif nouvelle is None and ancienne is not None:
            yield PartieChangee(ancienne.titre, Sort.RETIREE, tuple(map(_entiere, ancienne.lignes)))
        elif ancienne is not None and nouvelle is not None:
            yield from _partie(nouvelle.titre, ancienne.lignes, nouvelle.lignes)


def _partie(titre: str, avant: Iterable[_Ligne], apres: Iterable[_Ligne]) -> Iterator[PartieChangee]:
    phrases = tuple(_phrases(tuple(avant), tuple(apres)))
    if phrases:
        yield PartieChangee(titre, Sort.CHANGEE, phrases)


def _phrases(avant: tuple[_Ligne, ...], apres: tuple[_Ligne, ...]) -> Iterator[str]:
    """Lines that did not change keep the others in step; each rubric is compared alone."""
    for rubrique in dict.fromkeys(ligne.rubrique for ligne in (*avant, *apres)):
        anciennes = [ligne for ligne in avant if ligne.rubrique == rubrique]
        nouvelles = [ligne for ligne in apres if ligne.rubrique == rubrique]
        pas = SequenceMatcher(a=anciennes, b=nouvelles, autojunk=False)
        for mot, i, fin_i, j, fin_j in pas.get_opcodes():
            if mot == "equal":
                continue
            communs = min(fin_i - i, fin_j - j)
            for k in range(communs):
                yield from _changee(anciennes[i + k], nouvelles[j + k])
            yield from (f"Retiré{NBSP}: {_entiere(ligne)}" for ligne in anciennes[i + communs : fin_i])
            yield from (f"Ajouté{NBSP}: {_entiere(ligne)}" for ligne in nouvelles[j + communs : fin_j])


def _changee(avant: _Ligne, apres: _Ligne) -> Iterator[str]:
    ou = _ou(apres)
    if avant.phrase != apres.phrase:
        yield f"{ou}{NBSP}: {_citee(avant.phrase.rstrip('.'))} devient {_citee(apres.phrase.rstrip('.'))}"
    if avant.article != apres.article:
        yield f"{apres.rubrique}{NBSP}: l’article {avant.article} devient l’article {apres.article}"
    if avant.texte != apres.texte:
        yield f"{ou}, phrase du règlement{NBSP}: {_citee(avant.texte)} devient {_citee(apres.texte)}"
    if avant.detail != apres.detail and avant.phrase == apres.phrase:
        yield f"{ou}{NBSP}: le détail de {_citee(apres.phrase)} change"


def _entiere(ligne: _Ligne) -> str:
    return f"{_ou(ligne)}{NBSP}: {ligne.phrase}"


def _ou(ligne: _Ligne) -> str:
    return f"{ligne.rubrique}, article {ligne.article}" if ligne.article else ligne.rubrique


def _citee(texte: str) -> str:
    """Return a text between quotation marks; those it holds become the others, as French nests them."""
    cite = texte.replace(f"«{NBSP}", "“").replace(f"{NBSP}»", "”")
    return f"«{NBSP}{cite}{NBSP}»" if cite else "rien"


def _du_reglement(reglement: Reglement) -> Iterator[_Ligne]:
    yield _Ligne("Titre", reglement.titre)
    yield _Ligne("Commune", reglement.commune)
    yield _Ligne("Jour qui choisit la version", _QUI_REGIT[reglement.qui_regit])


def _versions(reglement: Reglement) -> dict[str, _Partie]:
    versions = [version for aide in reglement.aides for version in reglement.versions(aide.code)]
    parties: dict[str, _Partie] = {}
    for version in versions:
        precedente = next((v for v in reversed(versions[: versions.index(version)]) if v.code == version.code), None)
        parties[f"{version.code} {version.deliberation.effet}"] = _Partie(
            _titre(version, versions),
            tuple(_de_l_aide(version)),
            tuple(_de_l_aide(precedente)) if precedente is not None else (),
        )
    return parties


def _titre(version: Aide, versions: Iterable[Aide]) -> str:
    """Return « Aide à l’énergie, à partir du 01/01/2025 », with its code when another aid has the same name."""
    nom = version.libelle
    if any(autre.libelle == nom and autre.code != version.code for autre in versions):
        nom = f"{nom} ({version.code})"
    return f"{nom}, à partir du {version.deliberation.effet:%d/%m/%Y}"


def _de_l_aide(aide: Aide) -> Iterator[_Ligne]:
    yield _Ligne("Nom", aide.libelle)
    if aide.description:
        yield _Ligne("Description", aide.description)
    yield _Ligne("Décide", dict(VOIES)[aide.voie.value])
    yield _Ligne("Délibération", _vote(aide.deliberation), aide.deliberation.article)
    for donnee in aide.donnees:
        yield _Ligne("Donnée demandée", f"{LIBELLES[donnee.source]} — {donnee.motif}", detail=donnee)
    if aide.impot:
        yield _Ligne("Donnée demandée", f"{LIBELLE_IMPOT} — {aide.impot.motif}", detail=aide.impot)
    for piece in aide.pieces:
        yield _Ligne("Papier", f"{piece.libelle} ({piece.exigee_par})")
    for condition in aide.conditions:
        phrase = phrase_de_la_condition(condition)
        yield _Ligne("Condition", phrase, condition.article, condition.texte, condition.exigence)
    yield from _repetees("Montant", phrases_du_montant(aide.montant), aide.montant.article, aide.montant.texte)
    plafonds = aide.plafonds
    yield from _repetees("Limite", phrases_des_plafonds(plafonds), plafonds.article, plafonds.texte)
    if aide.pret:
        yield _Ligne("Prêt", f"remboursé {ecrire_remboursement(aide.pret)}", aide.pret.article, aide.pret.texte)
    for exemple in aide.exemples:
        yield _Ligne("Situation d’essai", _essai(exemple), detail=exemple)


def _repetees(rubrique: str, phrases: tuple[str, ...], article: str, texte: str) -> Iterator[_Ligne]:
    """Yield the sentences of one article; what the délibération says of them all stands once."""
    for rang, phrase in enumerate(phrases):
        yield _Ligne(rubrique, phrase, article, "" if rang else texte)


def _vote(vote: Deliberation) -> str:
    fin = f", jusqu’au {vote.fin:%d/%m/%Y}" if vote.fin else ""
    return f"{vote.intitule}{fin}"


def _essai(exemple: Exemple) -> str:
    montant = f", {ecrire_montant(exemple.montant)}" if exemple.montant is not None else ""
    return f"{exemple.nom}{NBSP}: {mot_de_l_issue(exemple.issue)}{montant}"


def _definitions(reglement: Reglement) -> dict[str, _Partie]:
    return {
        f"indicateur {definition.indicateur.code}": _Partie(
            f"Indicateur «{NBSP}{definition.indicateur.libelle}{NBSP}»",
            (_Ligne("Calcul", formule_de(definition), definition.article, definition.texte, definition),),
        )
        for definition in reglement.definitions
    }


def _baremes(reglement: Reglement) -> dict[str, _Partie]:
    return {
        f"bareme {bareme.code}": _Partie(f"Barème «{NBSP}{bareme.libelle}{NBSP}»", tuple(_du_bareme(bareme)))
        for bareme in reglement.baremes
    }


def _du_bareme(bareme: Bareme) -> Iterator[_Ligne]:
    for datee in bareme.valeurs:
        valeurs = f"{NBSP}; ".join(ecrire_valeur(somme, bareme.unite) for somme in datee.valeurs)
        suite = f", plus {ecrire_valeur(datee.suite, bareme.unite)} au-delà" if datee.suite is not None else ""
        phrase = f"à partir du {datee.effet:%d/%m/%Y}{NBSP}: {valeurs}{suite} ({datee.source})"
        yield _Ligne("Valeur", phrase, detail=(datee, bareme.unite))
    if bareme.revisions:
        jours = ", ".join(f"{jour:02d}/{mois:02d}" for mois, jour in bareme.revisions)
        yield _Ligne("Nouvelle valeur attendue", f"chaque année, le {jours}")
