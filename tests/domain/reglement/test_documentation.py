"""What docs/reglement.md and docs/cli-evaluate.md show is what the rules do."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from ccas_desktop.domain.reglement.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.evaluation_json import evaluation_en_json
from ccas_desktop.domain.reglement.indicateurs import CATALOGUE, Indicateur
from ccas_desktop.domain.reglement.lecture import lire_reglement
from ccas_desktop.domain.reglement.situation_json import lire_situation
from tests.domain.reglement.outils import RACINE


def _blocs(nom: str, langage: str) -> list[str]:
    texte = (RACINE / "docs" / nom).read_text(encoding="utf-8")
    return re.findall(rf"```{langage}\n(.*?)```", texte, flags=re.DOTALL)


def _evaluation() -> Evaluation:
    reglement = lire_reglement(tomllib.loads(_blocs("reglement.md", "toml")[0]))
    situation = lire_situation(json.loads(_blocs("cli-evaluate.md", "json")[0]))
    return evaluer(reglement.aides[0], situation, reglement=reglement)


def _sans_espaces_fines(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_result_shown_is_the_result_given() -> None:
    sortie = evaluation_en_json(_evaluation())
    sortie.pop("trace")

    assert sortie == json.loads(_blocs("cli-evaluate.md", "json")[1])


def test_the_operations_shown_are_those_of_the_trace() -> None:
    lignes = [_sans_espaces_fines(operation.texte) for operation in _evaluation().trace.operations]

    assert lignes == _blocs("cli-evaluate.md", "text")[0].splitlines()


@pytest.mark.parametrize("rang", [1, 2])
def test_the_excerpts_replace_the_same_part_of_the_example(rang: int) -> None:
    exemple, extrait = _blocs("reglement.md", "toml")[0], _blocs("reglement.md", "toml")[rang]
    sans_montant = re.sub(r"\[aide\.montant\].*?(?=\[aide\.plafonds\])", "", exemple, flags=re.DOTALL)
    texte = sans_montant + extrait if "[aide.montant]" in extrait else exemple + extrait

    assert lire_reglement(tomllib.loads(texte)).aides[0].code == "aide_energie"


@pytest.mark.parametrize("indicateur", CATALOGUE, ids=lambda indicateur: indicateur.code)
def test_each_indicator_is_documented(indicateur: Indicateur) -> None:
    texte = (RACINE / "docs" / "reglement.md").read_text(encoding="utf-8")

    assert f"| `{indicateur.code}` | {indicateur.libelle} |" in texte
