"""Through the relay of the commune: the header it wants leaves with each call, and nothing keeps its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, Source
from tests.contract.conftest import IMPATIENT, BacASable
from tests.fakes.reseau import PERSONNE, SIRET, TempsFictif

pytestmark = pytest.mark.network

SECRET = "valeur-secrete-du-relais"
Ouvrir = Callable[[AccesApi], ApiParticulier]


@pytest.fixture
def jeton(bac: BacASable) -> list[str | None]:
    """Return the token of the workstation, which a test may take away."""
    return [bac.jeton(["*"])]


@pytest.fixture
def ouvrir(temps: TempsFictif, jeton: list[str | None]) -> Iterator[Ouvrir]:
    clients = ClientsApiParticulier(lambda: jeton[0], rythme=temps.rythme, delais=IMPATIENT)
    yield clients.ouvrir
    clients.fermer()


def par_le_relais(bac: BacASable) -> AccesApi:
    return AccesApi(SIRET, bac.url, relais=True, entetes=(("X-Cle-Relais", SECRET),))


def test_the_header_leaves_with_the_call(bac: BacASable, ouvrir: Ouvrir) -> None:
    reponse = ouvrir(par_le_relais(bac)).interroger(Source.QUOTIENT_FAMILIAL, PERSONNE)

    (appel,) = bac.appels()
    assert appel["headers"]["X-Cle-Relais"] == SECRET
    assert appel["token"]
    assert reponse.requete_id


def test_a_direct_call_has_no_such_header(bac: BacASable, ouvrir: Ouvrir) -> None:
    ouvrir(AccesApi(SIRET, bac.url)).interroger(Source.QUOTIENT_FAMILIAL, PERSONNE)

    (appel,) = bac.appels()
    assert SECRET not in str(appel)


def test_the_token_may_be_on_the_relay_alone(bac: BacASable, ouvrir: Ouvrir, jeton: list[str | None]) -> None:
    jeton[0] = None

    reponse = ouvrir(par_le_relais(bac)).interroger(Source.QUOTIENT_FAMILIAL, PERSONNE)

    # The replay server is no relay: it adds no token, and refuses.
    (appel,) = bac.appels()
    assert appel["token"] == ""
    assert reponse.etat is EtatAppel.JETON_REFUSE


def test_without_a_relay_nothing_leaves_without_a_token(
    bac: BacASable, ouvrir: Ouvrir, jeton: list[str | None]
) -> None:
    jeton[0] = None

    reponse = ouvrir(AccesApi(SIRET, bac.url)).interroger(Source.QUOTIENT_FAMILIAL, PERSONNE)

    assert reponse.cause is CauseAppel.JETON_ABSENT
    assert bac.appels() == []


def test_the_secret_is_in_no_representation(bac: BacASable) -> None:
    assert SECRET not in repr(par_le_relais(bac))
