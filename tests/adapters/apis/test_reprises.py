from __future__ import annotations

from datetime import timedelta

import pytest

from ccas_desktop.adapters.apis.reponses import lire_reponse
from ccas_desktop.adapters.apis.reprises import conseil, delai_avant_reprise
from ccas_desktop.adapters.apis.transport import ReponseBrute
from tests.fakes.reseau import DEBUT, erreur

FENETRE = {"RateLimit-Remaining": "0", "RateLimit-Reset": str(int((DEBUT + timedelta(seconds=25)).timestamp()))}


def delai(brute: ReponseBrute, essai: int = 1) -> float | None:
    entetes = {nom.lower(): valeur for nom, valeur in brute.entetes.items()}
    return delai_avant_reprise(lire_reponse(brute), entetes, essai=essai, maintenant=DEBUT)


@pytest.mark.parametrize(
    ("entetes", "attendu"),
    [
        ({"Retry-After": "3"}, 3),
        ({"Retry-After": "Mon, 23 Nov 2026 09:00:07 GMT"}, 7),
        ({"Retry-After": "Mon, 23 Nov 2026 08:00:00 GMT"}, 0),
        ({"Retry-After": "99999999999999"}, 24 * 3600),
        ({"Retry-After": "-5"}, 60),
        ({"Retry-After": "plus tard"}, 60),
        (FENETRE, 25),
        (FENETRE | {"RateLimit-Remaining": "12"}, 60),
        (FENETRE | {"RateLimit-Reset": "99999999999"}, 60),
        (FENETRE | {"Date": "Mon, 23 Nov 2026 09:00:20 GMT"}, 5),
        (FENETRE | {"Date": "hier"}, 25),
        ({}, 60),
    ],
)
def test_obeys_what_a_429_asks(entetes: dict[str, str], attendu: float) -> None:
    assert delai(erreur(429, "00429", entetes=entetes)) == attendu


def test_an_identical_call_in_progress_is_waited_for() -> None:
    conflit = erreur(409, "00015")

    assert [delai(conflit, essai) for essai in (1, 2, 3, 4)] == [2, 3, 4, None]
    assert delai(erreur(409, "26015")) is None


@pytest.mark.parametrize("statut", [503, 504])
def test_what_passes_by_itself_is_asked_again_later_and_later(statut: int) -> None:
    assert [delai(erreur(statut, "37002"), essai) for essai in (1, 2, 3, 4)] == [1, 2, 4, None]


@pytest.mark.parametrize("code", ["23008", "37011", "00501"])
def test_a_passing_error_of_the_provider_is_asked_again(code: str) -> None:
    assert delai(erreur(502, code)) == 1
    assert delai(erreur(502, code, retry_in=10)) == 10


@pytest.mark.parametrize("code", ["37999", "37000", "37001", "37009", "42"])
def test_a_lasting_error_of_the_provider_is_not(code: str) -> None:
    assert delai(erreur(502, code)) is None


def test_a_bad_gateway_without_a_word_is_asked_again() -> None:
    assert delai(ReponseBrute(502)) == 1


@pytest.mark.parametrize("statut", [400, 401, 403, 404, 410, 422, 451, 500])
def test_a_refusal_is_never_asked_again(statut: int) -> None:
    assert delai(erreur(statut, "00000")) is None


def test_the_service_says_when_its_maintenance_ends() -> None:
    assert delai(erreur(503, "23020", retry_in=300)) == 300
    assert delai(ReponseBrute(503, {"retry-after": "120"})) == 120


def test_advises_a_minute_when_nothing_is_said() -> None:
    assert conseil(lire_reponse(erreur(504, "37002")), {}, DEBUT) == 60
    assert conseil(lire_reponse(erreur(503, "37020", retry_in=300)), {}, DEBUT) == 300
    assert conseil(lire_reponse(erreur(502, "37999")), {}, DEBUT) is None
