"""The papers of a dossier in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.vues import TailleBase
from ccas_desktop.domain.dossiers.document import OCTETS_PAR_MO, Document, GenreDocument, ThemeDocument, TypeFichier

NBSP = "\u00a0"
GENRES: Mapping[GenreDocument, str] = {
    GenreDocument.JUSTIFICATIF: "Justificatif",
    GenreDocument.COURRIER: "Courrier",
    GenreDocument.CERFA: "Cerfa",
    GenreDocument.RAPPORT: "Rapport",
    GenreDocument.AUTRE: "Autre",
}
THEMES: Mapping[ThemeDocument, str] = {
    ThemeDocument.BUDGET: "Budget et ressources",
    ThemeDocument.LOGEMENT: "Logement",
    ThemeDocument.IMPOT: "Impôt",
    ThemeDocument.PRESTATIONS: "Prestations sociales",
    ThemeDocument.EMPLOI: "Emploi",
    ThemeDocument.RETRAITE: "Retraite",
    ThemeDocument.DOMICILE: "Maintien à domicile",
    ThemeDocument.JUSTICE: "Justice",
}
TYPES: Mapping[TypeFichier, str] = {
    TypeFichier.PDF: "PDF",
    TypeFichier.JPEG: "image",
    TypeFichier.PNG: "image",
    TypeFichier.RIEN: "vu, non conservé",
}
BASE_LOURDE = (
    "La base devient lourde : préférez « Vu, non conservé », et retirez les documents dont la demande est close."
)


def poids(octets: int) -> str:
    """Return « 240 ko », « 3,2 Mo », « 1,4 Go »."""
    if octets < OCTETS_PAR_MO:
        return f"{max(1, round(octets / 1000))}{NBSP}ko"
    unite, diviseur = ("Mo", OCTETS_PAR_MO) if octets < 1000 * OCTETS_PAR_MO else ("Go", 1000 * OCTETS_PAR_MO)
    return f"{octets / diviseur:.1f}".replace(".", ",").removesuffix(",0") + f"{NBSP}{unite}"


def fichier_en_mots(document: Document) -> str:
    """Return « PDF, 3 pages, 1,2 Mo », « image, 400 ko » or « vu, non conservé »."""
    parties = [TYPES[document.type]]
    if document.type is TypeFichier.PDF:
        parties.append(f"{document.pages}{NBSP}page{'s' if document.pages > 1 else ''}")
    if document.est_conserve:
        parties.append(poids(document.taille))
    return ", ".join(parties)


def phrase_vu(document: Document, quand: datetime) -> str:
    """Return who saw a paper of which no copy is kept."""
    return (
        f"Vu par {document.agent} le {phrase_instant(quand)}. Aucune copie n’est gardée{NBSP}: c’est tout ce qu’il "
        "faut quand le papier se lit et se rend."
    )


def phrase_de_la_taille(taille: TailleBase) -> str:
    """Return what the documents weigh in the base."""
    if not taille.nombre:
        return f"Base{NBSP}: {poids(taille.base)}, sans document."
    pluriel = "s" if taille.nombre > 1 else ""
    return f"Base{NBSP}: {poids(taille.base)}, dont {poids(taille.documents)} pour {taille.nombre} document{pluriel}."


def phrase_des_retires(taille: TailleBase) -> str:
    """Return what is still kept of the documents removed; empty when nothing is."""
    if not taille.nombre_retires:
        return ""
    pluriel = "s" if taille.nombre_retires > 1 else ""
    return (
        f"{taille.nombre_retires} document{pluriel} retiré{pluriel} ({poids(taille.retires)}) peu"
        f"{'vent' if pluriel else 't'} encore revenir par l’historique."
    )


def phrase_des_effaces(nombre: int) -> str:
    """Return how many files were erased."""
    pluriel = "s" if nombre > 1 else ""
    return f"{nombre} document{pluriel} effacé{pluriel} pour de bon."
