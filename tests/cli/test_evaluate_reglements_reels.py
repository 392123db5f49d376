"""Rules that real CCAS have voted (domain.md 3.2), with every figure worked out there, through the command.

Each file of rules `rNN_….toml` has its cases beside it, in `rNN_….essais.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.commandes import ecrire, lancer

DOSSIER = Path(__file__).parents[1] / "data" / "reglements"
ESSAIS = sorted(DOSSIER.glob("*.essais.json"))
CAS = [
    pytest.param(fichier, cas, id=f"{fichier.name.partition('.')[0]}: {cas.get('aide', '')} {cas['cas']}")
    for fichier in ESSAIS
    for cas in json.loads(fichier.read_text(encoding="utf-8"))
]
# The rules of domain.md that must be covered.
REGLES = ("01", "02", "03", "05", "06", "08", "09", "10", "11", "12", "13", "15", "17", "18", "19", "20", "21", "22")
AUTRES = ("24", "25")


def test_every_rule_of_the_file_of_the_trade_has_its_cases() -> None:
    assert {fichier.name[1:3] for fichier in ESSAIS} == {*REGLES, *AUTRES}


@pytest.mark.parametrize(("fichier", "cas"), CAS)
def test_a_real_rule_gives_the_figures_worked_out(tmp_path: Path, fichier: Path, cas: dict[str, Any]) -> None:
    resultat = _evaluer(tmp_path, fichier, cas)
    attendu = dict(cas["attendu"])

    calcule = attendu.pop("calcule", {})
    manquants = attendu.pop("manquants", None)

    assert {cle: resultat[cle] for cle in attendu} == attendu
    assert manquants is None or [m["code"] for m in resultat["manquants"]] == manquants
    operations = [_simple(operation["texte"]) for operation in resultat["trace"]["operations"]]
    for libelle, valeur in calcule.items():
        (ligne,) = [texte for texte in operations if texte.startswith(f"{libelle} : ") and " = " in texte]
        assert ligne.rpartition(" = ")[2].split(" ")[0] == valeur


def _evaluer(tmp_path: Path, fichier: Path, cas: dict[str, Any]) -> dict[str, Any]:
    reglement = DOSSIER / f"{fichier.name.partition('.')[0]}.toml"
    situation = ecrire(tmp_path, cas["situation"], "situation.json")
    aide = ("--aide", cas["aide"]) if "aide" in cas else ()
    lance = lancer("evaluate", "--reglement", reglement, "--situation", situation, *aide)
    assert (lance.code, lance.erreurs) == (0, "")
    resultat: dict[str, Any] = lance.json
    return resultat


def _simple(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")
