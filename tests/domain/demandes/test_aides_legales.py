"""The clocks and effects of the legal aids (domain.md 1.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ccas_desktop.domain.demandes.aides_legales import (
    FICHES,
    DossierAideLegale,
    GenreAideLegale,
    NatureEcheance,
    echeances,
)

ASH = DossierAideLegale(
    id="a",
    dossier_id="d",
    demandeur_id="u",
    genre=GenreAideLegale.ASH,
    depose_le=date(2026, 11, 18),
    depose_a=datetime(2026, 11, 18, 9, tzinfo=UTC),
    autorite="Président du conseil départemental",
)
URGENCE = replace(ASH, genre=GenreAideLegale.ADMISSION_URGENCE, prononcee_le=date(2026, 11, 17))


def test_a_file_is_passed_on_within_the_month() -> None:
    (seule,) = echeances(ASH)
    assert (seule.nature, seule.jour, seule.faite_le) == (NatureEcheance.TRANSMETTRE, date(2026, 12, 18), None)


def test_an_emergency_admission_has_three_clocks() -> None:
    avertie = replace(URGENCE, departement_averti_le=date(2026, 11, 19))
    assert [(e.nature, e.jour, e.faite_le) for e in echeances(avertie)] == [
        (NatureEcheance.AVERTIR_DEPARTEMENT, date(2026, 11, 20), date(2026, 11, 19)),
        (NatureEcheance.TRANSMETTRE, date(2026, 12, 17), None),
        (NatureEcheance.CONFIRMATION, date(2027, 1, 17), None),
    ]


@pytest.mark.parametrize(
    ("entree", "effet"),
    [(None, date(2026, 12, 1)), (date(2026, 10, 2), date(2026, 10, 2)), (date(2026, 9, 1), date(2026, 12, 1))],
)
def test_the_effect_of_a_lodging(entree: date | None, effet: date) -> None:
    assert replace(ASH, entree_le=entree).effet_le == effet


def test_the_apa_has_no_effect_date_of_social_aid_and_no_relative() -> None:
    assert replace(ASH, genre=GenreAideLegale.APA).effet_le is None
    assert not FICHES[GenreAideLegale.APA].obliges


def test_every_kind_has_its_sheet() -> None:
    assert set(FICHES) == set(GenreAideLegale)
    autre = replace(ASH, genre=GenreAideLegale.AUTRE, precision="Carte mobilité")
    assert (autre.libelle, ASH.libelle) == ("Carte mobilité", "Aide sociale à l’hébergement, personne âgée")
