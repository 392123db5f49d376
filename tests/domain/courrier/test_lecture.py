"""Letters from JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.courrier.lecture import depuis_json, en_json
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.errors import SaisieInvalide
from tests.domain.courrier.exemples import EXEMPLES, accord


def _donnees() -> Any:
    return json.loads(json.dumps(en_json(accord())))


def _fautes(donnees: object, **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(SaisieInvalide) as refus:
        depuis_json(donnees, **options)
    return [(erreur.champ, erreur.code) for erreur in refus.value.erreurs]


@pytest.mark.parametrize("nom", EXEMPLES)
def test_every_letter_survives_the_round_trip(nom: str) -> None:
    lettre = EXEMPLES[nom]()

    relue = depuis_json(json.loads(json.dumps(en_json(lettre))))

    assert relue == lettre


def test_amounts_and_dates_are_text() -> None:
    donnees = _donnees()

    assert donnees["dispositif"]["montant"] == "150.00"
    assert donnees["dispositif"]["valable_jusqu_au"] == "2026-12-31"


def test_the_logo_travels_in_base_64() -> None:
    lettre = replace(accord(), expediteur=replace(accord().expediteur, logo=b"\x89PNG\x00"))

    assert depuis_json(en_json(lettre)).expediteur.logo == b"\x89PNG\x00"


def test_the_model_may_be_given_apart() -> None:
    donnees = _donnees()
    del donnees["modele"]

    assert depuis_json(donnees, modele=Modele.ACCORD).modele is Modele.ACCORD


def test_refuses_a_model_that_contradicts_the_file() -> None:
    assert _fautes(_donnees(), modele=Modele.REFUS) == [("modele", "modele_contradictoire")]


def test_tells_every_fault_at_once_with_its_path() -> None:
    donnees = _donnees()
    del donnees["date"]
    donnees["dispositif"]["montant"] = "douze"
    donnees["destinataire"]["adresse"][1] = 12
    donnees["sources_consultees"][0]["obtenue_le"] = "10/09/2026"

    assert _fautes(donnees) == [
        ("date", "obligatoire"),
        ("destinataire.adresse[1]", "texte_attendu"),
        ("dispositif.montant", "montant_illisible"),
        ("sources_consultees[0].obtenue_le", "date_illisible"),
    ]


@pytest.mark.parametrize(
    ("chemin", "valeur", "code"),
    [
        ("modele", "accord_total", "valeur_inconnue"),
        ("aide", 3, "texte_attendu"),
        ("calcul_utilise", "oui", "booleen_attendu"),
        ("sources_consultees", {}, "liste_attendue"),
        ("rgpd", "rien", "objet_attendu"),
        ("date", "2026-02-30", "date_illisible"),
        ("ton", "sec", "cle_inconnue"),
    ],
)
def test_refuses_a_value_of_another_kind(chemin: str, valeur: object, code: str) -> None:
    assert _fautes(_donnees() | {chemin: valeur}) == [(chemin, code)]


def test_refuses_an_amount_that_is_not_text() -> None:
    donnees = _donnees()
    donnees["dispositif"]["montant"] = 150.1

    assert _fautes(donnees) == [("dispositif.montant", "montant_non_texte")]


def test_refuses_a_logo_that_is_not_base_64() -> None:
    donnees = _donnees()
    donnees["expediteur"]["logo"] = "é"

    assert _fautes(donnees) == [("expediteur.logo", "base64_illisible")]


def test_tells_the_values_a_choice_may_take() -> None:
    with pytest.raises(SaisieInvalide) as refus:
        depuis_json(_donnees() | {"modele": "x"})

    assert "accord_partiel" in refus.value.erreurs[0].faits["attendues"]


def test_refuses_what_is_not_an_object() -> None:
    assert _fautes([1]) == [("", "objet_attendu")]
    assert _fautes(None, modele=Modele.REFUS) == [("", "objet_attendu")]


def test_a_part_may_be_null() -> None:
    assert depuis_json(_donnees() | {"motivation": None}).motivation is None


def test_an_amount_keeps_its_exact_value() -> None:
    donnees = _donnees()
    donnees["dispositif"]["montant"] = "0.10"

    lue = depuis_json(donnees)

    assert lue.dispositif is not None
    assert lue.dispositif.montant == Decimal("0.10")


def test_refuses_more_lines_than_the_window_shows() -> None:
    donnees = _donnees()
    donnees["destinataire"]["adresse"] = [f"ligne {rang}" for rang in range(7)]

    assert _fautes(donnees) == [("destinataire.adresse", "adresse_trop_de_lignes")]
