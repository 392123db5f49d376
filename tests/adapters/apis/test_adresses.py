"""The Base Adresse Nationale: what is sent, what is read, and nothing at all when the service does not answer well."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.apis.adresses import ClientBaseAdresse, ClientsBaseAdresse, lire_adresses
from ccas_desktop.adapters.apis.transport import (
    Delais,
    Parametres,
    ReponseBrute,
    Transport,
    pas_de_proxy,
    transport_simule,
)
from ccas_desktop.domain.personnes.adresse import Adresse
from tests.adapters.apis.test_transport import DEBUT, serveur

# The shape that the documentation of the service shows (GeoCodeJSON), the values invented.
NUMERO = {"type": "housenumber", "name": "8 Boulevard du Port", "postcode": "80000", "city": "Amiens", "score": 0.49}
LIEU_DIT = {"type": "locality", "name": "Le Bas Bourg", "postcode": "61990", "city": "Valmorel"}
COMMUNE = {"type": "municipality", "name": "Amiens", "postcode": "80000", "city": "Amiens"}
PRESSE = Delais(connexion=0.5, lecture=0.2, total=0.4)


def reponse(*proprietes: Any) -> bytes:
    lieux = [{"type": "Feature", "geometry": {"type": "Point"}, "properties": p} for p in proprietes]
    return json.dumps({"type": "FeatureCollection", "features": lieux}).encode()


def client(
    repondre: Callable[[str, Parametres, Mapping[str, str]], ReponseBrute],
) -> ClientBaseAdresse:
    return ClientBaseAdresse(Transport("https://adresse.invalid/geocodage", simulation=transport_simule(repondre)))


def chercher(client: ClientBaseAdresse, texte: str = "8 bd du port") -> tuple[Adresse, ...]:
    return client.chercher(texte, annule=lambda: False)


def test_sends_the_words_of_the_address_and_reads_the_answer() -> None:
    recus: list[tuple[str, Parametres]] = []

    def repondre(chemin: str, parametres: Parametres, _entetes: Mapping[str, str]) -> ReponseBrute:
        recus.append((chemin, parametres))
        return ReponseBrute(200, {}, reponse(NUMERO, COMMUNE, LIEU_DIT, NUMERO))

    assert chercher(client(repondre), "x" * 150) == (
        Adresse(voie="8 Boulevard du Port", code_postal="80000", commune="Amiens"),
        Adresse(lieu_dit="Le Bas Bourg", code_postal="61990", commune="Valmorel"),
    )
    ((chemin, parametres),) = recus
    assert chemin == "/geocodage/search"
    assert parametres == (("q", "x" * 100), ("limit", "6"), ("autocomplete", "1"))


@pytest.mark.parametrize("statut", [204, 301, 400, 404, 429, 500, 503])
def test_an_answer_that_is_no_success_proposes_nothing(statut: int) -> None:
    assert chercher(client(lambda *_: ReponseBrute(statut, {}, reponse(NUMERO)))) == ()


@pytest.mark.parametrize(
    "corps",
    [
        b"",
        b"<html>proxy</html>",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'{"features": 3}',
        b'{"features": [null, 3, {}, {"properties": []}]}',
        reponse({**NUMERO, "postcode": 80000}),
        reponse({**NUMERO, "postcode": "8000"}),
        reponse({**NUMERO, "name": ""}),
        reponse({**NUMERO, "name": "x" * 101}),
        reponse({**NUMERO, "name": "8 rue\u0000du Port"}),
        reponse({**NUMERO, "city": None}),
    ],
)
def test_what_is_no_address_is_left_out(corps: bytes) -> None:
    assert lire_adresses(corps) == ()


@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps).map(str.encode)
)
def test_garbage_never_raises(corps: bytes) -> None:
    assert lire_adresses(corps) == ()


@pytest.mark.network
def test_a_service_that_trickles_is_given_up() -> None:
    parti = threading.Event()

    def goutter(liaison: socket.socket) -> None:
        liaison.sendall(DEBUT + b"Content-Length: 4096\r\n\r\n")
        while not parti.wait(0.05):
            liaison.sendall(b" ")

    with serveur(goutter) as url:
        transport = Transport(url, delais=PRESSE)
        assert chercher(ClientBaseAdresse(transport)) == ()
        transport.fermer()
        parti.set()


@pytest.mark.network
def test_a_service_that_is_down_proposes_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as ecoute:
        port = ecoute.getsockname()[1]
    transport = Transport(f"http://127.0.0.1:{port}", delais=PRESSE)
    assert chercher(ClientBaseAdresse(transport)) == ()
    transport.fermer()


def test_there_is_one_client_an_address() -> None:
    clients = ClientsBaseAdresse(proxy=pas_de_proxy, simulation=transport_simule(lambda *_: ReponseBrute(200)))
    assert clients.ouvrir("https://a.invalid") is clients.ouvrir("https://a.invalid")
    assert clients.ouvrir("https://a.invalid") is not clients.ouvrir("https://b.invalid")
