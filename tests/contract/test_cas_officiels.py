"""Every reachable official case of the six sources gives its stated outcome through `query`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ccas_desktop.domain.certifie import Source
from tests.conftest import SHARED
from tests.contract.conftest import BacASable
from tests.fakes.commandes import Resultat

pytestmark = pytest.mark.network

ISSUES = {
    200: ("certifie", 0),
    403: ("droits_insuffisants", 4),
    404: ("introuvable", 3),
    422: ("parametre_refuse", 4),
    429: ("limite_atteinte", 4),
    502: ("indisponible", 4),
    504: ("indisponible", 4),
}
AUTRES_PERSONNES = (
    "200-couple-2_enfants-qf_msa_150_sept2024.yaml",  # 1978 returned for 1987
    "200-identite-cas-limite-faute-de-frappe.yaml",  # ALEXIS returned for ALEIXS
)


def _cas() -> list[dict[str, Any]]:
    fichier = SHARED / "sandbox" / "cases.json"
    if not fichier.exists():
        return []
    chemins = {f"/v3/dss/{source}/identite" for source in Source}
    return [c for c in json.loads(fichier.read_text("utf-8")) if c["path"] in chemins and c["reachable"]]


def _personne(params: Mapping[str, Any]) -> dict[str, Any]:
    parties = (params.get(f"{partie}DateNaissance") for partie in ("annee", "mois", "jour"))
    date = "-".join(f"{p:02d}" for p in parties if p is not None)
    personne = {
        "nom_famille": params["nomNaissance"],
        "nom_usage": params.get("nomUsage"),
        "prenoms": params["prenoms"],
        "sexe": params["sexeEtatCivil"],
        "date_naissance": date or None,
        "naissance": {
            "pays": params["codeCogInseePaysNaissance"],
            "commune": params.get("codeCogInseeCommuneNaissance"),
        },
    }
    return personne | ({"mois": f"{params['annee']}-{params['mois']:02d}"} if "annee" in params else {})


def test_there_are_cases(bac: BacASable) -> None:
    assert len(_cas()) > 50
    assert {c["path"].split("/")[3] for c in _cas()} == set(Source)


@pytest.mark.parametrize("cas", _cas(), ids=lambda c: f"{c['path'].split('/')[3]}-{c['file']}")
def test_a_case_gives_its_outcome(cas: dict[str, Any], demander: Callable[..., Resultat], bac: BacASable) -> None:
    source = cas["path"].split("/")[3]
    etat, code = ISSUES[cas["status"]]

    resultat = demander(_personne(cas["params"]), source)

    rendu = resultat.json
    assert (rendu["etat"], resultat.code, rendu["http"], rendu["source"]) == (etat, code, cas["status"], source)
    assert rendu["donnees"] == cas["body"].get("data")
    assert rendu["code"] == (None if cas["status"] == 200 else cas["body"]["errors"][0]["code"])
    assert rendu["message"].endswith(".")
    assert set(rendu) == {
        "source", "etat", "donnees", "fournisseur", "code", "http", "message", "identite_differente",
    }  # fmt: skip


@pytest.mark.parametrize(
    "cas", [c for c in _cas() if c["status"] == 200], ids=lambda c: f"{c['path'].split('/')[3]}-{c['file']}"
)
def test_a_case_says_whether_the_caisse_speaks_of_the_same_person(
    cas: dict[str, Any], demander: Callable[..., Resultat]
) -> None:
    rendu = demander(_personne(cas["params"]), cas["path"].split("/")[3]).json

    attendu = cas["file"] in AUTRES_PERSONNES if "allocataires" in cas["body"]["data"] else None
    assert rendu["identite_differente"] is attendu


def test_nobody_is_found_under_another_name(demander: Callable[..., Resultat]) -> None:
    inconnu = {
        "nom_famille": "Œuvrard-D’Arc",
        "prenoms": ["Zoé"],
        "sexe": "F",
        "naissance": {"pays": "99100", "commune_nom": "L’Haÿ-les-Roses", "departement": "94"},
        "date_naissance": "1990",
    }

    resultat = demander(inconnu)

    assert (resultat.json["etat"], resultat.code) == ("introuvable", 3)
    assert "«\u00a0OEuvrard-D'Arc\u00a0» pour «\u00a0Œuvrard-D’Arc\u00a0»" in resultat.json["message"]


def test_blocks_out_of_the_scopes_are_silently_absent(demander: Callable[..., Resultat], bac: BacASable) -> None:
    qf = next(c for c in _cas() if c["file"] == "200-couple-2_enfants-qf_msa_150_mai26.yaml")

    rendu = demander(_personne(qf["params"]), jeton=bac.jeton(["cnaf_adresse"])).json

    assert (rendu["etat"], set(rendu["donnees"])) == ("certifie", {"adresse"})
    assert (rendu["fournisseur"], rendu["identite_differente"]) == (None, None)
    assert "ne contient pas de quotient" in rendu["message"]
