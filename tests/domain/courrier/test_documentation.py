"""What docs/cli-letter.md shows is what the letters take."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.grille import grille_en_markdown
from ccas_desktop.domain.courrier.lecture import depuis_json
from ccas_desktop.domain.courrier.modeles import Modele
from tests.domain.courrier.exemples import EXEMPLES

PAGE = (Path(__file__).parents[3] / "docs" / "cli-letter.md").read_text(encoding="utf-8")
BLOCS = re.findall(r"`--modele (\w+)`\n\n```json\n(.*?)```", PAGE, re.DOTALL)


def test_shows_an_example_of_every_model() -> None:
    assert {modele for modele, _ in BLOCS} == set(Modele)


@pytest.mark.parametrize(("modele", "bloc"), BLOCS, ids=lambda v: v if len(v) < 30 else "")
def test_every_example_makes_a_letter(modele: str, bloc: str) -> None:
    lettre = depuis_json(json.loads(bloc), modele=Modele(modele))

    assert composer(lettre).titre


def test_the_examples_are_the_letters_of_the_tests() -> None:
    montrees = [depuis_json(json.loads(bloc)) for _, bloc in BLOCS]

    assert montrees == [exemple() for exemple in EXEMPLES.values()]


def test_the_table_of_mentions_is_the_one_applied() -> None:
    assert grille_en_markdown() in PAGE


def test_every_part_of_a_letter_is_described() -> None:
    assert [champ.name for champ in fields(Lettre) if f"`{champ.name}`" not in PAGE] == []
