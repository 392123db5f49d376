"""What leaves a list: exact, said, noted, and without what must stay."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

from ccas_desktop.application.journal import Action
from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.lecture import lire_contexte
from ccas_desktop.application.listes.sorties import (
    GenreSortie,
    Sortie,
    cellule_lisible,
    ecrire_fichier,
    etat_de_la_liste,
    noter_sortie,
)
from ccas_desktop.application.ports.listes import CompteListe
from ccas_desktop.application.tableur import GenreColonne
from ccas_desktop.domain.courrier.etat import Tableau
from tests.adapters.tableurs.classeur import lignes as lignes_du_classeur
from tests.application.listes.conftest import BureauListe

DOSSIERS = LISTES["dossiers"]
NOM_PIEGE = "=CMD|' /C calc'!A0"


def sortie(*codes: str, **filtre: str) -> Sortie:
    return Sortie(DOSSIERS, DOSSIERS.colonnes_choisies(codes), filtre, "Nom et prénom, croissant")


def test_a_workbook_holds_the_columns_of_the_screen_as_what_they_are(listes: BureauListe, tmp_path: Path) -> None:
    fichier = tmp_path / "liste.xlsx"
    listes.dossier(NOM_PIEGE, ne="1990-02-28")

    nombre = ecrire_fichier(
        listes.bureau.services,
        fichier,
        sortie("naissance", "nom", "age"),
        listes.lignes("dossiers"),
        lambda: False,
    )

    titres, premiere, _ = list(lignes_du_classeur(fichier))
    assert nombre == 2
    assert [case.valeur for case in titres.values()] == ["Né·e le", "Nom et prénom", "Âge"]
    assert (premiere["A"].genre, premiere["A"].valeur) == ("nombre", "32932")
    assert (premiere["B"].genre, premiere["B"].valeur) == ("texte", f"{NOM_PIEGE} Ana")
    assert premiere["C"].valeur == "36"


def test_a_csv_cannot_be_run(listes: BureauListe, tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    listes.dossier(NOM_PIEGE)

    ecrire_fichier(listes.bureau.services, fichier, sortie("nom"), listes.lignes("dossiers"), lambda: False)

    relu = list(csv.reader(fichier.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert relu == [["Nom et prénom"], [f"'{NOM_PIEGE} Ana"], ["ROUX Jeanne"]]


def test_for_statistics_nothing_says_who_they_are() -> None:
    anonyme = sortie(*(colonne.code for colonne in DOSSIERS.colonnes), texte="roux", lien="demandeur").sans_noms()

    codes = {colonne.code for colonne in anonyme.colonnes}
    assert codes.isdisjoint({"nom", "telephone", "courriel", "voie"})
    assert {"age", "sexe", "commune", "numero"} <= codes
    assert anonyme.filtre == {"lien": "demandeur"}


def test_the_journal_says_who_took_what_out_without_the_words_typed(listes: BureauListe) -> None:
    services, auteur = listes.bureau.services, listes.bureau.auteur

    noter_sortie(services, auteur, sortie("nom", texte="roux", lien="demandeur"), GenreSortie.CSV, 12)

    with services.base.lecture() as base:
        (entree,) = base.journal_du_poste("liste")
    assert (entree.action, entree.objet_id, entree.auteur.nom) == (Action.EXPORT, "dossiers", auteur.nom)
    assert json.loads(entree.apres) == {
        "genre": "csv",
        "lignes": 12,
        "colonnes": ["nom"],
        "filtre": {"lien": "demandeur"},
    }


def test_the_paper_says_its_filter_its_order_and_what_it_counts(listes: BureauListe) -> None:
    services = listes.bureau.services
    voulue = sortie("nom", "naissance", lien="demandeur")

    etat = etat_de_la_liste(
        listes.bureau.reglages,
        voulue,
        lire_contexte(services, DOSSIERS),
        listes.lignes("dossiers"),
        CompteListe(1, 1),
    )

    assert [ligne.replace("\u00a0", " ") for ligne in etat.resume] == [
        "Filtre : Personnes : Demandeurs",
        "1 personne, de 1 dossier",
        "Ordre : Nom et prénom, croissant",
    ]
    (tableau,) = etat.parties
    assert isinstance(tableau, Tableau)
    assert tableau.lignes == (("ROUX Jeanne", "27/06/1987"),)
    assert services.lettres.produire_etat(etat).pages == 1


def test_a_paper_cut_short_says_so(listes: BureauListe) -> None:
    contexte = lire_contexte(listes.bureau.services, DOSSIERS)

    etat = etat_de_la_liste(listes.bureau.reglages, sortie("nom"), contexte, (), CompteListe(6000, 3000))

    assert etat.resume[-1].startswith("Seules les 0 premières lignes")


def test_cells_are_read_as_on_the_screen() -> None:
    assert cellule_lisible(True, GenreColonne.OUI_NON) == "oui"
    assert cellule_lisible(None, GenreColonne.DATE) == ""
    assert cellule_lisible(date(2026, 11, 23), GenreColonne.DATE) == "23/11/2026"
    assert cellule_lisible("1987", GenreColonne.DATE) == "1987"
    assert cellule_lisible(12, GenreColonne.NOMBRE) == "12"
