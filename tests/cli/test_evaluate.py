from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fakes.commandes import Resultat, ecrire, lancer

RACINE = Path(__file__).parents[2]
DEMONSTRATION = RACINE / "resources" / "reglements" / "demonstration.toml"
UNE_AIDE = RACINE / "tests" / "data" / "reglements" / "r01_flers.toml"
SITUATION = {"date": "2026-11-23", "faits": {"reside_commune": True}}


def evaluer(tmp_path: Path, situation: object, *autres: str, reglement: Path = DEMONSTRATION) -> Resultat:
    return lancer(
        "evaluate", "--reglement", reglement, "--situation", ecrire(tmp_path, situation, "situation.json"), *autres
    )


def test_evaluates_every_aid_of_the_reglement(tmp_path: Path) -> None:
    resultat = evaluer(tmp_path, SITUATION)

    assert (resultat.code, resultat.erreurs) == (0, "")
    assert len(resultat.json) > 1
    assert all(set(r["trace"]) == {"contribution", "donnees", "parametres", "operations"} for r in resultat.json)


def test_evaluates_the_aid_asked_for(tmp_path: Path) -> None:
    code = evaluer(tmp_path, SITUATION).json[0]["aide"]

    assert evaluer(tmp_path, SITUATION, "--aide", code).json["aide"] == code


def test_every_amount_is_a_decimal_text(tmp_path: Path) -> None:
    def nombres(valeur: object) -> list[object]:
        if isinstance(valeur, dict):
            return [n for v in valeur.values() for n in nombres(v)]
        if isinstance(valeur, list):
            return [n for v in valeur for n in nombres(v)]
        return [valeur] if isinstance(valeur, int | float) and not isinstance(valeur, bool) else []

    assert nombres(evaluer(tmp_path, SITUATION).json) == []


def test_an_aid_that_is_not_there_is_a_bad_call(tmp_path: Path) -> None:
    resultat = evaluer(tmp_path, SITUATION, "--aide", "inconnue")

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "«\u00a0inconnue\u00a0»" in resultat.erreurs


@pytest.mark.parametrize(
    ("situation", "dit"),
    [
        ([], "un objet JSON est attendu"),
        ({"date": "hier"}, "date\u00a0: "),
        ({"date": "2026-11-23", "faits": {"quotient_familial": 450.5}}, "entre guillemets"),
        ({"date": "2026-11-23", "foier": {}}, "foier\u00a0: "),
        ({"date": None}, "date\u00a0: "),
        ({"date": "2026-11-23", "faits": {"quotient_familial": None}}, "faits.quotient_familial\u00a0: "),
        ({"date": "2026-11-23", "ressources": [{"libelle": "RSA", "montant": None}]}, "ressources[1].montant\u00a0: "),
        ({"date": "2026-11-23", "foyer": {"personnes": [{"lien": None}]}}, "foyer.personnes[1].lien\u00a0: "),
    ],
)
def test_says_what_is_wrong_in_the_situation(tmp_path: Path, situation: object, dit: str) -> None:
    resultat = evaluer(tmp_path, situation)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert dit in resultat.erreurs


def test_resources_that_are_null_are_unknown_and_not_zero(tmp_path: Path) -> None:
    nulles = evaluer(tmp_path, {"date": "2026-11-23", "ressources": None}, reglement=UNE_AIDE)

    assert nulles.json == evaluer(tmp_path, {"date": "2026-11-23"}, reglement=UNE_AIDE).json


def test_says_what_is_wrong_in_the_reglement(tmp_path: Path) -> None:
    reglement = tmp_path / "reglement.toml"
    reglement.write_text("format = 1\ntitre = \n", "utf-8")

    resultat = evaluer(tmp_path, SITUATION, reglement=reglement)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "ligne 2" in resultat.erreurs


def test_the_example_of_the_documentation_runs(tmp_path: Path) -> None:
    page, reglement = (RACINE / "docs" / nom for nom in ("cli-evaluate.md", "reglement.md"))
    situation = json.loads(_bloc(page, "json"))
    (tmp_path / "reglement.toml").write_text(_bloc(reglement, "toml"), "utf-8")

    resultat = evaluer(tmp_path, situation, reglement=tmp_path / "reglement.toml")

    assert resultat.code == 0
    assert (resultat.json["issue"], resultat.json["montant"]) == ("eligible", "50.00")


def _bloc(page: Path, langage: str) -> str:
    return page.read_text("utf-8").split(f"```{langage}\n")[1].split("```")[0]


PLAFOND_DU_SMIC = RACINE / "tests" / "data" / "reglements" / "r17_alfortville.toml"
NOEL = {
    "date": "2026-11-23",
    "foyer": {"personnes": [{"lien": "demandeur"}, {"lien": "enfant", "date_naissance": "2015-01-01"}]},
    "ressources": [{"libelle": "Salaire", "nature": "salaire", "montant": "1478.00"}],
}
BAREME = """
format = 1
titre = "Barèmes d’essai"
date = 2026-11-01
[[bareme]]
code = "smic_net_mensuel"
libelle = "SMIC net mensuel"
unite = "euro_par_mois"
valeur = [{ effet = 2026-11-01, valeur = VALEUR, source = "essai" }]
"""


def _noel(tmp_path: Path, *autres: object) -> Resultat:
    situation = ecrire(tmp_path, NOEL, "situation.json")
    options = ("--reglement", PLAFOND_DU_SMIC, "--situation", situation, "--aide", "noel", *autres)
    return lancer("evaluate", *options)  # type: ignore[arg-type]


def test_a_file_of_scales_completes_those_of_the_application(tmp_path: Path) -> None:
    fichier = tmp_path / "baremes.toml"
    fichier.write_text(BAREME.replace("VALEUR", "1000"), encoding="utf-8")

    assert _noel(tmp_path).json["issue"] == "eligible"
    assert _noel(tmp_path, "--baremes", fichier).json["issue"] == "non_eligible"


def test_says_what_is_wrong_in_the_scales(tmp_path: Path) -> None:
    fichier = tmp_path / "baremes.toml"
    fichier.write_text(BAREME.replace("VALEUR", "10.5"), encoding="utf-8")

    resultat = _noel(tmp_path, "--baremes", fichier)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "bareme[1].valeur[1].valeur" in resultat.erreurs


def test_the_scale_used_is_in_the_trace_with_its_source(tmp_path: Path) -> None:
    parametres = {p["libelle"]: p for p in _noel(tmp_path).json["trace"]["parametres"]}

    assert parametres["SMIC net mensuel, 35 heures"]["effet"] == "01/06/2026"
    assert "estimation" in parametres["SMIC net mensuel, 35 heures"]["deliberation"]
