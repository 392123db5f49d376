"""What the page of the règlement shows: each version of each aid, the drafts, and the règlements brought in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.evaluation.baremes import baremes_connus
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.redaction_aides.comparaison import PartieChangee, comparer_reglements
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.mise_en_vigueur import (
    NOM_DU_FICHIER,
    notes_de_travail,
    reglement_de_travail,
)
from ccas_desktop.application.redaction_aides.notes import TETE, note_de
from ccas_desktop.application.redaction_aides.projet import COMMUNS, Projet, copie_de
from ccas_desktop.application.redaction_aides.projets import projets_de
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement


class EtatVersion(StrEnum):
    """Where a version of an aid stands, in words."""

    PROJET = "Projet"
    EN_VIGUEUR = "En vigueur"
    A_VENIR = "À venir"
    REMPLACEE = "Version passée"
    TERMINEE = "Terminée"


@dataclass(frozen=True)
class LigneAide:
    """One version of an aid, or a draft.

    Attributes:
        effet: first day of application; None for a draft that has none yet.
        note: what the CCAS notes beside it.
    """

    libelle: str
    etat: EtatVersion
    effet: date | None
    deliberation: str
    aide: Aide | None = None
    projet: Projet | None = None
    note: str = ""


@dataclass(frozen=True)
class PageReglement:
    """All that the page shows, read at one moment; `communs` are the drafts of the common rules, latest first."""

    reglement: Reglement
    baremes: Baremes
    lignes: tuple[LigneAide, ...]
    importes: tuple[ReglementImporte, ...]
    projets: tuple[Projet, ...]
    communs: tuple[Projet, ...] = ()


def lire_page(services: Services) -> PageReglement:
    """Return the page. Raises ReglementIllisible, BaremesIllisibles."""
    with services.base.lecture() as base:
        reglement = reglement_de_travail(services, base)
        projets, communs = projets_de(base), projets_de(base, COMMUNS)
        importes = base.reglements_importes()
        baremes = baremes_connus(services, base.reglages()).completes(reglement.baremes)
        notes = notes_de_travail(services, base)
    aujourdhui = services.horloge.aujourdhui()
    lignes = (
        *map(_du_projet, projets),
        *(_de_la_version(v, reglement, aujourdhui, note_de(notes, v)) for v in _versions(reglement)),
    )
    return PageReglement(reglement, baremes, lignes, importes, projets, communs)


def changements_entre(
    services: Services, avant: ReglementImporte, apres: ReglementImporte
) -> tuple[PartieChangee, ...]:
    """Return what changes from one règlement brought in to another. Raises ReglementIllisible."""
    return comparer_reglements(services.lire_reglement(avant.texte), services.lire_reglement(apres.texte))


def phrase_de_l_origine(nom_fichier: str, jour: date) -> str:
    """Return where the règlement in force comes from: a file, or the program itself."""
    if nom_fichier == NOM_DU_FICHIER:
        return f"Écrit dans le logiciel, mis en vigueur le {jour:%d/%m/%Y}."
    return f"Fichier «\u00a0{nom_fichier}\u00a0», chargé le {jour:%d/%m/%Y}."


def nom_de_l_import(services: Services, importe: ReglementImporte) -> str:
    """Return « 23/11/2026 à 9 h 30 — reglement.toml »."""
    heure = services.horloge.heure_de(importe.importe_le)
    return f"{phrase_instant(heure)} — {importe.nom_fichier}"


def tables_du_fichier(services: Services, contenu: bytes) -> tuple[Table, ...]:
    """Return what a draft of each aid of a file starts with, its comments as notes. Raises ReglementIllisible.

    What stands above everything goes with the first aid.
    """
    texte = texte_du_fichier(contenu)
    aides, notes = services.lire_reglement(texte).aides, services.notes.lire(texte)
    siennes = [note_de(notes, aide) for aide in aides]
    siennes[:1] = ["\n".join(filter(None, (notes.get(TETE, ""), sienne))) for sienne in siennes[:1]]
    return tuple(copie_de(aide, nouvelle_aide=False, note=note) for aide, note in zip(aides, siennes, strict=True))


def texte_du_fichier(contenu: bytes) -> str:
    """Return the text of a file, in UTF-8 or as the Windows notepad writes it."""
    try:
        return contenu.decode("utf-8-sig")
    except UnicodeDecodeError:
        return contenu.decode("cp1252", errors="replace")


def texte_en_vigueur(services: Services) -> str:
    """Return the règlement in force as a file. Raises ReglementIllisible when there is none."""
    with services.base.lecture() as base:
        importe = base.reglages().reglement
    if importe is None:
        raise ReglementIllisible((("fichier", "Aucun règlement n’est encore en vigueur."),))
    return importe.texte


def _versions(reglement: Reglement) -> tuple[Aide, ...]:
    return tuple(version for aide in reglement.aides for version in reversed(reglement.versions(aide.code)))


def _de_la_version(version: Aide, reglement: Reglement, aujourdhui: date, note: str) -> LigneAide:
    vote = version.deliberation
    if version is reglement.version_du(version.code, aujourdhui):
        etat = EtatVersion.EN_VIGUEUR
    elif vote.effet > aujourdhui:
        etat = EtatVersion.A_VENIR
    elif version is reglement.aide(version.code):
        etat = EtatVersion.TERMINEE
    else:
        etat = EtatVersion.REMPLACEE
    return LigneAide(version.libelle, etat, vote.effet, vote.intitule, aide=version, note=note)


def _du_projet(projet: Projet) -> LigneAide:
    vote = projet.aide.get("deliberation")
    faits = vote if isinstance(vote, dict) else {}
    try:
        effet = date.fromisoformat(str(faits.get("effet", "")))
    except ValueError:
        effet = None
    numero = faits.get("numero")
    deliberation = f"délibération n°\u00a0{numero}" if numero else "délibération à compléter"
    return LigneAide(projet.titre, EtatVersion.PROJET, effet, deliberation, projet=projet, note=projet.note)
