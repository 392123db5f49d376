from __future__ import annotations

import gzip
import logging
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccas_desktop import __version__
from ccas_desktop.adapters.apis.transport import (
    TAILLE_MAXIMUM,
    Delais,
    EchecTransport,
    ReponseBrute,
    Transport,
    transport_simule,
)
from ccas_desktop.domain.certifie.certifie import CauseAppel

DEBUT = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
IDENTITE = (("nomNaissance", "ROUXSECRET"), ("prenoms[]", "JEANNE"), ("prenoms[]", "LÉA"))
PRESSE = Delais(connexion=2, lecture=0.3, total=0.5)


@contextmanager
def serveur(jouer: Callable[[socket.socket], None], tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server of one connection, that does what it is told with the bytes of the wire."""
    with socket.create_server(("127.0.0.1", 0)) as ecoute:

        def servir() -> None:
            prise, _ = ecoute.accept()
            try:
                with tls.wrap_socket(prise, server_side=True) if tls else prise as liaison:
                    liaison.recv(65536)
                    jouer(liaison)
            except OSError:
                pass

        fil = threading.Thread(target=servir)
        fil.start()
        yield f"http{'s' if tls else ''}://127.0.0.1:{ecoute.getsockname()[1]}"
        fil.join()


def cause(transport: Transport, **options: Callable[[], bool]) -> CauseAppel:
    with pytest.raises(EchecTransport) as echec:
        transport.obtenir("/v3", IDENTITE, {"Authorization": "Bearer JETONSECRET"}, **options)
    transport.fermer()
    return echec.value.cause


def test_repeats_the_parameters_and_presents_itself() -> None:
    recus = []

    def repondre(chemin: str, parametres: object, entetes: object) -> ReponseBrute:
        recus.append((chemin, parametres, entetes))
        return ReponseBrute(200, {"X-Request-ID": "abc"}, b"{}")

    reponse = Transport("https://api.invalid/", simulation=transport_simule(repondre)).obtenir("/v3", IDENTITE)

    ((chemin, parametres, entetes),) = recus
    assert (chemin, parametres) == ("/v3", IDENTITE)
    assert isinstance(entetes, dict)
    assert entetes["user-agent"] == f"ccas-desktop/{__version__}"
    assert (reponse.statut, reponse.entetes["x-request-id"], reponse.corps) == (200, "abc", b"{}")


def test_posts_a_form() -> None:
    recus = []

    def repondre(chemin: str, parametres: object, entetes: Mapping[str, str]) -> ReponseBrute:
        recus.append((chemin, parametres, entetes["content-type"]))
        return ReponseBrute(400, {}, b"{}")

    transport = Transport("https://api.invalid/token", simulation=transport_simule(repondre))
    reponse = transport.poster("", (("grant_type", "client_credentials"), ("scope", "")), {"X-Relais": "1"})

    assert recus == [
        (
            "/token",
            (("grant_type", "client_credentials"), ("scope", "")),
            "application/x-www-form-urlencoded",
        )
    ]
    assert reponse.statut == 400


def test_what_refuses_a_client_certificate_goes_through_before_anything_is_sent() -> None:
    class CleRefuseeError(Exception):
        pass

    def refuser(_: ssl.SSLContext) -> None:
        raise CleRefuseeError

    with pytest.raises(CleRefuseeError):
        Transport("https://127.0.0.1:1", armer=refuser).obtenir("/v3", IDENTITE)


def test_does_not_follow_a_redirect() -> None:
    appels = []

    def repondre(chemin: str, *_: object) -> ReponseBrute:
        appels.append(chemin)
        return ReponseBrute(302, {"Location": "https://ailleurs.invalid/"})

    assert Transport("https://api.invalid", simulation=transport_simule(repondre)).obtenir("/v3").statut == 302
    assert appels == ["/v3"]


@pytest.mark.parametrize("corps", [b" " * (TAILLE_MAXIMUM + 1), b"\x00" * (TAILLE_MAXIMUM * 8)])
def test_stops_at_a_size_that_no_true_answer_has(corps: bytes) -> None:
    entetes = {"Content-Encoding": "gzip"}
    simulation = transport_simule(lambda *_: ReponseBrute(200, entetes, gzip.compress(corps)))

    assert cause(Transport("https://api.invalid", simulation=simulation)) is CauseAppel.TROP_LONGUE


def test_an_answer_that_cannot_be_decoded_is_cut() -> None:
    simulation = transport_simule(lambda *_: ReponseBrute(200, {"Content-Encoding": "gzip"}, b"pas du gzip"))

    assert cause(Transport("https://api.invalid", simulation=simulation)) is CauseAppel.TRONQUEE


@pytest.mark.network
@pytest.mark.parametrize(
    "octets",
    [
        DEBUT + b'Content-Length: 4096\r\n\r\n{"data": {}',
        DEBUT + b'Transfer-Encoding: chunked\r\n\r\n5\r\n{"dat',
    ],
)
def test_a_body_cut_in_the_middle_is_told_from_no_answer(octets: bytes) -> None:
    with serveur(lambda liaison: liaison.sendall(octets)) as url:
        assert cause(Transport(url)) is CauseAppel.TRONQUEE


@pytest.mark.network
@pytest.mark.parametrize("octets", [b"", b"SSH-2.0-OpenSSH\r\n"])
def test_a_connection_without_an_answer_is_cut_off(octets: bytes) -> None:
    with serveur(lambda liaison: liaison.sendall(octets)) as url:
        assert cause(Transport(url)) is CauseAppel.COUPURE


@pytest.mark.network
def test_a_service_that_says_nothing_is_left() -> None:
    parti = threading.Event()

    def se_taire(_: socket.socket) -> None:
        parti.wait(30)

    with serveur(se_taire) as url:
        assert cause(Transport(url, delais=PRESSE)) is CauseAppel.LECTURE_EXPIREE
        parti.set()


@pytest.mark.network
def test_an_answer_that_trickles_is_left() -> None:
    parti = threading.Event()

    def goutter(liaison: socket.socket) -> None:
        liaison.sendall(DEBUT + b"Content-Length: 4096\r\n\r\n")
        while not parti.wait(0.05):
            liaison.sendall(b" ")

    with serveur(goutter) as url:
        assert cause(Transport(url, delais=PRESSE)) is CauseAppel.LECTURE_EXPIREE
        parti.set()


@pytest.mark.network
def test_a_person_may_give_up_while_the_answer_comes() -> None:
    with serveur(lambda liaison: liaison.sendall(DEBUT + b"Content-Length: 2\r\n\r\n{}")) as url:
        assert cause(Transport(url), annule=lambda: True) is CauseAppel.ANNULE


@pytest.mark.network
def test_a_closed_door_is_the_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as ecoute:
        port = ecoute.getsockname()[1]

    assert cause(Transport(f"http://127.0.0.1:{port}")) is CauseAppel.RESEAU
    assert cause(Transport("http://api.invalid", proxy=lambda _: f"http://127.0.0.1:{port}")) is CauseAppel.PROXY


@pytest.mark.parametrize("adresse", ["http://", "ftp://api.invalid", "pas une adresse"])
def test_an_address_that_is_none_does_not_raise_otherwise(adresse: str) -> None:
    assert cause(Transport(adresse)) is CauseAppel.RESEAU


def test_a_proxy_that_is_none_is_said_so() -> None:
    assert cause(Transport("http://127.0.0.1:9", proxy=lambda _: "gopher://proxy")) is CauseAppel.PROXY


@pytest.mark.network
def test_a_proxy_that_wants_a_password_is_said_so() -> None:
    refus = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    with serveur(lambda liaison: liaison.sendall(refus)) as url:
        assert cause(Transport("https://api.invalid", proxy=lambda _: url)) is CauseAppel.PROXY_IDENTIFICATION


@pytest.mark.network
def test_a_certificate_that_the_system_does_not_know_is_refused(tmp_path: Path) -> None:
    cle, certificat = tmp_path / "cle.pem", tmp_path / "certificat.pem"
    commande = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*commande, "-keyout", cle, "-out", certificat], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl to make a certificate")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificat, cle)

    with serveur(lambda liaison: liaison.sendall(b""), tls) as url:
        assert cause(Transport(url)) is CauseAppel.CERTIFICAT


@pytest.mark.network
def test_nothing_of_a_call_is_ever_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serveur(lambda liaison: liaison.sendall(DEBUT + b"Content-Length: 2\r\n\r\n{}")) as url:
        transport = Transport(url)
        transport.obtenir("/v3", IDENTITE, {"Authorization": "Bearer JETONSECRET"})
        transport.fermer()

    with pytest.raises(EchecTransport) as echec:
        Transport("http://[::1]:1").obtenir("/v3", IDENTITE, {"Authorization": "Bearer JETONSECRET"})

    assert caplog.records == []
    assert "SECRET" not in repr(echec.value) + str(echec.value.__cause__)
    assert echec.value.__context__ is None
