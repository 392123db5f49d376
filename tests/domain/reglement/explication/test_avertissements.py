from __future__ import annotations

from typing import Any

import pytest

from ccas_desktop.domain.reglement.explication.avertissements import avertissements
from tests.domain.reglement.fabrique import C2S, RSA, reglement
from tests.domain.reglement.outils import demonstration

COMMISSION = {"indicateur": "quotient_familial", "jusqu_a": 700, "sinon": "commission"}


def _codes(*conditions: dict[str, Any], **autres: Any) -> list[tuple[str, str]]:
    return [(a.chemin, a.code) for a in avertissements(reglement(*conditions, **autres))]


def _phrase(texte: str) -> dict[str, Any]:
    return {**COMMISSION, "texte": texte}


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ({"indicateur": "anciennete_residence", "a_partir_de": 13}, "residence_trop_longue"),
        ({"toutes": [{"indicateur": "anciennete_residence", "plus_de": 24}, RSA]}, "residence_trop_longue"),
        (_phrase("Être de nationalité française ou ressortissant européen."), "nationalite"),
        (_phrase("Disposer d’un titre de séjour en cours."), "nationalite"),
        (_phrase("Faire preuve de bonne conduite dans la commune."), "moralite"),
        (_phrase("Être inscrit sur les listes électorales de la commune."), "liste_electorale"),
        (_phrase("Souffrir d’une maladie de longue durée."), "sante"),
        (_phrase("Ne pas avoir d’activité politique ou syndicale."), "origine_religion"),
        ({"question": "La personne est de nationalité française", "code": "fr", "est": True}, "nationalite"),
        ({"indicateur": "situation_emploi", "dans": ["retraite"]}, "statut_seul"),
        ({"indicateur": "situation_familiale", "dans": ["marie", "pacse"], "sinon": "commission"}, "famille_de_fait"),
        ({"indicateur": "age_demandeur", "a_partir_de": 65}, "age_seul"),
        ({**COMMISSION, "texte": "Revenus."}, "motif_trop_court"),
    ],
)
def test_a_pitfall_is_told_at_its_condition(condition: dict[str, Any], code: str) -> None:
    assert ("aide[1].condition[1]", code) in _codes(
        condition, {**COMMISSION, "texte": "Le quotient est de 700 € au plus."}
    )


@pytest.mark.parametrize(
    "condition",
    [
        {"indicateur": "anciennete_residence", "a_partir_de": 12, "texte": "Habiter la commune depuis un an."},
        {
            "indicateur": "situation_familiale",
            "dans": ["marie", "pacse", "concubin"],
            "sinon": "commission",
            "texte": "Vivre à deux au foyer.",
        },
        {
            "toutes": [{"indicateur": "situation_emploi", "dans": ["retraite"]}, C2S],
            "texte": "Être retraité et avoir la C2S.",
        },
        {"sauf": {"indicateur": "anciennete_residence", "a_partir_de": 60}, "texte": "Habiter la commune depuis peu."},
    ],
)
def test_nothing_is_said_of_what_is_no_pitfall(condition: dict[str, Any]) -> None:
    assert _codes(condition, {**COMMISSION, "texte": "Le quotient est de 700 € au plus."}) == []


def test_an_aid_whose_conditions_all_refuse_leaves_no_room() -> None:
    refus = [{**RSA, "texte": "Avoir le RSA au dépôt."}, {**C2S, "texte": "Avoir la C2S au dépôt."}]

    assert _codes(*refus) == [("aide[1]", "refus_automatique")]
    assert _codes(refus[0], {**refus[1], "sinon": "commission"}) == []


def test_two_brackets_make_a_cliff() -> None:
    montant = {
        "article": "9",
        "texte": "Selon le quotient.",
        "indicateur": "quotient_familial",
        "tranches": [{"jusqu_a": 700, "montant": 100}, {"au_dela": True, "issue": "non_eligible"}],
    }

    assert ("aide[1].montant", "effet_de_seuil") in _codes(montant=montant)


def test_each_warning_says_what_to_do_and_cites_its_source() -> None:
    trouves = avertissements(
        reglement(_phrase("Être de nationalité française."), {"indicateur": "age_demandeur", "a_partir_de": 65})
    )

    assert trouves
    assert all(a.phrase.endswith(".") and a.source for a in trouves)


def test_a_warning_refuses_nothing() -> None:
    assert {a.code for a in avertissements(demonstration())} <= {"refus_automatique", "statut_seul", "effet_de_seuil"}
