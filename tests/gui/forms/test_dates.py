"""Dates and phones are read as agents type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.gui.forms.dates import ecrire_date, lire_date, lire_date_naissance
from ccas_desktop.gui.forms.telephone import lire_telephone

AUJOURDHUI = date(2026, 11, 23)


@pytest.mark.parametrize(
    "texte",
    ["23/11/2026", "23.11.26", "231126", "23112026", "23 11 2026", "23-11-2026", "2026-11-23", " 23/11/26 "],
)
def test_reads_a_date(texte: str) -> None:
    assert lire_date(texte) == date(2026, 11, 23)


def test_two_digits_after_the_pivot_are_of_the_last_century() -> None:
    assert lire_date("23/11/87").year == 1987


@pytest.mark.parametrize("texte", ["23/11", "hier", "23/11/2026/1", "1", "231/1/2026", "23/11/202", "٢٣/11/2026", "/"])
def test_refuses_what_is_no_date(texte: str) -> None:
    with pytest.raises(RefusMetier, match="date_illisible"):
        lire_date(texte)


@pytest.mark.parametrize("texte", ["31/02/2026", "310226", "00/01/2026", "15/13/2026", "01/01/0000"])
def test_refuses_a_date_that_does_not_exist(texte: str) -> None:
    with pytest.raises(RefusMetier, match="date_impossible"):
        lire_date(texte)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_reads_what_it_writes(jour: date) -> None:
    assert lire_date(ecrire_date(jour)) == jour


@pytest.mark.parametrize(
    ("texte", "attendue"),
    [
        ("27/06/1987", DateNaissance(1987, 6, 27)),
        ("270687", DateNaissance(1987, 6, 27)),
        ("27061987", DateNaissance(1987, 6, 27)),
        ("1987-06-27", DateNaissance(1987, 6, 27)),
        ("06/1987", DateNaissance(1987, 6)),
        ("061987", DateNaissance(1987, 6)),
        ("1987-06", DateNaissance(1987, 6)),
        ("1987", DateNaissance(1987)),
        ("27/06/2015", DateNaissance(2015, 6, 27)),
    ],
)
def test_reads_a_birth_date_whole_or_partial(texte: str, attendue: DateNaissance) -> None:
    assert lire_date_naissance(texte, aujourdhui=AUJOURDHUI) == attendue


def test_a_year_that_may_be_a_child_or_a_centenarian_is_asked() -> None:
    with pytest.raises(RefusMetier, match="annee_sur_quatre_chiffres") as capture:
        lire_date_naissance("27/06/15", aujourdhui=AUJOURDHUI)

    assert capture.value.faits == {"annee": "15"}


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("31/02/1987", "date_impossible"),
        ("13/1987", "date_impossible"),
        ("87", "date_illisible"),
        ("?", "date_illisible"),
    ],
)
def test_refuses_a_wrong_birth_date(texte: str, code: str) -> None:
    with pytest.raises(RefusMetier, match=code):
        lire_date_naissance(texte, aujourdhui=AUJOURDHUI)


@given(st.dates(min_value=date(1901, 1, 1), max_value=AUJOURDHUI), st.integers(1, 3))
def test_reads_the_birth_dates_it_shows(jour: date, parties: int) -> None:
    naissance = DateNaissance(*(jour.year, jour.month, jour.day)[:parties])

    assert lire_date_naissance(naissance.en_francais, aujourdhui=AUJOURDHUI) == naissance


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("06.12.34.56.78", "06 12 34 56 78"),
        ("+33 6 12 34 56 78", "06 12 34 56 78"),
        ("+33 (0)6 12 34 56 78", "06 12 34 56 78"),
        ("0033612345678", "06 12 34 56 78"),
        ("+32 2 555 12 12", "+3225551212"),
        ("0032 2 555 12 12", "+3225551212"),
    ],
)
def test_reads_a_phone(texte: str, attendu: str) -> None:
    assert lire_telephone(texte) == attendu


@pytest.mark.parametrize("texte", ["061234567", "06123456789", "0012", "bonjour", "+33"])
def test_refuses_what_is_no_phone(texte: str) -> None:
    with pytest.raises(RefusMetier, match="telephone_illisible"):
        lire_telephone(texte)
