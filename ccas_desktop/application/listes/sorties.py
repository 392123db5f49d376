"""What leaves a list: a file for a spreadsheet, a statement on paper; each is noted in the journal before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.listes.filtre import en_mots, sans_texte
from ccas_desktop.application.listes.lecture import LigneListe
from ccas_desktop.application.listes.modele import ColonneListe, ContexteListe, Liste
from ccas_desktop.application.listes.phrases import phrase_du_compte
from ccas_desktop.application.ports.listes import CompteListe
from ccas_desktop.application.services import Services
from ccas_desktop.application.tableur import Cellule, ColonneTableur, Feuille, GenreColonne
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Tableau
from ccas_desktop.domain.montant import ecrire_montant

# Above, a file for a spreadsheet serves better, and the paper would take minutes to compose.
LIGNES_IMPRIMEES_MAX = 5_000
COLONNES_EN_HAUTEUR = 5


class GenreSortie(StrEnum):
    """How a list leaves."""

    XLSX = "xlsx"
    CSV = "csv"
    PAPIER = "papier"


@dataclass(frozen=True)
class Sortie:
    """A list about to leave.

    Attributes:
        colonnes: in the order shown.
        tri: how the rows are sorted, in words.
    """

    liste: Liste
    colonnes: tuple[ColonneListe, ...]
    filtre: Mapping[str, str] = field(default_factory=dict)
    tri: str = ""

    def sans_noms(self) -> Sortie:
        """Return the same without what tells who the persons are, for statistics."""
        colonnes = tuple(colonne for colonne in self.colonnes if not colonne.nominative)
        return Sortie(self.liste, colonnes, sans_texte(self.liste, self.filtre), self.tri)


def noter_sortie(services: Services, auteur: Auteur, sortie: Sortie, genre: GenreSortie, nombre: int) -> None:
    """Note in the journal who takes out how many rows of which list; the words typed, which may name, are not kept."""
    with services.base.ecriture(auteur) as base:
        base.noter_sortie(
            sortie.liste.code,
            {
                "genre": genre.value,
                "lignes": nombre,
                "colonnes": [colonne.code for colonne in sortie.colonnes],
                "filtre": sans_texte(sortie.liste, sortie.filtre),
            },
        )


def ecrire_fichier(
    services: Services, fichier: Path, sortie: Sortie, lignes: Sequence[LigneListe], annule: Callable[[], bool]
) -> int | None:
    """Write a file for a spreadsheet, of the kind its name ends with; None when given up. Raises FichierNonEcrit."""
    feuille = Feuille(
        sortie.liste.titre,
        tuple(ColonneTableur(colonne.titre, colonne.genre, len(colonne.gabarit)) for colonne in sortie.colonnes),
        ([ligne.cellules[colonne.code] for colonne in sortie.colonnes] for ligne in lignes),
    )
    if fichier.suffix.lower() == ".csv":
        return services.tableur.ecrire_csv(fichier, feuille, annule=annule)
    return services.tableur.ecrire_classeur(fichier, [feuille], annule=annule)


def etat_de_la_liste(
    reglages: Reglages, sortie: Sortie, contexte: ContexteListe, lignes: Sequence[LigneListe], compte: CompteListe
) -> Etat:
    """Return the list as it is printed, its filter, its order and what it counts said first."""
    imprimees = lignes[:LIGNES_IMPRIMEES_MAX]
    liste, titre = sortie.liste, f"Liste\u00a0: {sortie.liste.titre.lower()}"
    resume = [f"Filtre\u00a0: {en_mots(liste, sortie.filtre, contexte)}", phrase_du_compte(liste, compte)]
    if sortie.tri:
        resume.append(f"Ordre\u00a0: {sortie.tri}")
    if len(imprimees) < compte.lignes:
        resume.append(f"Seules les {len(imprimees)} premières lignes sont imprimées\u00a0: exportez la liste entière.")
    return Etat(
        titre=titre,
        emetteur=reglages.ccas.nom or "CCAS",
        date=contexte.jour,
        resume=tuple(resume),
        parties=(
            Tableau(
                titre,
                tuple(ColonneEtat(colonne.titre, max(4, len(colonne.gabarit))) for colonne in sortie.colonnes),
                tuple(_imprimee(sortie, ligne) for ligne in imprimees),
            ),
        ),
        pied=f"{titre}, imprimée le {contexte.jour:%d/%m/%Y}",
        paysage=len(sortie.colonnes) > COLONNES_EN_HAUTEUR,
    )


def cellule_lisible(cellule: Cellule, genre: GenreColonne) -> str:
    """Return a cell as one reads it on the screen and on paper."""
    if cellule is None:
        return ""
    if isinstance(cellule, bool):
        return "oui" if cellule else "non"
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    if genre is GenreColonne.EUROS and not isinstance(cellule, str | int):
        return ecrire_montant(cellule)
    return str(cellule)


def _imprimee(sortie: Sortie, ligne: LigneListe) -> tuple[str, ...]:
    return tuple(cellule_lisible(ligne.cellules[colonne.code], colonne.genre) for colonne in sortie.colonnes)
