"""Every fault of the server gives its message, never a traceback nor a hang."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.conftest import BacASable
from tests.fakes.commandes import PERSONNE, Resultat
from tests.fakes.reseau import TempsFictif

pytestmark = pytest.mark.network
# Known to the server: asked about it again and again, it answers.
PIERRE = {
    "nom_famille": "MARTIN",
    "prenoms": ["PIERRE"],
    "sexe": "M",
    "date_naissance": "1987-06-12",
    "naissance": {"pays": "99100", "commune": "13055"},
}
SANS_FIN = 1000


@pytest.mark.parametrize(
    ("panne", "etat", "dit"),
    [
        ({"kind": "409"}, "indisponible", "exactement la même demande"),
        ({"kind": "429", "retry_after": 1}, "limite_atteinte", "dans 1 seconde,"),
        ({"kind": "429", "retry_after": 600}, "limite_atteinte", "dans 10 minutes"),
        ({"kind": "429"}, "limite_atteinte", "secondes, pas avant"),
        ({"kind": "502"}, "indisponible", "37999"),
        ({"kind": "503"}, "indisponible", "maintenance"),
        ({"kind": "503", "retry_after": 300}, "indisponible", "dans 5 minutes"),
        ({"kind": "504"}, "indisponible", "pas répondu dans le délai"),
        ({"kind": "drop"}, "indisponible", "coupée avant toute réponse"),
        ({"kind": "hang", "delay": 1}, "indisponible", "pas répondu à temps"),
        ({"kind": "slow", "delay": 1}, "indisponible", "pas répondu à temps"),
        ({"kind": "garbage"}, "reponse_illisible", "forme attendue"),
        ({"kind": "truncate"}, "reponse_illisible", "s’est arrêtée en chemin"),
        ({"kind": "html"}, "reponse_illisible", "portail d’accueil"),
        ({"kind": "empty"}, "reponse_illisible", "sans rien dire"),
        ({"kind": "redirect"}, "reponse_illisible", "n’a pas été suivie"),
    ],
    ids=lambda v: v["kind"] if isinstance(v, dict) else "",
)
def test_a_fault_is_said(
    panne: dict[str, object],
    etat: str,
    dit: str,
    demander: Callable[..., Resultat],
    bac: BacASable,
    temps: TempsFictif,
) -> None:
    bac.pannes({"times": SANS_FIN, **panne})

    resultat = demander(PIERRE)

    assert (resultat.json["etat"], resultat.code, resultat.erreurs) == (etat, 4, "")
    assert dit in resultat.json["message"]
    assert resultat.json["donnees"] is None
    assert temps.ecoule <= 10.1


@pytest.mark.parametrize(
    "panne",
    [
        {"kind": "409", "times": 2},
        {"kind": "429", "times": 2, "retry_after": 1},
        {"kind": "503", "times": 2},
        {"kind": "504", "times": 2},
        {"kind": "error", "status": 502, "code": "23008", "times": 2},
        {"kind": "error", "status": 502, "code": "00501", "retry_in": 10},
        {"kind": "slow", "delay": 0.05},
    ],
    ids=lambda v: f"{v['kind']}-{v.get('code', '')}",
)
def test_a_fault_that_passes_is_waited_for(
    panne: dict[str, object], demander: Callable[..., Resultat], bac: BacASable
) -> None:
    bac.pannes(panne)

    assert demander(PIERRE).json["etat"] == "certifie"


@pytest.mark.parametrize(
    ("erreur", "etat", "code_sortie", "dit"),
    [
        ({"status": 422, "code": "35560", "provider": "CNAF"}, "non_reconnu", 3, "Personne non reconnue"),
        ({"status": 422, "code": "00355", "provider": "CNAF"}, "non_reconnu", 3, "Personne non reconnue"),
        ({"status": 422, "code": "00355"}, "parametre_refuse", 4, "Mois refusé"),
        ({"status": 422, "code": "36563", "provider": "CNAV"}, "ambigu", 4, "Plusieurs personnes"),
        ({"status": 409, "code": "26015"}, "ambigu", 4, "Plusieurs personnes"),
        ({"status": 422, "code": "00421"}, "parametre_refuse", 4, "Erreur 00421"),
        ({"status": 404, "code": "23003", "provider": "CNAF"}, "introuvable", 3, "(Caf)"),
        ({"status": 404, "code": "10003", "provider": "MSA"}, "introuvable", 3, "MSA"),
        ({"status": 404, "code": "40003", "provider": "RNCPS"}, "introuvable", 3, "Sécurité sociale"),
        ({"status": 404, "code": "35003"}, "introuvable", 3, "Pas de dossier"),
        ({"status": 404, "code": "00404"}, "indisponible", 4, "Adresse inconnue"),
        ({"status": 404, "code": "00402"}, "indisponible", 4, "Adresse inconnue"),
        ({"status": 400, "code": "00401"}, "parametre_refuse", 4, "mal formé"),
        ({"status": 401, "code": "00108"}, "jeton_refuse", 4, "production"),
        ({"status": 403, "code": "00107"}, "droits_insuffisants", 4, "adresses Internet"),
        ({"status": 410, "code": "00410"}, "indisponible", 4, "retirée"),
        ({"status": 451, "code": "37451"}, "indisponible", 4, "légale"),
        ({"status": 500, "code": "00500"}, "indisponible", 4, "Erreur interne"),
        ({"status": 503, "code": "23020", "provider": "CNAF", "retry_in": 900}, "indisponible", 4, "dans 15 minutes"),
        ({"status": 418, "code": "99418"}, "indisponible", 4, "99418"),
    ],
    ids=lambda v: f"{v['status']}-{v['code']}" if isinstance(v, dict) else "",
)
def test_an_error_of_production_is_said(
    erreur: dict[str, object],
    etat: str,
    code_sortie: int,
    dit: str,
    demander: Callable[..., Resultat],
    bac: BacASable,
) -> None:
    bac.pannes({"kind": "error", "times": SANS_FIN, **erreur})

    resultat = demander(PIERRE)

    assert (resultat.json["etat"], resultat.code) == (etat, code_sortie)
    assert dit in resultat.json["message"]
    assert (resultat.json["code"], resultat.json["http"]) == (erreur["code"], erreur["status"])


@pytest.mark.parametrize(
    ("jeton", "etat", "dit"),
    [
        ("expire", "jeton_refuse", "Jeton expiré"),
        ("liste-noire", "jeton_refuse", "liste noire"),
        ("inconnu", "jeton_refuse", "ne reconnaît pas le jeton"),
        ("interdit", "droits_insuffisants", "habilitation"),
    ],
)
def test_a_token_refused_is_said(jeton: str, etat: str, dit: str, demander: Callable[..., Resultat]) -> None:
    resultat = demander(PIERRE, jeton=jeton)

    assert (resultat.json["etat"], resultat.code) == (etat, 4)
    assert dit in resultat.json["message"]


def test_a_token_past_its_end_or_without_the_scope_is_said(demander: Callable[..., Resultat], bac: BacASable) -> None:
    assert demander(PIERRE, jeton=bac.jeton(["*"], lifetime=-60)).json["etat"] == "jeton_refuse"
    assert demander(PIERRE, jeton=bac.jeton(["cnaf_adresse"]), source="prime_activite").json["etat"] == (
        "droits_insuffisants"
    )


def test_the_call_carries_the_recipient_and_never_the_token_in_its_address(
    demander: Callable[..., Resultat], bac: BacASable
) -> None:
    demander(PERSONNE)

    (appel,) = bac.appels()
    assert appel["query"]["recipient"] == ["13002526500013"]
    assert appel["query"]["prenoms[]"] == ["JEANNE", "STEPHANIE"]
    assert "token" not in appel["query"]
    assert appel["headers"]["User-Agent"].startswith("ccas-desktop/")
