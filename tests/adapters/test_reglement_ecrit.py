"""What is written is what was read."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.reglement_file import ecrire_texte, lire_fichier, lire_texte
from ccas_desktop.adapters.toml_ecrit import ecrire_toml
from ccas_desktop.domain.reglement.lecteur import FORMAT

RACINE = Path(__file__).parents[2]
FICHIERS = [
    RACINE / "resources" / "reglements" / "demonstration.toml",
    *(f for f in sorted((RACINE / "tests" / "data" / "reglements").glob("*.toml")) if "trous" not in f.name),
]


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_a_reglement_comes_back_the_same(fichier: Path) -> None:
    lu = lire_fichier(fichier)

    assert lire_texte(ecrire_texte(lu)) == replace(lu, format=FORMAT)


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_writing_again_changes_nothing(fichier: Path) -> None:
    ecrit = ecrire_texte(lire_fichier(fichier))

    assert ecrire_texte(lire_texte(ecrit)) == ecrit


def test_the_text_is_laid_out_to_be_read() -> None:
    ecrit = ecrire_texte(lire_fichier(FICHIERS[0]))

    assert 'deliberation = { numero = "2024-31", date = 2024-12-12, article = "4", effet = 2025-01-01 }' in ecrit
    assert "\n  { moins_de = 120, pour_cent = 50 },\n" in ecrit
    assert "\n[[aide.condition]]\narticle = " in ecrit


textes = st.text(max_size=300)
valeurs = st.recursive(
    st.one_of(textes, st.integers(-(10**9), 10**9), st.booleans(), st.dates()),
    lambda dedans: st.one_of(
        st.lists(dedans, max_size=3),
        st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True), dedans, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(table=st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True), valeurs, max_size=4))
def test_any_table_comes_back_the_same(table: dict[str, object]) -> None:
    assert tomllib.loads(ecrire_toml(table)) == table


def test_a_text_full_of_stops_is_read_again() -> None:
    lu = lire_fichier(FICHIERS[0])
    pointu = replace(lu, titre="." * 3000)

    assert lire_texte(ecrire_texte(pointu)) == replace(pointu, format=FORMAT)
