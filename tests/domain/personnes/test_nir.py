"""The social security number is found however it is written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.domain.personnes.nir import contient_nir, erreurs_de_nir, sans_nir

# The specimen of the carte Vitale (« Nathalie DURAND »), published by the Assurance maladie, and its key.
SPECIMEN, CLE = "2690549588157", "80"
CHIFFRES = st.integers(0, 999)


@pytest.mark.parametrize(
    "texte",
    [
        SPECIMEN + CLE,
        "2 69 05 49 588 157 80",
        "n° sécu : 2.69.05.49.588.157 80, appeler le matin",
        "2-69-05-49-588-157-80",
        "2\u00a069\u00a005\u00a049\u00a0588\u00a0157\u202f80",
        "voir 269054958815780 et 06 12 34 56 78",
        "269054958815780 06 12 34 56 78",
        "06 12 34 56 78 269054958815780",
        SPECIMEN,
        "2 69 05 49 588 157",
        "2 69 05 49588 157",
    ],
)
def test_finds_the_number_with_or_without_its_key(texte: str) -> None:
    assert contient_nir(texte)


@pytest.mark.parametrize("departement", ["2A", "2B", "2a"])
def test_finds_the_numbers_of_corsica(departement: str) -> None:
    # Worked out by hand: the letter becomes 19 (2A) or 18 (2B), then 97 less the remainder by 97.
    remplace = {"2A": "19", "2B": "18"}[departement.upper()]
    cle = 97 - int(f"18007{remplace}004012") % 97
    assert contient_nir(f"1 80 07 {departement} 004 012 {cle:02d}")
    assert not contient_nir(f"18007{departement}004012{cle % 97 + 1:02d}")


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "Préfère être appelée l’après-midi, au 02 61 91 00 10 ou au 06 12 34 56 78.",
        "269054958815781",  # the key is wrong
        "2 69 13 49 588 157",  # there is no month 13
        "SIRET 261400000 00012",
        "FR76 3000 6000 0112 3456 7890 189",  # IBAN
        "3017620422003",  # bar code of a jar: no one is of sex 3 in the civil status
        "du 12/03/2026 au 14/05/2026",
        "1 234 567,89 € et 2 345 678,90 €",
        "facture 20261105 n° 00123",
        "dossier 2026-0042, demande 2026-0042-1",
        "SPI 30 12 345 678 901",
        f"A{SPECIMEN}{CLE}",
        f"{SPECIMEN}{CLE}9",
    ],
)
def test_leaves_other_numbers_alone(texte: str) -> None:
    assert not contient_nir(texte)


@given(
    sexe=st.sampled_from("12"),
    annee=st.integers(0, 99),
    mois=st.integers(1, 12),
    departement=st.integers(1, 95),
    commune=st.integers(1, 999),
    rang=st.integers(1, 999),
    separateur=st.sampled_from(["", " ", ".", "-", "\u00a0"]),
)
def test_finds_any_number_whose_key_is_right(
    sexe: str, annee: int, mois: int, departement: int, commune: int, rang: int, separateur: str
) -> None:
    parts = [sexe, f"{annee:02d}", f"{mois:02d}", f"{departement:02d}", f"{commune:03d}", f"{rang:03d}"]
    # The key makes the whole number, key included, a multiple of 97 once added: an independent way to say it.
    cle = next(c for c in range(1, 98) if (int("".join(parts)) + c) % 97 == 0)
    assert contient_nir(f"Note : {separateur.join([*parts, f'{cle:02d}'])}.")


def test_each_field_is_named() -> None:
    (erreur,) = erreurs_de_nir({"note": f"sécu {SPECIMEN}", "motif": "facture"})
    assert (erreur.champ, erreur.code) == ("note", "nir_interdit")


@pytest.mark.parametrize(
    ("texte", "reste"),
    [
        (f"n° {SPECIMEN}{CLE}, le matin", "n° […], le matin"),
        ("2 69 05 49 588 157 80 ou 06 12 34 56 78", "[…] ou 06 12 34 56 78"),
        (f"{SPECIMEN} {SPECIMEN}{CLE}", "[…] […]"),
        ("rien", "rien"),
    ],
)
def test_takes_the_number_out_with_its_key_and_leaves_the_rest(texte: str, reste: str) -> None:
    assert sans_nir(texte, "[…]") == reste


@given(st.text(alphabet="0123456789 .-AB", max_size=60))
def test_what_was_cleaned_holds_no_number(texte: str) -> None:
    assert not contient_nir(sans_nir(texte, "[…]"))
