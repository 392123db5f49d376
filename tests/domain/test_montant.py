"""Amounts: what agents type, what is printed, what is spelt out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import (
    arrondir_au_centime,
    ecrire_montant,
    ecrire_nombre,
    lire_montant,
    montant_en_lettres,
)

MONTANTS = st.decimals(min_value=0, max_value=Decimal("99999999.99"), places=2)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("1 234,56 €", "1234.56"),
        ("1\u202f234,56\u00a0€", "1234.56"),
        ("1234.5", "1234.5"),
        ("12", "12"),
        ("-3,10", "-3.10"),
    ],
)
def test_reads_what_agents_type(texte: str, attendu: str) -> None:
    assert lire_montant(texte) == Decimal(attendu)


@pytest.mark.parametrize("texte", ["", "douze", "1,2,3", "12,345", "NaN", "Infinity"])
def test_refuses_what_is_no_amount_at_its_field(texte: str) -> None:
    with pytest.raises(RefusMetier) as refus:
        lire_montant(texte, champ="loyer")
    assert (refus.value.code, refus.value.champ) == ("montant_illisible", "loyer")


@pytest.mark.parametrize("texte", ["100000000", "1e400"])
def test_refuses_an_amount_no_ccas_pays(texte: str) -> None:
    with pytest.raises(RefusMetier, match="montant_trop_grand"):
        lire_montant(texte)


@given(MONTANTS)
def test_what_is_written_is_read_back(montant: Decimal) -> None:
    assert lire_montant(ecrire_montant(montant)) == montant


def test_writes_french_typography() -> None:
    assert ecrire_montant(Decimal("1234567.5")) == "1\u202f234\u202f567,50\u00a0€"
    assert ecrire_nombre(Decimal("8.0050")) == "8,005"
    assert ecrire_nombre(Decimal("-0.50")) == "\u22120,5"


def test_rounds_half_up_as_the_payment_does() -> None:
    assert arrondir_au_centime(Decimal("8.005")) == Decimal("8.01")


@pytest.mark.parametrize(
    ("montant", "lettres"),
    [
        ("0", "zéro euro"),
        ("1", "un euro"),
        ("21.01", "vingt et un euros et un centime"),
        ("71", "soixante et onze euros"),
        ("80", "quatre-vingts euros"),
        ("81", "quatre-vingt-un euros"),
        ("91.99", "quatre-vingt-onze euros et quatre-vingt-dix-neuf centimes"),
        ("150.05", "cent cinquante euros et cinq centimes"),
        ("200", "deux cents euros"),
        ("201", "deux cent un euros"),
        ("1000", "mille euros"),
        ("80000", "quatre-vingt mille euros"),
        ("200000", "deux cent mille euros"),
        ("1234.56", "mille deux cent trente-quatre euros et cinquante-six centimes"),
        ("1000000", "un million d’euros"),
        ("2000001", "deux millions un euros"),
        ("0.5", "cinquante centimes"),
        ("-5", "moins cinq euros"),
    ],
)
def test_spells_amounts_out(montant: str, lettres: str) -> None:
    assert montant_en_lettres(Decimal(montant)) == lettres
