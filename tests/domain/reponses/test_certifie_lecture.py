from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.identite import DateNaissance, Sexe
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.certifie_lecture import (
    lire_adresse,
    lire_allocataires,
    lire_date_partielle,
    lire_enfants,
    lire_prestation,
    lire_quotient_familial,
)

QF = {"fournisseur": "MSA", "valeur": 150, "annee": 2026, "mois": 5, "annee_calcul": 2024, "mois_calcul": 12}


def test_reads_the_quotient_familial() -> None:
    lu = lire_quotient_familial({"quotient_familial": QF})

    assert lu is not None
    assert (lu.valeur, lu.mois, lu.fournisseur, lu.calcule) == (Decimal(150), Mois(2026, 5), "MSA", Mois(2024, 12))


def test_a_quotient_of_zero_is_a_value() -> None:
    lu = lire_quotient_familial({"quotient_familial": QF | {"valeur": 0}})

    assert lu is not None
    assert lu.valeur == 0


@pytest.mark.parametrize("valeur", [None, True, "", "abc", "NaN", [], "1e999999", 12.5])
def test_a_strange_quotient_is_unknown(valeur: object) -> None:
    assert lire_quotient_familial({"quotient_familial": QF | {"valeur": valeur}}) is None


@pytest.mark.parametrize("donnees", [{}, {"quotient_familial": None}, {"quotient_familial": []}])
def test_a_masked_quotient_is_unknown(donnees: dict[str, object]) -> None:
    assert lire_quotient_familial(donnees) is None


def test_a_month_that_does_not_exist_is_unknown() -> None:
    lu = lire_quotient_familial({"quotient_familial": QF | {"mois": 13, "annee_calcul": "2024"}})

    assert lu is not None
    assert lu.mois is None
    assert lu.calcule is None


def test_reads_the_people_of_the_file() -> None:
    personne = {
        "nom_naissance": "LEROUGE",
        "nom_usage": "MARTIN",
        "prenoms": "JUSTINE ÉLISE",
        "date_naissance": "2020-00-00",
        "sexe": "F",
    }

    (allocataire,) = lire_allocataires({"allocataires": [personne, "?"]})
    enfants = lire_enfants({"enfants": [{}]})

    assert (allocataire.nom_naissance, allocataire.nom_usage, allocataire.prenoms) == (
        "LEROUGE",
        "MARTIN",
        "JUSTINE ÉLISE",
    )
    assert (allocataire.date_brute, allocataire.date_naissance) == ("2020-00-00", DateNaissance(2020))
    assert allocataire.sexe is Sexe.FEMININ
    assert (enfants[0].nom_naissance, enfants[0].date_naissance, enfants[0].sexe) == ("", None, None)


@pytest.mark.parametrize(
    ("texte", "lue"),
    [
        ("1987-06-27", DateNaissance(1987, 6, 27)),
        ("2020-00-00", DateNaissance(2020)),
        ("1962-05-00", DateNaissance(1962, 5)),
        ("1962-00-12", DateNaissance(1962)),
        ("0000-00-00", None),
        ("2021-06-31", None),
        ("27/06/1987", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_the_known_parts_of_a_date(texte: object, lue: DateNaissance | None) -> None:
    assert lire_date_partielle(texte) == lue


def test_reads_the_lines_of_the_address() -> None:
    adresse = {
        "destinataire": "Madame ROUX JEANNE",
        "complement_information": None,
        "numero_libelle_voie": "1 RUE MONTORGUEIL",
        "code_postal_ville": "75002 PARIS",
        "pays": "FRANCE",
    }

    lignes = lire_adresse({"adresse": adresse})

    assert lignes == ("Madame ROUX JEANNE", "1 RUE MONTORGUEIL", "75002 PARIS", "FRANCE")
    assert lire_adresse({}) == ()


@pytest.mark.parametrize("nom", ["avec_participation", "avec_majoration"])
def test_reads_a_right(nom: str) -> None:
    lue = lire_prestation({"est_beneficiaire": True, nom: False, "date_debut_droit": "2023-02-01"})

    assert (lue.est_beneficiaire, lue.date_debut, lue.supplement) == (True, date(2023, 2, 1), False)
    assert not lue.incoherente


def test_a_right_not_said_is_neither_yes_nor_no() -> None:
    assert lire_prestation({}).est_beneficiaire is None
    assert lire_prestation({"est_beneficiaire": "false"}).est_beneficiaire is None


@pytest.mark.parametrize(
    ("beneficiaire", "debut", "incoherente"),
    [(True, None, True), (True, "2021-06-31", True), (False, "2020-01-01", True), (False, None, False)],
)
def test_tells_a_reply_that_contradicts_itself(beneficiaire: bool, debut: str | None, incoherente: bool) -> None:
    lue = lire_prestation({"est_beneficiaire": beneficiaire, "date_debut_droit": debut})

    assert lue.incoherente is incoherente


def test_a_right_may_start_later() -> None:
    lue = lire_prestation({"est_beneficiaire": True, "date_debut_droit": "2026-09-29"})

    assert lue.debute_apres(date(2026, 9, 28))
    assert not lue.debute_apres(date(2026, 9, 29))
    assert not lire_prestation({}).debute_apres(date(2026, 9, 28))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda enfant: st.lists(enfant, max_size=3) | st.dictionaries(st.text(), enfant, max_size=3),
    max_leaves=8,
)
CLES = st.sampled_from(
    [
        "quotient_familial",
        "allocataires",
        "enfants",
        "adresse",
        "est_beneficiaire",
        "date_debut_droit",
        "valeur",
        "annee",
    ]
)


@given(st.dictionaries(CLES, JSON | st.dictionaries(CLES, JSON)))
def test_no_value_makes_a_reader_fail(donnees: dict[str, object]) -> None:
    lire_quotient_familial(donnees)
    lire_allocataires(donnees)
    lire_enfants(donnees)
    lire_adresse(donnees)
    assert lire_prestation(donnees).est_beneficiaire in (None, True, False)
