from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.faits.valeurs import texte_de_valeur, valeur_de_texte
from ccas_desktop.domain.reglement.fautes import SituationInvalide
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, question_libre
from ccas_desktop.domain.reglement.modele.situation import Fait, Situation


def _lire(**contenu: Any) -> Situation:
    return lire_situation({"date": "2026-11-23", **contenu})


def _fautes(**contenu: Any) -> list[tuple[str, str]]:
    with pytest.raises(SituationInvalide) as refus:
        _lire(**contenu)
    return [(faute.chemin, faute.code) for faute in refus.value.fautes]


def _valeurs(situation: Situation) -> dict[str, object]:
    return {code: fait.valeur for code, fait in situation.faits.items()}


def test_an_empty_situation_knows_nothing() -> None:
    assert _lire() == Situation(date(2026, 11, 23), {})


def test_the_foyer_gives_its_counts_and_the_age() -> None:
    personnes = [
        {"lien": "enfant", "date_naissance": "2015-01-01", "presence": "0.5"},
        {"lien": "demandeur", "date_naissance": "1987-06-27"},
    ]

    assert _valeurs(_lire(foyer={"personnes": personnes})) == {
        "nombre_personnes": Decimal("1.5"),
        "nombre_adultes": Decimal(1),
        "nombre_enfants": Decimal("0.5"),
        "uc_insee": Decimal("1.15"),
        "parts": Decimal("2.25"),
        "uc_cheque_energie": Decimal("1.25"),
        "couple": False,
        "parent_isole": True,
        "age_demandeur": Decimal(39),
    }


def test_a_missing_birth_date_leaves_the_counts_unknown() -> None:
    faits = _lire(foyer={"personnes": [{"lien": "demandeur"}, {"lien": "enfant"}]}).faits

    assert set(faits) == {"nombre_personnes", "uc_cheque_energie", "couple"}


def test_a_foyer_without_demandeur_has_no_age() -> None:
    foyer = {"personnes": [{"lien": "conjoint", "date_naissance": "1987"}]}

    assert "age_demandeur" not in _lire(foyer=foyer).faits


def test_the_lines_of_the_budget_are_added_exactly() -> None:
    situation = _lire(
        ressources=[{"libelle": "Salaire", "montant": "0.10"}, {"libelle": "RSA", "montant": "0.20"}],
        charges=[],
    )

    assert situation.faits["ressources_mensuelles"].valeur == Decimal("0.30")
    assert situation.faits["charges_mensuelles"].valeur == Decimal(0)
    assert situation.faits["reste_a_vivre"].valeur == Decimal("0.30")


def test_a_fact_given_is_not_computed_again() -> None:
    situation = _lire(ressources=[], charges=[], faits={"reste_a_vivre": "-12.5"})

    assert situation.faits["reste_a_vivre"] == Fait(Decimal("-12.5"))


def test_a_fact_says_where_it_comes_from() -> None:
    detail = {
        "valeur": "450",
        "provenance": "certifie",
        "source": "quotient_familial",
        "fournisseur": "CNAF",
        "mois": "2026-10",
        "instant": "2026-11-23T09:30:00Z",
    }

    assert _lire(faits={"quotient_familial": detail}).faits["quotient_familial"] == Fait(
        Decimal(450),
        Provenance(
            NatureProvenance.CERTIFIE,
            source="quotient_familial",
            fournisseur="CNAF",
            mois=Mois(2026, 10),
            instant=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        ),
    )


@pytest.mark.parametrize(("valeur", "lue"), [(True, True), ("non", False), ("oui", True)])
def test_a_bare_fact_is_declared(valeur: object, lue: bool) -> None:
    assert _lire(faits={"reside_commune": valeur}).faits["reside_commune"] == Fait(lue, DECLARE)


def test_a_text_fact_is_read() -> None:
    assert _lire(faits={"nature_depense": "cantine"}).faits["nature_depense"].valeur == "cantine"


def test_the_answer_to_a_question_of_the_reglement_is_read() -> None:
    question = question_libre("projet", "Le projet est présenté")

    situation = lire_situation({"date": "2026-11-23", "faits": {"projet": True}}, connus=[question])

    assert situation.faits["projet"].valeur is True


@pytest.mark.parametrize(
    ("contenu", "fautes"),
    [
        ({"date": "demain"}, [("date", "date_attendue")]),
        ({"date": None}, [("date", "cle_absente")]),
        ({"couleur": 1}, [("couleur", "cle_inconnue")]),
        ({"foyer": {}}, [("foyer.personnes", "cle_absente")]),
        ({"foyer": {"personnes": [{"lien": "ami"}]}}, [("foyer.personnes[1].lien", "valeur_inconnue")]),
        (
            {"foyer": {"personnes": [{"lien": "demandeur", "date_naissance": "27/06/1987"}]}},
            [("foyer.personnes[1].date_naissance", "date_attendue")],
        ),
        (
            {"foyer": {"personnes": [{"lien": "enfant", "presence": "2"}]}},
            [("foyer.personnes[1].presence", "nombre_hors_limites")],
        ),
        ({"ressources": [{"libelle": "RSA", "montant": 603.8}]}, [("ressources[1].montant", "nombre_flottant")]),
        ({"charges": "aucune"}, [("charges", "liste_attendue")]),
        ({"faits": {"quotient_famillial": "450"}}, [("faits.quotient_famillial", "cle_inconnue")]),
        ({"faits": {"montant_facture": "300.005"}}, [("faits.montant_facture", "nombre_hors_limites")]),
        ({"faits": {"montant_facture": "-3"}}, [("faits.montant_facture", "nombre_hors_limites")]),
        ({"faits": {"reside_commune": "peut-être"}}, [("faits.reside_commune", "oui_non_attendu")]),
        (
            {"faits": {"quotient_familial": {"valeur": "4", "mois": "2026"}}},
            [("faits.quotient_familial.mois", "date_attendue")],
        ),
        (
            {"faits": {"quotient_familial": {"valeur": "4", "quoi": 1}}},
            [("faits.quotient_familial.quoi", "cle_inconnue")],
        ),
        ({"faits": {"quotient_familial": {}}}, [("faits.quotient_familial.valeur", "cle_absente")]),
    ],
)
def test_each_fault_is_told_with_its_place(contenu: dict[str, Any], fautes: list[tuple[str, str]]) -> None:
    complet = {"date": "2026-11-23", **contenu}
    if complet["date"] is None:
        del complet["date"]

    with pytest.raises(SituationInvalide) as refus:
        lire_situation(complet)

    assert [(faute.chemin, faute.code) for faute in refus.value.fautes] == fautes


def test_several_faults_are_told_at_once() -> None:
    assert len(_fautes(foyer={"personnes": [{}]}, charges=3)) == 2


@pytest.mark.parametrize(
    ("code", "texte", "valeur"),
    [
        ("quotient_familial", "450", Decimal(450)),
        ("reste_a_vivre", "-0.5", Decimal("-0.5")),
        ("beneficiaire_rsa", "non", False),
        ("beneficiaire_rsa", "oui", True),
        ("nature_depense", "cantine", "cantine"),
    ],
)
def test_a_stored_value_is_read_back(code: str, texte: str, valeur: Decimal | bool | str) -> None:
    assert valeur_de_texte(PAR_CODE[code], texte) == valeur
    assert texte_de_valeur(valeur) == texte


def test_a_value_that_does_not_suit_its_fact_is_refused() -> None:
    with pytest.raises(RefusMetier) as refus:
        valeur_de_texte(PAR_CODE["quotient_familial"], "beaucoup")

    assert (refus.value.code, refus.value.champ) == ("valeur_illisible", "quotient_familial")


def test_a_fact_is_a_finite_number() -> None:
    with pytest.raises(ValueError, match="NaN"):
        Fait(Decimal("NaN"))
