"""Every reachable official case of the sources gives its stated outcome through `query`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
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
    "civility_etudiant_inscrit_ibarra_jennyfer.yml",  # 2000 returned for 2004
)


CHEMINS = {requete.chemin: source for source, d in DESCRIPTIONS.items() for requete in d.requetes}
SANS_CAS = {Source.ALLOCATION_RENTREE_SCOLAIRE}


def _cas() -> list[dict[str, Any]]:
    fichier = SHARED / "sandbox" / "cases.json"
    if not fichier.exists():
        return []
    return [c for c in json.loads(fichier.read_text("utf-8")) if c["path"] in CHEMINS and c["reachable"]]


def _source(cas: Mapping[str, Any]) -> Source:
    return CHEMINS[cas["path"]]


def _nom(cas: Mapping[str, Any]) -> str:
    return f"{_source(cas)}-{cas['file']}"


def _personne(params: Mapping[str, Any]) -> dict[str, Any]:
    complements = {cle: params[parametre] for cle, parametre in COMPLEMENTS.items() if parametre in params}
    if "annee" in params:
        complements["mois"] = f"{params['annee']}-{params['mois']:02d}"
    return _etat_civil(params) | complements if "nomNaissance" in params else complements


COMPLEMENTS = {
    "ine": "ine",
    "identifiant_france_travail": "identifiant",
    "annee_scolaire": "anneeScolaire",
    "etablissement": "codeEtablissement",
    "annee_campagne": "campaignYear",
}


def _etat_civil(params: Mapping[str, Any]) -> dict[str, Any]:
    parties = (params.get(f"{partie}DateNaissance") for partie in ("annee", "mois", "jour"))
    date = "-".join(f"{p:02d}" for p in parties if p is not None)
    commune = params.get("codeCogInseeCommuneNaissance")
    return {
        "nom_famille": params["nomNaissance"],
        "nom_usage": params.get("nomUsage"),
        "prenoms": params["prenoms"],
        "sexe": params["sexeEtatCivil"],
        "date_naissance": date or None,
        "naissance": {"pays": params.get("codeCogInseePaysNaissance", "99100"), "commune": commune}
        if commune or "codeCogInseePaysNaissance" in params
        else None,
    }


def test_there_are_cases(bac: BacASable) -> None:
    assert len(_cas()) > 50
    assert {_source(c) for c in _cas()} == set(Source) - SANS_CAS


@pytest.mark.parametrize("cas", _cas(), ids=_nom)
def test_a_case_gives_its_outcome(cas: dict[str, Any], demander: Callable[..., Resultat], bac: BacASable) -> None:
    source = _source(cas)
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


@pytest.mark.parametrize("cas", [c for c in _cas() if c["status"] == 200], ids=_nom)
def test_a_case_says_whether_the_caisse_speaks_of_the_same_person(
    cas: dict[str, Any], demander: Callable[..., Resultat]
) -> None:
    rendu = demander(_personne(cas["params"]), _source(cas)).json

    nommee = "nomNaissance" in cas["params"] and {"allocataires", "identite"} & cas["body"]["data"].keys()
    attendu = cas["file"] in AUTRES_PERSONNES if nommee else None
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
