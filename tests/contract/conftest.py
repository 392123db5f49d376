"""The replay server of the official cases, in this process; skipped where it is absent."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import Delais
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from tests.fakes.commandes import PERSONNE, Resultat, arguments_query, ecrire, lancer
from tests.fakes.reseau import TempsFictif

# The server keeps a call that hangs longer than this: the client leaves first.
IMPATIENT = Delais(connexion=2, lecture=0.5, total=2)


class BacASable:
    """The server, and how to make it fail."""

    def __init__(self, url: str, fabriquer_jeton: Callable[..., str]) -> None:
        self.url = url
        self.jeton = fabriquer_jeton

    def pannes(self, *pannes: dict[str, object]) -> None:
        self._appeler("/_sandbox/faults", json.dumps(pannes).encode())

    def appels(self) -> list[dict[str, Any]]:
        return [a for a in self.tous_les_appels() if a["path"].startswith("/v")]

    def tous_les_appels(self) -> list[dict[str, Any]]:
        """Return the pings too, in the order they came."""
        return list(json.loads(self._appeler("/_sandbox/calls")))

    def oublier(self) -> None:
        self.pannes()
        urlopen(Request(f"{self.url}/_sandbox/calls", method="DELETE")).close()  # noqa: S310

    def _appeler(self, chemin: str, corps: bytes | None = None) -> bytes:
        with urlopen(Request(self.url + chemin, data=corps)) as reponse:  # noqa: S310  # the server of this test
            return bytes(reponse.read())


@pytest.fixture(scope="session")
def _serveur(shared: Path) -> Iterator[Any]:
    chemin = shared / "sandbox" / "serve.py"
    if not chemin.exists():
        pytest.skip("the replay server is not beside the repository")
    spec = importlib.util.spec_from_file_location("serveur_de_rejeu", chemin)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    serveur = module.serve()
    # Headers and body are written apart: each reply would wait 40 ms for an acknowledgement.
    serveur.RequestHandlerClass.disable_nagle_algorithm = True
    yield BacASable(serveur.url, module.make_token)
    serveur.shutdown()
    serveur.server_close()


@pytest.fixture
def bac(_serveur: BacASable) -> BacASable:
    _serveur.oublier()
    return _serveur


@pytest.fixture
def temps() -> TempsFictif:
    return TempsFictif()


@pytest.fixture
def demander(bac: BacASable, temps: TempsFictif, tmp_path: Path) -> Iterator[Callable[..., Resultat]]:
    """Ask as `query` does, the waits counted and not slept."""
    ouverts: list[ClientsApiParticulier] = []

    def ouvrir(acces: AccesApi, jeton: str) -> ApiParticulier:
        ouverts.append(ClientsApiParticulier(lambda: jeton, rythme=temps.rythme, delais=IMPATIENT))
        return ouverts[-1].ouvrir(acces)

    def demander(personne: object = PERSONNE, source: str = "quotient_familial", jeton: str | None = None) -> Resultat:
        entree = jeton if jeton is not None else bac.jeton(["*"])
        fichier = ecrire(tmp_path, personne)
        return lancer(*arguments_query(fichier, bac.url, source), entree=entree, ouvrir_api=ouvrir)

    yield demander
    for clients in ouverts:
        clients.fermer()
