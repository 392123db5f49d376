"""The lines seen in the window of the envelope."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.domain.courrier.adresse import lignes_postales
from ccas_desktop.domain.courrier.contenu import Destinataire

JEANNE = Destinataire(civilite="Madame", prenom="Jeanne", nom_famille="DUPONT", nom_usage="MARTIN")


def test_starts_with_the_family_name() -> None:
    assert lignes_postales(JEANNE) == ("Madame Jeanne DUPONT",)


def test_uses_the_other_name_only_on_request() -> None:
    assert lignes_postales(replace(JEANNE, nom_usage_demande=True)) == ("Madame Jeanne MARTIN",)


def test_keeps_the_family_name_when_the_other_is_empty() -> None:
    sans_nom_usage = replace(JEANNE, nom_usage="", nom_usage_demande=True)

    assert lignes_postales(sans_nom_usage) == ("Madame Jeanne DUPONT",)


def test_has_no_empty_line() -> None:
    destinataire = replace(JEANNE, adresse=("", "12  RUE  HAUTE", "  ", "61100 FLERS"))

    assert lignes_postales(destinataire)[1:] == ("12 RUE HAUTE", "61100 FLERS")


def test_shortens_the_civility_of_a_long_name() -> None:
    destinataire = replace(JEANNE, prenom="Marie-Antoinette", nom_famille="ROCHEFOUCAULD-MOR")

    assert lignes_postales(destinataire) == ("Mme Marie-Antoinette ROCHEFOUCAULD-MOR",)


def test_keeps_a_title_it_cannot_shorten() -> None:
    destinataire = replace(JEANNE, civilite="Maître", prenom="Marie-Antoinette", nom_famille="ROCHEFOUCAULD-MORTEMART")

    assert lignes_postales(destinataire) == ("Maître Marie-Antoinette", "ROCHEFOUCAULD-MORTEMART")


def test_cuts_a_long_line_at_a_space_while_there_is_room() -> None:
    voie = "1285 AVENUE DU MARECHAL DE LATTRE DE TASSIGNY"
    destinataire = replace(JEANNE, adresse=(voie, "61100 FLERS"))

    assert lignes_postales(destinataire)[1:] == ("1285 AVENUE DU MARECHAL DE LATTRE DE", "TASSIGNY", "61100 FLERS")


def test_leaves_a_long_line_whole_when_six_are_taken() -> None:
    voie = "1285 AVENUE DU MARECHAL DE LATTRE DE TASSIGNY"
    destinataire = replace(JEANNE, adresse=("A", "B", voie, "C", "61100 FLERS"))

    assert voie in lignes_postales(destinataire)


def test_leaves_a_long_line_without_a_space_whole() -> None:
    assert lignes_postales(replace(JEANNE, adresse=("X" * 50,)))[1:] == ("X" * 50,)
