"""When a call fails, the service is asked how the administration is doing, and its words are those of the message."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ccas_desktop.adapters.apis.pings import lire_ping
from ccas_desktop.adapters.apis.transport import EchecTransport, Parametres, ReponseBrute
from ccas_desktop.application.messages.appels import message_appel
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.reponses.etat_service import EtatService, StatutService
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from tests.fakes.reseau import DEBUT, PERSONNE, ReseauFictif, client, erreur, succes

QF = Source.QUOTIENT_FAMILIAL
PANNE = erreur(503, "23020", provider="CNAF", retry_in=900)


def ping(http: int = 200, **champs: object) -> ReponseBrute:
    return ping_de(champs, http)


def ping_de(champs: Mapping[str, object], http: int = 200) -> ReponseBrute:
    return ReponseBrute(http, {"content-type": "application/json"}, json.dumps(dict(champs)).encode())


def test_a_failure_asks_how_the_administration_is_doing() -> None:
    reseau = ReseauFictif(PANNE, ping=ping(status="maintenance", until="2026-11-23T14:30:00Z"))

    reponse = client(reseau).interroger(QF, PERSONNE)

    ((chemin, parametres, entetes),) = reseau.pings
    assert (chemin, parametres) == ("/api/cnaf_msa_quotient_familial/ping", ())
    assert "authorization" not in entetes
    assert reponse.service == EtatService(StatutService.MAINTENANCE, datetime(2026, 11, 23, 14, 30, tzinfo=UTC))
    assert "jusqu’au 23/11/2026 à 15\u00a0h\u00a030" in message_appel(reponse).texte


@pytest.mark.parametrize(
    ("reponse_du_ping", "dite"),
    [
        (ping(status="ok"), "cette administration répond"),
        (ping(502, status="bad_gateway"), "ne lui répond pas"),
        (ping(status="maintenance"), "annonce une maintenance"),
        (ping(status="unknown"), ""),
        (ReponseBrute(200), ""),
        (ReponseBrute(404, {"content-type": "text/html"}, b"<html>"), ""),
    ],
)
def test_the_message_says_what_the_service_says(reponse_du_ping: ReponseBrute, dite: str) -> None:
    reponse = client(ReseauFictif(PANNE, ping=reponse_du_ping)).interroger(QF, PERSONNE)

    texte = message_appel(reponse).texte
    assert dite in texte
    assert ("Le service" in texte) is bool(dite)


@pytest.mark.parametrize(
    "brute",
    [succes({"quotient_familial": {"valeur": 0}}), erreur(404, "23003"), erreur(401, "00103"), erreur(500, "00500")],
)
def test_nothing_more_is_asked_of_a_call_that_was_answered(brute: ReponseBrute) -> None:
    reseau = ReseauFictif(brute)

    client(reseau).interroger(QF, PERSONNE)

    assert reseau.pings == []


@pytest.mark.parametrize(
    "untrusted", [{}, {"status": 3}, {"status": ["ok"]}, {"status": "OK"}, {"status": None, "until": "demain"}]
)
def test_a_ping_that_says_nothing_known_says_nothing(untrusted: Mapping[str, object]) -> None:
    assert lire_ping(ping_de(untrusted)) is None


@pytest.mark.parametrize("fin", ["demain", 3, None, "9999-99-99", "0001-01-01T00:00:00+23:59"])
def test_an_end_that_cannot_be_read_is_left_out(fin: object) -> None:
    lu = lire_ping(ping(status="maintenance", until=fin))

    assert lu is not None
    assert lu.jusqua is None


class Expire:
    """A network where some paths never connect."""

    def __init__(self, *chemins: str) -> None:
        self._chemins = chemins

    def __call__(self, chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        if any(fin in chemin for fin in self._chemins):
            raise EchecTransport(CauseAppel.CONNEXION_EXPIREE)
        return ping(status="ok")


@pytest.mark.parametrize(
    ("chemins", "cause", "dite"),
    [
        (("/v3/", "/ping"), CauseAppel.TOUT_EXPIRE, "pas même celle qui dit son état"),
        (("/v3/",), CauseAppel.CONNEXION_EXPIREE, "cette administration répond"),
    ],
)
def test_a_ping_that_expires_too_is_the_sign_of_a_ban(chemins: tuple[str, ...], cause: CauseAppel, dite: str) -> None:
    reponse = client(Expire(*chemins)).interroger(QF, PERSONNE)

    message = message_appel(reponse)
    assert (reponse.etat, reponse.cause) == (EtatAppel.INDISPONIBLE, cause)
    assert dite in message.texte
    assert ("douze heures" in message.titre) is (cause is CauseAppel.TOUT_EXPIRE)


def test_a_known_maintenance_is_told() -> None:
    dimanche = datetime(2026, 11, 22, 22, 10, tzinfo=UTC)
    panne = ReponseCertifiee(QF, EtatAppel.INDISPONIBLE, dimanche, http=503, code="23020")

    assert (
        "La Caf et la MSA\u00a0: maintenance chaque dimanche de 23\u00a0h\u00a000 à 23\u00a0h\u00a045."
        in message_appel(panne).texte
    )
    assert "chaque dimanche" not in message_appel(replace(panne, instant=DEBUT)).texte


def test_each_way_of_asking_has_its_ping() -> None:
    pings = [requete.ping for decrite in DESCRIPTIONS.values() for requete in decrite.requetes]

    assert all(nom.replace("_", "").isalpha() for nom in pings)
    assert len(pings) == len(set(pings))
