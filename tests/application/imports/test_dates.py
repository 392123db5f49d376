"""Dates of spreadsheets: however they are written, the civil day never moves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.classeur import Cellule
from ccas_desktop.application.imports.dates import Epoque, lire_date
from ccas_desktop.domain.errors import RefusMetier

JOUR = date(2026, 11, 23)
ADULTE, ENFANT, AIDE = Epoque(JOUR, enfant=False), Epoque(JOUR, enfant=True), Epoque(JOUR)
NAISSANCES = st.dates(date(1930, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("cellule", "attendu"),
    [
        ("27/06/1987", "1987-06-27"),
        ("27.06.87", "1987-06-27"),
        ("27/06/1987 00:00:00", "1987-06-27"),
        ("27/06/87 à 14h35", "1987-06-27"),
        ("27-6-1987", "1987-06-27"),
        ("270687", "1987-06-27"),
        (70687, "1987-06-07"),  # the spreadsheet dropped the zero of « 070687 »
        ("27061987", "1987-06-27"),
        (7061987.0, "1987-06-07"),
        (19870627, "1987-06-27"),
        (31955, "1987-06-27"),  # day number of Excel
        ("31955", "1987-06-27"),
        (31955.75, "1987-06-27"),
        (datetime(1987, 6, 27, 23, 59), "1987-06-27"),  # noqa: DTZ001 as a cell holds it
        (date(1987, 6, 27), "1987-06-27"),
        ("1987-06-27", "1987-06-27"),
        ("1987-06-27T00:00:00.000Z", "1987-06-27"),
        ("1987-06-26T22:00:00.000Z", "1987-06-27"),  # summer midnight of Paris, in universal time
        ("1987-01-14T23:00:00Z", "1987-01-15"),
        ("1er mars 1990", "1990-03-01"),
        ("12 févr. 2001", "2001-02-12"),
        ("lundi 3 avril 1975", "1975-04-03"),
        ("né le 3/4/75", "1975-04-03"),
        ("août 1950", "1950-08"),
        ("06/1962", "1962-06"),
        ("00/00/1962", "1962"),
        ("1962", "1962"),
        (1962.0, "1962"),
        ("29/02/2000", "2000-02-29"),
    ],
)
def test_a_birth_date_is_read_however_it_was_typed(cellule: Cellule, attendu: str) -> None:
    assert str(lire_date(cellule, ADULTE).valeur) == attendu


@pytest.mark.parametrize(
    ("cellule", "code"),
    [
        ("31/02/1990", "date_impossible"),
        ("29/02/1900", "date_impossible"),
        ("hier", "date_illisible"),
        ("12", "date_illisible"),
        ("01/01/2030", "date_future"),
        (-3, "date_illisible"),
        ("1/2/3/4", "date_illisible"),
    ],
)
def test_what_is_no_date_is_refused(cellule: Cellule, code: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        lire_date(cellule, ADULTE)
    assert refus.value.code == code


def test_the_century_of_two_digits_depends_on_who_is_born() -> None:
    assert lire_date("14/05/12", ENFANT).valeur.annee == 2012
    assert lire_date("14/05/99", ADULTE).valeur.annee == 1999
    assert lire_date("14/05/05", ADULTE).valeur.annee == 2005
    assert lire_date("14/05/20", ADULTE).doute == "siecle_incertain"
    assert lire_date("14/05/25", AIDE).valeur.annee == 2025


def test_an_aid_needs_a_whole_date() -> None:
    with pytest.raises(RefusMetier, match="date_incomplete"):
        _ = lire_date("04/2025", AIDE).jour


@given(NAISSANCES)
def test_every_writing_of_a_day_gives_that_day(jour: date) -> None:
    excel_1900, excel_1904 = (jour - date(1899, 12, 30)).days, (jour - date(1904, 1, 1)).days
    ecritures: list[Cellule] = [
        jour,
        f"{jour:%d/%m/%Y}",
        f"{jour:%d.%m.%Y}",
        f"{jour:%d%m%Y}",
        jour.isoformat(),
        f"{jour.isoformat()}T00:00:00Z",
        excel_1900,
    ]
    assert {str(lire_date(cellule, ADULTE).valeur) for cellule in ecritures} == {jour.isoformat()}
    if excel_1904 > 2030:
        epoque = Epoque(JOUR, enfant=False, depart_1904=True)
        assert str(lire_date(excel_1904, epoque).valeur) == jour.isoformat()


@given(NAISSANCES)
def test_an_instant_of_universal_time_is_the_day_it_was_in_france(jour: date) -> None:
    veille = jour - timedelta(days=1)
    for heure in ("22:00:00.000Z", "23:00:00Z"):
        assert str(lire_date(f"{veille}T{heure}", ADULTE).valeur) == jour.isoformat()


@given(st.text(max_size=30) | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9))
def test_nothing_else_than_a_refusal_comes_out_of_a_cell(cellule: Cellule) -> None:
    for epoque in (ADULTE, ENFANT, AIDE):
        try:
            lue = lire_date(cellule, epoque)
        except RefusMetier:
            continue
        assert 1850 <= lue.valeur.annee <= 2200
