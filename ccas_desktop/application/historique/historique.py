"""The journal of a dossier as its page shows it: one line an action, what it changed, filters and pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ccas_desktop.application.journal import ECRITURES, Action, EntreeJournal
from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.messages.annulation import phrase_du_lot
from ccas_desktop.application.messages.historique import (
    CHAMPS,
    TUS,
    designation,
    distinction,
    etat_de,
    libelle_du_champ,
    nom_de_l_objet,
)
from ccas_desktop.application.messages.valeurs_historique import NON, VIDE, Lecture, masquer, valeur_en_mots
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

LIGNES_PAR_PAGE = 50
ENTREES_MAX = 20_000


@dataclass(frozen=True)
class FiltreHistorique:
    """What is looked for; an empty field lets everything through. Both ends of the period are included.

    Attributes:
        objet: a kind of record, such as `usager`.
        page: from 0, the latest actions.
    """

    objet: str | None = None
    agent: str | None = None
    du: date | None = None
    au: date | None = None
    texte: str = ""
    page: int = 0


@dataclass(frozen=True)
class Detail:
    """One field of one record, before and after; empty sides are said « — »."""

    quoi: str
    champ: str
    avant: str
    apres: str


@dataclass(frozen=True)
class LigneHistorique:
    """One action: when (on the clock of the office), by whom, what in words, and what it changed.

    Attributes:
        lot: what to undo, None when nothing of it can be.
        annulee: it was undone, and is not in force.
    """

    instant: datetime
    auteur: str
    texte: str
    objets: frozenset[str]
    details: tuple[Detail, ...]
    lot: str | None = None
    annulee: bool = False


@dataclass(frozen=True)
class PageHistorique:
    """The actions of one page among those found, and what the filters may offer: (code, words) pairs."""

    lignes: tuple[LigneHistorique, ...]
    trouvees: int
    page: int
    pages: int
    objets: tuple[tuple[str, str], ...] = ()
    agents: tuple[str, ...] = ()


def lire_historique(services: Services, dossier_id: str, filtre: FiltreHistorique | None = None) -> PageHistorique:
    """Return a page of what was done on a dossier, latest first."""
    filtre = filtre or FiltreHistorique()
    toutes = actions_du_dossier(services, dossier_id)
    trouvees = tuple(filtrer(toutes, filtre))
    pages = max(1, -(-len(trouvees) // LIGNES_PAR_PAGE))
    page = min(max(0, filtre.page), pages - 1)
    debut = page * LIGNES_PAR_PAGE
    objets = sorted({objet for ligne in toutes for objet in ligne.objets}, key=nom_de_l_objet)
    return PageHistorique(
        lignes=trouvees[debut : debut + LIGNES_PAR_PAGE],
        trouvees=len(trouvees),
        page=page,
        pages=pages,
        objets=tuple((objet, _majuscule(nom_de_l_objet(objet))) for objet in objets),
        agents=tuple(sorted({ligne.auteur for ligne in toutes})),
    )


def actions_du_dossier(services: Services, dossier_id: str) -> tuple[LigneHistorique, ...]:
    """Return every action on a dossier, latest first."""
    with services.base.lecture() as base:
        entrees = base.journal(dossier_id, limite=ENTREES_MAX)
        masquee = base.lire(Dossier, dossier_id).adresse_confidentielle
        reglages = base.reglages()
        aides = libelles_aides(services, reglages)
    noms = {**_noms(entrees), **{agent.id: agent.nom_complet for agent in reglages.agents}}
    lecture = Lecture(services.horloge.heure_de, noms, aides, masquee)
    annulants = {entree.lot: entree.annule for entree in entrees if entree.annule is not None}
    return tuple(_ligne(groupe, annulants, lecture) for groupe in _par_action(entrees))


def filtrer(lignes: Iterable[LigneHistorique], filtre: FiltreHistorique) -> list[LigneHistorique]:
    """Keep the actions that match; every word typed is somewhere in the line or in what it changed."""
    mots = [mot for tape in filtre.texte.split() if (mot := cle_de_comparaison(tape))]
    return [
        ligne
        for ligne in lignes
        if (filtre.objet is None or filtre.objet in ligne.objets)
        and (filtre.agent is None or filtre.agent == ligne.auteur)
        and (filtre.du is None or ligne.instant.date() >= filtre.du)
        and (filtre.au is None or ligne.instant.date() <= filtre.au)
        and _a_les_mots(ligne, mots)
    ]


def dits_une_fois(details: Sequence[Detail]) -> tuple[Detail, ...]:
    """Return the same with the name of each record on its first line only."""
    precedents = ("", *(detail.quoi for detail in details))
    return tuple(
        replace(detail, quoi="") if detail.quoi == precedent else detail
        for detail, precedent in zip(details, precedents, strict=False)
    )


def _par_action(entrees: Sequence[EntreeJournal]) -> list[list[EntreeJournal]]:
    """Group the entries of one lot, first act first; those of the first versions have none and stay alone."""
    groupes: dict[str, list[EntreeJournal]] = {}
    for entree in reversed(entrees):
        groupes.setdefault(entree.lot or f"n{entree.numero}", []).append(entree)
    return list(reversed(groupes.values()))


def _ligne(entrees: list[EntreeJournal], annulants: Mapping[str | None, str], lecture: Lecture) -> LigneHistorique:
    ecritures = [entree for entree in entrees if entree.action in ECRITURES]
    lot = entrees[0].lot if ecritures else None
    return LigneHistorique(
        instant=lecture.heure_de(entrees[0].instant),
        auteur=entrees[0].auteur.nom,
        texte=_phrase(ecritures or entrees, annulants),
        objets=frozenset(entree.objet for entree in entrees),
        details=tuple(detail for entree in ecritures for detail in _details(entree, lecture)),
        lot=lot,
        annulee=lot is not None and _est_annule(lot, annulants),
    )


def _phrase(entrees: list[EntreeJournal], annulants: Mapping[str | None, str]) -> str:
    annule = entrees[0].annule
    if annule is None:
        return phrase_du_lot(entrees)
    debut = "Rétablissement" if annule in annulants else "Annulation"
    return f"{debut}. {phrase_du_lot(entrees)}"


def _est_annule(lot: str, annulants: Mapping[str | None, str]) -> bool:
    return any(
        annule == lot and annulant is not None and not _est_annule(annulant, annulants)
        for annulant, annule in annulants.items()
    )


def _details(entree: EntreeJournal, lecture: Lecture) -> list[Detail]:
    avant, apres = etat_de(entree.avant), etat_de(entree.apres)
    quoi = _majuscule(designation(entree))
    details = []
    for nom in sorted(avant.keys() | apres.keys(), key=_rang):
        dit_avant = valeur_en_mots(nom, avant.get(nom), lecture)
        dit_apres = valeur_en_mots(nom, apres.get(nom), lecture)
        if nom in TUS or dit_avant == dit_apres:
            continue
        dit_avant, dit_apres = (masquer(entree.objet, nom, dit, lecture) for dit in (dit_avant, dit_apres))
        # A box left unticked tells nothing of what was just added.
        if entree.action is Action.MODIFICATION or {dit_avant, dit_apres} != {VIDE, NON}:
            details.append(Detail(quoi, _majuscule(libelle_du_champ(nom)), dit_avant, dit_apres))
    if not details and entree.action is Action.SUPPRESSION:
        details.append(Detail(quoi, "", "présent", VIDE))
    return details


def _rang(nom: str) -> tuple[int, str]:
    return (list(CHAMPS).index(nom) if nom in CHAMPS else len(CHAMPS), nom)


def _noms(entrees: Iterable[EntreeJournal]) -> dict[str, str]:
    """Return what tells each record of the journal, by its id: its last known state is said."""
    noms: dict[str, str] = {}
    for entree in entrees:
        noms.setdefault(entree.objet_id, distinction(entree))
    return noms


def _a_les_mots(ligne: LigneHistorique, mots: list[str]) -> bool:
    if not mots:
        return True
    details = (texte for d in ligne.details for texte in (d.quoi, d.champ, d.avant, d.apres))
    texte = f" {cle_de_comparaison(' '.join((ligne.auteur, ligne.texte, *details)))}"
    return all(f" {mot}" in texte for mot in mots)


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
