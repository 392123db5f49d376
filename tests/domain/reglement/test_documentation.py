"""What docs/reglement.md and docs/cli-evaluate.md show is what the rules do."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date

import pytest

from ccas_desktop.domain.dossiers.budget import NATURES
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation, evaluer
from ccas_desktop.domain.reglement.calcul.evaluation_json import evaluation_en_json
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_baremes
from ccas_desktop.domain.reglement.fichier.lecture_definitions import CALCULS
from ccas_desktop.domain.reglement.modele.indicateurs import CATALOGUE, Indicateur
from ccas_desktop.domain.reglement.modele.issues import Issue
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


EXTRAITS = _blocs("reglement.md", "toml")
ENTIER, *AUTRES = EXTRAITS
INDICATEURS = "\n".join(bloc for bloc in AUTRES if bloc.startswith("[[indicateur]]"))


def _en_place(extrait: str) -> str:
    """Return the whole example with an excerpt in the place of the same part."""
    if extrait.startswith("[[indicateur]]"):
        return _entier(INDICATEURS, "")
    if extrait.startswith("date_qui_regit"):
        ligne, _, versions = extrait.partition("\n")
        return _entier(f"{ligne}\n{INDICATEURS}", versions)
    return _entier(INDICATEURS, extrait, sans=re.findall(r"^\[(aide\.\w+)\]", extrait, flags=re.MULTILINE))


def _entier(en_tete: str, a_la_fin: str, *, sans: Sequence[str] = ()) -> str:
    texte = ENTIER
    for section in sans:
        texte = re.sub(rf"\[{section}\].*?(?=\n\[|\Z)", "", texte, flags=re.DOTALL)
    avant, _, aide = texte.partition("[[aide]]")
    return f"{avant}{en_tete}\n[[aide]]{aide}\n{a_la_fin}"


@pytest.mark.parametrize("extrait", [e for e in AUTRES if not e.startswith("format")], ids=lambda e: e[:60])
def test_each_excerpt_is_read_in_its_place(extrait: str) -> None:
    lu = lire_reglement(tomllib.loads(_en_place(extrait)))

    assert lu.aide("aide_energie").libelle


@pytest.mark.parametrize("extrait", [e for e in AUTRES if not e.startswith("format")], ids=lambda e: e[:60])
def test_each_excerpt_answers_a_situation_that_knows_nothing(extrait: str) -> None:
    lu = lire_reglement(tomllib.loads(_en_place(extrait)))
    rien = lire_situation({"date": "2026-11-23"})

    assert evaluer(lu.aide("aide_energie"), rien, reglement=lu).issue is Issue.INFORMATION_MANQUANTE


def test_the_two_versions_shown_are_each_of_its_day() -> None:
    lu = lire_reglement(tomllib.loads(_en_place(next(e for e in AUTRES if e.startswith("date_qui_regit")))))

    versions = [lu.version_du("colis", date(annee, 6, 1)) for annee in (2024, 2025, 2026)]

    assert [v and v.deliberation.numero for v in versions] == [None, "2024-40", "2025-44"]


def test_the_scales_shown_are_read() -> None:
    (bloc,) = [extrait for extrait in AUTRES if extrait.startswith("format")]

    assert set(lire_baremes(tomllib.loads(bloc)).par_code) == {"smic_net_mensuel", "plafond_du_departement"}


@pytest.mark.parametrize("calcul", CALCULS)
def test_each_kind_of_indicator_has_its_example(calcul: str) -> None:
    exemples = INDICATEURS.replace("plus_petite", "plus_petite plus_grande")

    assert f'calcul = "{calcul}"' in exemples or calcul in exemples


@pytest.mark.parametrize("nature", [nature.code for nature in NATURES])
def test_each_nature_of_the_budget_is_told(nature: str) -> None:
    assert f"`{nature}`" in (RACINE / "docs" / "reglement.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("indicateur", [i for i in CATALOGUE if i.choix], ids=lambda i: i.code)
def test_each_text_that_may_be_answered_is_told(indicateur: Indicateur) -> None:
    texte = (RACINE / "docs" / "reglement.md").read_text(encoding="utf-8")

    assert [choix for choix in indicateur.choix if f"`{choix}`" not in texte] == []


@pytest.mark.parametrize("issue", list(Issue))
def test_each_outcome_is_told(issue: Issue) -> None:
    for nom in ("reglement.md", "cli-evaluate.md"):
        assert f"`{issue.value}`" in (RACINE / "docs" / nom).read_text(encoding="utf-8")


@pytest.mark.parametrize("indicateur", CATALOGUE, ids=lambda indicateur: indicateur.code)
def test_each_indicator_is_documented(indicateur: Indicateur) -> None:
    texte = (RACINE / "docs" / "reglement.md").read_text(encoding="utf-8")

    assert f"| `{indicateur.code}` | {indicateur.libelle} |" in texte


def test_each_legal_pitfall_is_told() -> None:
    doc = (RACINE / "docs" / "reglement.md").read_text(encoding="utf-8")
    regles = RACINE / "ccas_desktop" / "domain" / "reglement"
    code = (regles / "explication" / "avertissements.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'^ +"([a-z_]+)",$', code, flags=re.MULTILINE))

    assert codes
    assert [nom for nom in sorted(codes) if f"`{nom}`" not in doc] == []
