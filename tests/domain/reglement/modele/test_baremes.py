from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_baremes
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Bareme, ValeurDatee
from ccas_desktop.domain.reglement.modele.exigences import DepotEntre
from ccas_desktop.domain.reglement.modele.indicateurs import Unite
from tests.domain.reglement.outils import RACINE


def _bareme(*valeurs: tuple[date, int], revisions: tuple[tuple[int, int], ...] = ((1, 1),)) -> Bareme:
    datees = tuple(ValeurDatee(effet, (Decimal(valeur),), "essai") for effet, valeur in valeurs)
    return Bareme("smic", "SMIC", Unite.EURO_PAR_MOIS, revisions, datees)


SMIC = _bareme((date(2025, 1, 1), 10), (date(2026, 1, 1), 20), (date(2026, 6, 1), 30))


@pytest.mark.parametrize(
    ("jour", "valeur"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), 10),
        (date(2026, 5, 31), 20),
        (date(2026, 6, 1), 30),
        (date(2030, 1, 1), 30),
    ],
)
def test_a_scale_has_the_value_of_the_day(jour: date, valeur: int | None) -> None:
    datee = SMIC.en_vigueur(jour)

    assert (None if datee is None else datee.valeurs[0]) == valeur


@pytest.mark.parametrize(
    ("jour", "depuis"),
    [
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 8, 1), date(2027, 1, 1)),
        (date(2024, 1, 1), None),
    ],
)
def test_a_scale_is_out_of_date_once_its_next_value_was_due(jour: date, depuis: date | None) -> None:
    assert SMIC.perime_depuis(jour) == depuis


def test_a_scale_that_is_never_revised_is_never_out_of_date() -> None:
    assert _bareme((date(2000, 1, 1), 1), revisions=()).perime_depuis(date(2030, 1, 1)) is None


def test_the_last_file_wins_for_a_day_and_adds_the_others() -> None:
    reunis = AUCUN.completes([SMIC]).completes([_bareme((date(2026, 6, 1), 31), (date(2027, 1, 1), 40))])

    assert [int(valeur.valeurs[0]) for valeur in reunis.par_code["smic"].valeurs] == [10, 20, 31, 40]


def test_the_scales_of_the_application_each_cite_a_source() -> None:
    texte = (RACINE / "resources" / "baremes" / "france.toml").read_text(encoding="utf-8")
    baremes = lire_baremes(tomllib.loads(texte))

    assert {"smic_net_mensuel", "rsa_base", "aah", "aspa_seul", "c2s_sans_participation"} <= set(baremes.par_code)
    assert all(valeur.source for bareme in baremes.par_code.values() for valeur in bareme.valeurs)
    assert all(bareme.revisions for bareme in baremes.par_code.values())


@pytest.mark.parametrize(
    ("debut", "fin", "jour", "dedans"),
    [
        ((9, 1), (12, 31), date(2026, 9, 1), True),
        ((9, 1), (12, 31), date(2026, 8, 31), False),
        ((9, 1), (12, 31), date(2026, 12, 31), True),
        ((11, 15), (2, 15), date(2027, 1, 1), True),
        ((11, 15), (2, 15), date(2027, 2, 16), False),
        ((11, 15), (2, 15), date(2026, 11, 15), True),
    ],
)
def test_a_window_may_pass_over_the_new_year(
    debut: tuple[int, int], fin: tuple[int, int], jour: date, *, dedans: bool
) -> None:
    assert DepotEntre(debut, fin).contient(jour) is dedans
