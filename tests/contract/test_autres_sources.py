"""The sources beyond the Sécurité sociale: what production answers and the sandbox never does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from tests.contract.conftest import BacASable
from tests.contract.test_cas_officiels import CHEMINS, _cas, _personne, _source
from tests.fakes.commandes import PERSONNE, Resultat

pytestmark = pytest.mark.network

SANS_FIN = 1000
MARTINE = {
    "identifiant_france_travail": "123456A",
    "nom_famille": "COURTET",
    "prenoms": ["Martine"],
    "date_naissance": "1990-01-06",
}
DUPONT = {"identifiant_france_travail": "default", "nom_famille": "Dupont", "prenoms": ["Jean"]}
CLARA = {
    "nom_famille": "ROBERT",
    "prenoms": ["CLARA"],
    "sexe": "F",
    "date_naissance": "2005-09-21",
    "etablissement": "0130039X",
    "annee_scolaire": "2025",
}
ETUDIANT = {"ine": "1234567891A"}
PERSONNES: Mapping[Source, dict[str, Any]] = {
    Source.ALLOCATION_ENFANT_HANDICAPE: PERSONNE,
    Source.ALLOCATION_RENTREE_SCOLAIRE: PERSONNE,
    Source.STATUT_DEMANDEUR_EMPLOI: MARTINE,
    Source.INDEMNITES_FRANCE_TRAVAIL: DUPONT,
    Source.SCOLARITE: CLARA,
    Source.STATUT_ETUDIANT: ETUDIANT,
    Source.ETUDIANT_BOURSIER: ETUDIANT,
}
Demander = Callable[..., Resultat]


@pytest.mark.parametrize("source", PERSONNES)
@pytest.mark.parametrize(
    ("erreur", "etat", "code_sortie"),
    [
        ({"status": 404, "code": "24003", "provider": "France Travail"}, "introuvable", 3),
        ({"status": 404, "code": "25003", "provider": "MESRI"}, "introuvable", 3),
        ({"status": 404, "code": "26003", "provider": "CNOUS"}, "introuvable", 3),
        ({"status": 404, "code": "30003", "provider": "MEN"}, "introuvable", 3),
        ({"status": 404, "code": "30004", "provider": "MEN"}, "introuvable", 3),
        ({"status": 404, "code": "40003", "provider": "RNCPS"}, "introuvable", 3),
        ({"status": 404, "code": "00404"}, "indisponible", 4),
        ({"status": 422, "code": "36560", "provider": "CNAV"}, "non_reconnu", 3),
        ({"status": 422, "code": "00360"}, "parametre_refuse", 4),
        ({"status": 422, "code": "00380"}, "parametre_refuse", 4),
        ({"status": 422, "code": "00410"}, "parametre_refuse", 4),
        ({"status": 422, "code": "00419"}, "parametre_refuse", 4),
        ({"status": 422, "code": "26563", "provider": "CNOUS"}, "ambigu", 4),
        ({"status": 409, "code": "26015", "provider": "CNOUS"}, "ambigu", 4),
        ({"status": 409, "code": "00015"}, "indisponible", 4),
        ({"status": 401, "code": "00103"}, "jeton_refuse", 4),
        ({"status": 401, "code": "00105"}, "jeton_refuse", 4),
        ({"status": 401, "code": "00108"}, "jeton_refuse", 4),
        ({"status": 403, "code": "00100"}, "droits_insuffisants", 4),
        ({"status": 403, "code": "00107"}, "droits_insuffisants", 4),
        ({"status": 502, "code": "24999", "provider": "France Travail"}, "indisponible", 4),
        ({"status": 503, "code": "30020", "provider": "MEN", "retry_in": 4800}, "indisponible", 4),
        ({"status": 504, "code": "25002", "provider": "MESRI"}, "indisponible", 4),
        ({"status": 429, "code": "00429"}, "limite_atteinte", 4),
    ],
    ids=lambda v: f"{v['status']}-{v['code']}" if isinstance(v, dict) else "",
)
def test_an_error_of_production_has_its_outcome(
    erreur: dict[str, object], etat: str, code_sortie: int, source: Source, demander: Demander, bac: BacASable
) -> None:
    bac.pannes({"kind": "error", "times": SANS_FIN, **erreur})

    resultat = demander(PERSONNES[source], source)

    assert (resultat.json["etat"], resultat.code) == (etat, code_sortie)
    assert (resultat.json["source"], resultat.json["donnees"]) == (source, None)
    assert str(erreur["code"]) in resultat.json["message"]


@pytest.mark.parametrize("panne", ["drop", "garbage", "truncate", "html", "empty", "redirect"])
@pytest.mark.parametrize("source", PERSONNES)
def test_a_fault_of_the_way_certifies_nothing(panne: str, source: Source, demander: Demander, bac: BacASable) -> None:
    bac.pannes({"kind": panne, "times": SANS_FIN})

    resultat = demander(PERSONNES[source], source)

    assert (resultat.code, resultat.json["donnees"]) == (4, None)


def _masques() -> list[tuple[dict[str, Any], str]]:
    """Each case of the new sources that succeeds, with each scope that leaves something of it."""
    cas = {_source(c): c for c in _cas() if c["status"] == 200 and _source(c) in PERSONNES}
    return [(c, scope) for source, c in cas.items() for scope in dict.fromkeys(DESCRIPTIONS[source].scopes.values())]


@pytest.mark.parametrize(
    ("cas", "scope"), _masques(), ids=lambda v: v if isinstance(v, str) else v["path"].split("/")[3]
)
def test_any_part_may_be_absent(cas: dict[str, Any], scope: str, demander: Demander, bac: BacASable) -> None:
    source, donnees = _source(cas), cas["body"]["data"]
    prealable = DESCRIPTIONS[source].prealable
    identite = [DESCRIPTIONS[prealable.source].scopes[prealable.bloc]] if prealable else []

    resultat = demander(_personne(cas["params"]), source, jeton=bac.jeton([scope, *identite]))

    ouverts = {nom for nom, s in DESCRIPTIONS[source].scopes.items() if s == scope}
    rendus = set(resultat.json["donnees"] or ())
    assert resultat.json["etat"] in ("certifie", "reponse_illisible")
    assert rendus & set(DESCRIPTIONS[source].scopes) == ouverts & donnees.keys()


@pytest.mark.parametrize(
    ("personne", "etat", "identite_differente"),
    [
        (MARTINE, "certifie", False),
        (MARTINE | {"prenoms": ["Martin"]}, "certifie", True),
        (MARTINE | {"date_naissance": "1991-01-06"}, "certifie", True),
        ({"identifiant_france_travail": "123456A"}, "certifie", None),
        ({"identifiant_france_travail": "123461A", "nom_famille": "MALLETTE", "prenoms": ["Alex"]}, "certifie", False),
    ],
)
def test_the_identity_of_a_user_name_is_compared(
    personne: dict[str, Any], etat: str, identite_differente: object, demander: Demander
) -> None:
    rendu = demander(personne, Source.STATUT_DEMANDEUR_EMPLOI).json

    assert (rendu["etat"], rendu["identite_differente"]) == (etat, identite_differente)


def test_someone_who_left_is_told_so(demander: Demander) -> None:
    rendu = demander({"identifiant_france_travail": "123461A"}, Source.STATUT_DEMANDEUR_EMPLOI).json

    assert "plus inscrite depuis le 01/09/2025" in rendu["message"]


def test_payments_are_asked_for_after_the_registration(demander: Demander, bac: BacASable) -> None:
    rendu = demander(DUPONT, Source.INDEMNITES_FRANCE_TRAVAIL).json

    assert (rendu["etat"], rendu["identite_differente"]) == ("certifie", False)
    assert [CHEMINS[appel["path"]] for appel in bac.appels()] == [
        Source.STATUT_DEMANDEUR_EMPLOI,
        Source.INDEMNITES_FRANCE_TRAVAIL,
    ]


def test_payments_of_somebody_else_are_not_asked_for(demander: Demander, bac: BacASable) -> None:
    resultat = demander(DUPONT | {"nom_famille": "Durand"}, Source.INDEMNITES_FRANCE_TRAVAIL)

    rendu = resultat.json
    assert (resultat.code, rendu["etat"], rendu["identite_differente"]) == (3, "non_reconnu", True)
    assert (rendu["donnees"], rendu["source"]) == (None, Source.INDEMNITES_FRANCE_TRAVAIL)
    assert "Identifiant d’une autre personne" in rendu["message"]
    assert len(bac.appels()) == 1


def test_payments_are_not_asked_for_when_the_identity_is_not_open(demander: Demander, bac: BacASable) -> None:
    jeton = bac.jeton(["pole_emploi_paiements", "pole_emploi_inscription"])

    resultat = demander(DUPONT, Source.INDEMNITES_FRANCE_TRAVAIL, jeton=jeton)

    assert (resultat.code, resultat.json["etat"]) == (4, "droits_insuffisants")
    assert "Identité non vérifiable" in resultat.json["message"]


@pytest.mark.parametrize(
    ("lieu", "parametres"),
    [
        (
            {"departements": ["13", "2A"], "degre": "2D"},
            {"codesBcnDepartements[]": ["013", "02A"], "degreEtablissement": ["2D"]},
        ),
        (
            {"regions": ["Normandie", "16"], "degre": "1D"},
            {"codesBcnRegions[]": ["14", "16"], "degreEtablissement": ["1D"]},
        ),
        ("0130039X", {"codeEtablissement": ["0130039X"]}),
    ],
)
def test_a_pupil_is_looked_for_where_it_is_said(
    lieu: object, parametres: dict[str, list[str]], demander: Demander, bac: BacASable
) -> None:
    demander(CLARA | {"etablissement": lieu}, Source.SCOLARITE)

    (appel,) = bac.appels()
    assert {nom: valeurs for nom, valeurs in appel["query"].items() if nom in parametres} == parametres


def test_a_source_that_the_service_does_not_have_yet_says_nothing_of_the_person(demander: Demander) -> None:
    rendu = demander(PERSONNE, Source.ALLOCATION_RENTREE_SCOLAIRE).json

    assert (rendu["etat"], rendu["code"]) == ("indisponible", "00404")
    assert "Cela ne dit rien de la personne" in rendu["message"]
