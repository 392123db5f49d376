from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.impot.client import ClientApiImpot
from ccas_desktop.adapters.apis.limiteur import Limiteur
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.transport import Delais
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, NOM_MOT_DE_PASSE_CERTIFICAT, AccesImpot
from tests.fakes.dgfip import CLE, CLIENT_ID, TELESERVICE, Passerelle, passerelle_ouverte
from tests.fakes.reseau import TempsFictif
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

if TYPE_CHECKING:
    from tests.fakes.certificats import Autorite

# cryptography comes with the keyring of Linux, and nowhere else.
collect_ignore = (
    []
    if find_spec("cryptography")
    else [
        "test_passerelle.py",
        "test_passerelle_tls.py",
        "test_certificat.py",
        "test_secret.py",
        "test_chemin_complet.py",
    ]
)

Ouvrir = Callable[..., ClientApiImpot]


@pytest.fixture
def temps() -> TempsFictif:
    return TempsFictif()


@pytest.fixture
def secrets() -> SecretsEnMemoire:
    from tests.fakes.certificats import MOT_DE_PASSE

    return SecretsEnMemoire({NOM_CLE_CLIENT: CLE, NOM_MOT_DE_PASSE_CERTIFICAT: MOT_DE_PASSE})


@pytest.fixture
def autorite(tmp_path: Path) -> Autorite:
    from tests.fakes.certificats import Autorite

    return Autorite(tmp_path)


@pytest.fixture
def passerelle(autorite: Autorite, temps: TempsFictif, monkeypatch: pytest.MonkeyPatch) -> Iterator[Passerelle]:
    # What truststore takes for the certificates of the system, on Linux.
    monkeypatch.setenv("SSL_CERT_FILE", str(autorite.fichier))
    with passerelle_ouverte(Passerelle(heure=temps.monotone), autorite.serveur(), autorite.fichier) as ouverte:
        yield ouverte


@pytest.fixture
def acces(passerelle: Passerelle, autorite: Autorite) -> AccesImpot:
    return AccesImpot(
        url=passerelle.url,
        url_jeton=passerelle.url_jeton,
        teleservice=TELESERVICE,
        client_id=CLIENT_ID,
        certificat=autorite.client(),
    )


@pytest.fixture
def ouvrir(acces: AccesImpot, secrets: SecretsEnMemoire, temps: TempsFictif) -> Iterator[Ouvrir]:
    """Give the client of the gateway, with settings changed at will."""
    rythme = Rythme(temps.attente, Limiteur(temps.attente, par_minute=50), maintenant=temps.maintenant)
    clients = ClientsApiImpot(secrets, rythme=rythme, delais=Delais(connexion=2, lecture=5, total=5))

    def ouvrir_client(**reglages: object) -> ClientApiImpot:
        return clients.ouvrir(replace(acces, **reglages))  # type: ignore[arg-type]

    yield ouvrir_client
    clients.fermer()
