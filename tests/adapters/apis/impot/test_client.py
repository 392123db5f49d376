"""The client alone, its network in process: settings, retries, pace, and whatever a service may answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.transport import EchecTransport, ReponseBrute, transport_simule
from ccas_desktop.application.ports.impot import RessourceImpot
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, Spi
from ccas_desktop.domain.personnes.identite import Identite
from tests.fakes.reseau import TempsFictif
from tests.fakes.reseau_impot import ACCES, CHIFFRES, JOUR, JSON, SITUATION, Reseau, demander, objet, ouvrir
from tests.fakes.secrets_en_memoire import SecretsEnMemoire


@pytest.mark.parametrize(
    ("reglages", "cause"),
    [
        ({"url": ""}, CauseImpot.REGLAGES_INCOMPLETS),
        ({"teleservice": ""}, CauseImpot.REGLAGES_INCOMPLETS),
        ({"url_jeton": ""}, CauseImpot.REGLAGES_INCOMPLETS),
        ({"url": "http://passerelle.invalid"}, CauseImpot.ADRESSE_NON_CHIFFREE),
        ({"url_jeton": "http://passerelle.invalid/token"}, CauseImpot.ADRESSE_NON_CHIFFREE),
        ({"url": "https://[::1"}, CauseImpot.ADRESSE_NON_CHIFFREE),
        ({"teleservice": "é"}, CauseImpot.REGLAGES_INVALIDES),
        ({"entetes": (("X Relais", "1"),)}, CauseImpot.REGLAGES_INVALIDES),
        ({"entetes": (("X-Relais", "a\r\nb: c"),)}, CauseImpot.REGLAGES_INVALIDES),
        ({"client_id": ""}, CauseImpot.IDENTIFIANTS_ABSENTS),
    ],
)
def test_nothing_leaves_with_settings_that_cannot_work(reglages: dict[str, str], cause: CauseImpot) -> None:
    reseau = Reseau()

    reponse = demander(ouvrir(reseau, acces=replace(ACCES, **reglages)))  # type: ignore[arg-type]

    assert (reponse.etat, reponse.cause) == (EtatAppel.JETON_REFUSE, cause)
    assert reseau.appels == []


def test_trying_a_relay_that_holds_the_credentials_looks_at_the_settings_alone() -> None:
    reseau = Reseau()
    relais = replace(ACCES, url_jeton="", entetes=(("X-Relais", "1"),))

    assert ouvrir(reseau, acces=relais).eprouver() is None
    defaut = ouvrir(reseau, acces=replace(relais, teleservice="")).eprouver()

    assert defaut is not None
    assert defaut.cause is CauseImpot.REGLAGES_INCOMPLETS
    assert reseau.appels == []


def test_the_identity_returned_is_compared_with_the_one_typed() -> None:
    client = ouvrir(Reseau())

    def compare(prenom: str | None) -> bool | None:
        identite = Identite("Roux", (prenom,)) if prenom else None
        return client.interroger(Spi(CHIFFRES), jour=JOUR, identite=identite).identite_differente

    assert (compare("Jeanne"), compare("Paul"), compare(None)) == (False, True, None)


def test_the_two_years_resource_is_asked_once() -> None:
    reseau = Reseau(objet(404, {}))

    reponse = demander(ouvrir(reseau, acces=replace(ACCES, ressource=RessourceImpot.DERNIERE_SITUATION_DEUX_ANS)))

    assert (reponse.etat, reponse.annee, reponse.annees_demandees) == (EtatAppel.INTROUVABLE, None, ())
    assert len(reseau.appels) == 2


@pytest.mark.parametrize(
    "vide", [ReponseBrute(200, JSON, b""), objet(200, {}), objet(200, {"metaInfo": {}}), objet(200, None)]
)
def test_an_answer_with_nothing_in_it_asks_for_the_other_year(vide: ReponseBrute) -> None:
    reponse = demander(ouvrir(Reseau(vide, objet(200, SITUATION))))

    assert (reponse.etat, reponse.annee) == (EtatAppel.CERTIFIE, 2024)


def test_a_year_without_answer_then_a_failure_is_a_failure() -> None:
    reponse = demander(ouvrir(Reseau(objet(404, {}), objet(500, {"erreur": {"message": "panne"}}))))

    assert (reponse.etat, reponse.detail, reponse.annees_demandees) == (EtatAppel.INDISPONIBLE, "panne", (2025, 2024))


@pytest.mark.parametrize(
    ("brute", "etat", "cause"),
    [
        (ReponseBrute(302, {"location": "https://ailleurs.invalid"}), "reponse_illisible", CauseAppel.REDIRECTION),
        (ReponseBrute(407), "indisponible", CauseAppel.PROXY_IDENTIFICATION),
        (ReponseBrute(200, {"content-type": "text/html"}, b"<html>"), "reponse_illisible", CauseAppel.PAGE_WEB),
        (ReponseBrute(403, {"content-type": "text/html"}, b"<html>"), "reponse_illisible", CauseAppel.PAGE_WEB),
        (ReponseBrute(511, {"content-type": "text/html"}, b"<html>"), "reponse_illisible", CauseAppel.PAGE_WEB),
        (ReponseBrute(200, JSON, b'{"rfr": 18'), "reponse_illisible", CauseAppel.PAS_JSON),
        (ReponseBrute(200, JSON, b"[" * 100_000), "reponse_illisible", CauseAppel.PAS_JSON),
        (ReponseBrute(200, JSON, b" " * 3_000_000), "reponse_illisible", CauseAppel.TROP_LONGUE),
        (ReponseBrute(200, {"content-encoding": "gzip"}, b"pas du gzip"), "reponse_illisible", CauseAppel.TRONQUEE),
        (ReponseBrute(500, {"content-type": "text/html"}, b"<html>"), "indisponible", None),
        (ReponseBrute(418), "indisponible", None),
        (ReponseBrute(400), "parametre_refuse", None),
        (ReponseBrute(403), "introuvable", None),
        (ReponseBrute(401, {"content-type": "application/xml"}, b"<fault/>"), "jeton_refuse", None),
    ],
    ids=lambda valeur: str(getattr(valeur, "statut", valeur)),
)
def test_whatever_is_answered_is_an_outcome(brute: ReponseBrute, etat: str, cause: CauseAppel | None) -> None:
    reponse = demander(ouvrir(Reseau(brute)))

    assert (reponse.etat, reponse.cause, reponse.situation) == (etat, cause, None)


@pytest.mark.parametrize(
    ("contenu", "code", "detail"),
    [
        ({"erreur": {"message": "format SPI incorrect"}}, None, "format SPI incorrect"),
        ({"erreur": {"code": 4001, "message": "a", "description": "b"}}, "4001", "a b"),
        ({"erreur": "format SPI incorrect"}, None, "format SPI incorrect"),
        ({"fault": {"code": 900800, "message": "Message throttled out"}}, "900800", "Message throttled out"),
        ({"message": "m", "code": True}, None, "m"),
        ({"erreur": {"message": ["a"]}}, None, None),
        ({"erreur": {"message": 10**30}}, None, None),
        ({}, None, None),
        ([], None, None),
    ],
)
def test_the_words_of_the_service_are_kept(contenu: object, code: str | None, detail: str | None) -> None:
    reponse = demander(ouvrir(Reseau(objet(400, contenu))))

    assert (reponse.etat, reponse.code, reponse.detail) == (EtatAppel.PARAMETRE_REFUSE, code, detail)


@pytest.mark.parametrize(
    "passagere",
    [objet(429, {}, retry_after="3"), objet(503, {}, retry_after="2"), ReponseBrute(502), ReponseBrute(504)],
    ids=lambda brute: str(brute.statut),
)
def test_what_passes_by_itself_is_asked_again(passagere: ReponseBrute) -> None:
    reseau = Reseau(passagere)
    reseau.reponses.append(objet(200, SITUATION))
    client = ouvrir(reseau)

    reponse = demander(client)

    correlations = [entetes["x-correlation-id"] for chemin, _, entetes in reseau.appels if chemin != "/token"]
    assert reponse.etat is EtatAppel.CERTIFIE
    assert len(set(correlations)) == 2
    assert reponse.requete_id == correlations[-1]


def test_a_long_wait_is_said_rather_than_made() -> None:
    temps, reseau = TempsFictif(), Reseau(objet(429, {}, retry_after="45"))

    reponse = demander(ouvrir(reseau, temps))

    assert (reponse.etat, reponse.reessayer_dans) == (EtatAppel.LIMITE_ATTEINTE, 45)
    assert temps.ecoule < 1


def test_giving_up_during_a_wait_ends_it() -> None:
    temps, reseau = TempsFictif(), Reseau(objet(503, {}, retry_after="5"))

    reponse = demander(ouvrir(reseau, temps), annule=lambda: temps.ecoule > 1)

    assert reponse.cause is CauseAppel.ANNULE
    assert reseau.nombre("/2025") == 1


def test_no_more_than_fifty_calls_leave_in_a_minute() -> None:
    temps, reseau = TempsFictif(), Reseau()
    client = ouvrir(reseau, temps)

    reponses = [demander(client) for _ in range(60)]

    assert len(reseau.appels) == 50
    assert temps.ecoule < 60
    derniere = reponses[-1]
    assert (derniere.etat, derniere.cause) == (EtatAppel.LIMITE_ATTEINTE, CauseAppel.LIMITE_DU_BUREAU)
    assert derniere.reessayer_dans is not None
    assert 0 < derniere.reessayer_dans <= 60


def test_giving_up_while_the_pace_makes_wait_ends_it() -> None:
    temps = TempsFictif()
    client = ouvrir(Reseau(), temps)
    for _ in range(49):
        demander(client)
    temps.dormir(55)

    reponse = demander(client, annule=lambda: True)

    assert reponse.cause is CauseAppel.ANNULE


def test_one_client_serves_an_access_until_all_are_closed() -> None:
    clients = ClientsApiImpot(SecretsEnMemoire(), simulation=transport_simule(Reseau()))
    premier = clients.ouvrir(ACCES)

    assert clients.ouvrir(replace(ACCES)) is premier
    assert clients.ouvrir(replace(ACCES, teleservice="AUTRE")) is not premier
    clients.fermer()
    assert clients.ouvrir(ACCES) is not premier


@pytest.mark.parametrize("cause", [CauseAppel.LECTURE_EXPIREE, CauseAppel.RESEAU, CauseAppel.CONNEXION_EXPIREE])
def test_a_network_that_fails_is_an_outcome(cause: CauseAppel) -> None:
    def echouer(chemin: str, *_: object) -> ReponseBrute:
        if chemin == "/token":
            return objet(200, {"access_token": "jeton"})
        raise EchecTransport(cause)

    reponse = demander(ouvrir(echouer))

    assert (reponse.etat, reponse.cause) == (EtatAppel.INDISPONIBLE, cause)
    assert reponse.requete_id


def test_an_alert_of_tls_about_something_else_is_no_certificate() -> None:
    def alerter(*_: object) -> ReponseBrute:
        raise EchecTransport(CauseAppel.RESEAU, "TLSV1_ALERT_PROTOCOL_VERSION")

    assert demander(ouvrir(alerter)).cause is CauseAppel.RESEAU


@given(
    st.integers(200, 599),
    st.sampled_from([b"", b"{}", b"<a>", b'{"erreur": null}', b'{"rfr": []}', b"\xff\xfe", b'{"rfr": 1}'])
    | st.binary(),
)
def test_no_answer_ever_raises(statut: int, corps: bytes) -> None:
    reponse = demander(ouvrir(Reseau(ReponseBrute(statut, JSON, corps))))

    assert (reponse.situation is not None) is (reponse.etat is EtatAppel.CERTIFIE)
