"""The page of a dossier is read at one moment, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.dossiers.lignes_budget import chiffres_du_budget, lignes_du_budget, phrase_periode
from ccas_desktop.application.dossiers.page import lire_page_dossier
from ccas_desktop.application.dossiers.verbes import (
    SaisieLigne,
    SaisieUsager,
    ajouter_ligne,
    ajouter_membre,
)
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois
from tests.fakes.bureau import Bureau, bureau

NBSP, FINE = "\u00a0", "\u202f"


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def membre(bureau: Bureau, prenom: str, annee: int | None, lien: Lien = Lien.ENFANT, **champs: object) -> Usager:
    naissance = DateNaissance(annee, 1, 1) if annee else None
    saisie = SaisieUsager(Identite("ROUX", (prenom,), date_naissance=naissance), lien)
    return ajouter_membre(
        bureau.services,
        bureau.auteur,
        bureau.dossier.dossier.id,
        replace(saisie, **champs),  # type: ignore[arg-type]
    )


def test_the_foyer_is_in_the_order_of_links_then_ages_those_who_left_last(le_bureau: Bureau) -> None:
    membre(le_bureau, "Léo", 2016)
    membre(le_bureau, "Nina", None)
    membre(le_bureau, "Ancien", 1980, Lien.CONJOINT, depart=date(2025, 1, 1))
    membre(le_bureau, "Ana", 2010)
    membre(le_bureau, "Paul", 1985, Lien.CONJOINT)

    page = lire_page_dossier(le_bureau.services, le_bureau.dossier.dossier.id)

    assert [u.identite.prenom for u in page.foyer] == ["Jeanne", "Paul", "Ana", "Léo", "Nina", "Ancien"]


def test_names_those_whose_age_is_missing(le_bureau: Bureau) -> None:
    membre(le_bureau, "Léo", 2016)
    membre(le_bureau, "Nina", None)

    page = lire_page_dossier(le_bureau.services, le_bureau.dossier.dossier.id)

    assert [u.identite.prenom for u in page.sans_age] == ["Nina"]
    assert page.composition.parts is None


def test_a_request_has_the_name_of_its_aid(le_bureau: Bureau) -> None:
    le_bureau.deposer("transport_solidaire")

    page = lire_page_dossier(le_bureau.services, le_bureau.dossier.dossier.id)

    assert [(d.aide, d.numero, d.montant) for d in page.demandes] == [("Transport solidaire", "2026-0001-1", None)]


def test_a_dossier_unknown_is_said_absent(le_bureau: Bureau) -> None:
    with pytest.raises(EnregistrementAbsent):
        lire_page_dossier(le_bureau.services, "inconnu")


def test_the_totals_and_what_is_left_to_live_on(le_bureau: Bureau) -> None:
    le_bureau.avec_budget("900", "500")
    membre(le_bureau, "Léo", 2016)

    page = lire_page_dossier(le_bureau.services, le_bureau.dossier.dossier.id)

    assert chiffres_du_budget(page) == (
        ("Ressources", f"900,00{NBSP}€"),
        ("Charges", f"500,00{NBSP}€"),
        ("Reste à vivre", f"400,00{NBSP}€"),
        ("Par personne", f"200,00{NBSP}€"),
        ("Par jour et par personne", f"6,67{NBSP}€"),
    )


def test_a_line_says_whose_it_is_and_when_it_runs(le_bureau: Bureau) -> None:
    leo = membre(le_bureau, "Léo", 2016)
    ajouter_ligne(
        le_bureau.services,
        le_bureau.auteur,
        le_bureau.dossier.dossier.id,
        SaisieLigne("bourse", Decimal(100), leo.id, debut=Mois(2025, 9), fin=Mois(2026, 6)),
    )

    page = lire_page_dossier(le_bureau.services, le_bureau.dossier.dossier.id)

    (ligne,) = lignes_du_budget(page, BlocBudget.REVENUS)
    assert ligne.precisions == "Léo, de 09/2025 à 06/2026, hors du total de ce mois"
    assert page.ligne(ligne.ligne.id) == ligne.ligne


@pytest.mark.parametrize(
    ("debut", "fin", "phrase"),
    [
        (None, None, ""),
        (Mois(2026, 1), None, "depuis 01/2026"),
        (None, Mois(2026, 6), "jusqu’à 06/2026"),
        (Mois(2026, 1), Mois(2026, 6), "de 01/2026 à 06/2026"),
    ],
)
def test_a_period_in_words(debut: Mois | None, fin: Mois | None, phrase: str) -> None:
    assert phrase_periode(debut, fin) == phrase
