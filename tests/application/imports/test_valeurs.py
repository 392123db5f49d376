"""Amounts, phones, postal codes, sexes: what spreadsheets do to them is undone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.classeur import Cellule
from ccas_desktop.application.imports import valeurs
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.personnes.identite import Sexe


@pytest.mark.parametrize(
    ("cellule", "attendu"),
    [
        ("1 234,56 €", "1234.56"),
        ("1\u202f234,5", "1234.50"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.200", "1200.00"),
        ("1,5", "1.50"),
        ("120€50", "120.50"),
        ("45 euros", "45.00"),
        (45.5, "45.50"),
        (0.1 + 0.2, "0.30"),
        ("0", "0.00"),
    ],
)
def test_an_amount_is_read_to_the_cent(cellule: Cellule, attendu: str) -> None:
    assert valeurs.lire_montant(cellule) == Decimal(attendu)


@pytest.mark.parametrize("cellule", ["abc", "12,345", "-", "", "1,2,3", True, "-5", "1e9", "999999999999"])
def test_what_is_no_amount_is_refused(cellule: Cellule) -> None:
    with pytest.raises(RefusMetier):
        valeurs.lire_montant(cellule)


@given(st.decimals(0, 99_999_999, places=2))
def test_an_amount_that_we_write_is_read_again(montant: Decimal) -> None:
    assert valeurs.lire_montant(ecrire_montant(montant)) == montant
    assert valeurs.lire_montant(f"{montant}".replace(".", ",")) == montant


@pytest.mark.parametrize(
    ("cellule", "attendu"),
    [
        (612345678.0, ("06 12 34 56 78",)),
        ("06.12.34.56.78", ("06 12 34 56 78",)),
        ("+33 6 12 34 56 78", ("06 12 34 56 78",)),
        ("0033612345678", ("06 12 34 56 78",)),
        ("+32 470 12 34 56", ("+32470123456",)),
        ("06 12 34 56 78 / 02 33 44 55 66", ("06 12 34 56 78", "02 33 44 55 66")),
        ("0612345678 ou 0233445566", ("06 12 34 56 78", "02 33 44 55 66")),
    ],
)
def test_a_phone_gets_its_zero_back(cellule: Cellule, attendu: tuple[str, ...]) -> None:
    assert valeurs.lire_telephones(cellule) == attendu


@given(st.integers(100_000_000, 999_999_999))
def test_every_number_that_lost_its_zero_is_read(numero: int) -> None:
    (lu,) = valeurs.lire_telephones(float(numero))
    assert lu.replace(" ", "") == f"0{numero}"


@pytest.mark.parametrize(
    ("cellule", "attendu"), [(1400.0, "01400"), ("61 990", "61990"), ("F-61990", "61990"), ("97400", "97400")]
)
def test_a_postal_code_gets_its_zero_back(cellule: Cellule, attendu: str) -> None:
    assert valeurs.lire_code_postal(cellule) == attendu


@pytest.mark.parametrize("cellule", ["12", "ABCDE", "123456", ""])
def test_what_is_no_postal_code_is_refused(cellule: Cellule) -> None:
    with pytest.raises(RefusMetier, match="code_postal_illisible"):
        valeurs.lire_code_postal(cellule)


def test_sexes_and_answers_in_their_usual_words() -> None:
    assert [valeurs.lire_sexe(c) for c in ("Mme", "F", "Madame", "Mlle")] == [Sexe.FEMININ] * 4
    assert [valeurs.lire_sexe(c) for c in ("M.", "H", "monsieur")] == [Sexe.MASCULIN] * 3
    assert [valeurs.lire_oui_non(c) for c in ("OUI", "x", "✓", True, 1)] == [True] * 5
    assert [valeurs.lire_oui_non(c) for c in ("non", "Néant", False, 0)] == [False] * 4
    for lire, texte in ((valeurs.lire_sexe, "?"), (valeurs.lire_oui_non, "peut-être"), (valeurs.lire_courriel, "a@b")):
        with pytest.raises(RefusMetier):
            lire(texte)
    assert valeurs.lire_courriel("Jeanne <j.roux@exemple.fr>") == "j.roux@exemple.fr"


@pytest.mark.parametrize(
    "texte", ["287066116904232", "2 87 06 61 169 042 32", "2870661169042", "1.80.03.2A.169.042.56", 287066116904232.0]
)
def test_a_social_security_number_is_seen_and_taken_out(texte: Cellule) -> None:
    assert valeurs.porte_un_nir(texte)
    assert (
        valeurs.sans_nir(f"n° {texte}" if isinstance(texte, str) else "n° 287066116904232")
        == f"n° {valeurs.NIR_MASQUE}"
    )


@pytest.mark.parametrize(
    "texte", ["06 12 34 56 78", "FR76 3000 4000", "2026-0042", "13002526500013", "1234567", "287066116904212"]
)
def test_other_numbers_are_kept(texte: str) -> None:
    assert valeurs.sans_nir(texte) == texte


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(texte: str) -> None:
    for lire in (
        valeurs.lire_montant,
        valeurs.lire_telephones,
        valeurs.lire_code_postal,
        valeurs.lire_courriel,
        valeurs.lire_sexe,
    ):
        try:
            lire(texte)
        except RefusMetier:
            continue
