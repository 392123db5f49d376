"""The gateway of the DGFIP in process: answers in order, its network and its time made up."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from datetime import date

from ccas_desktop.adapters.apis.attente import jamais_annule
from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.impot.client import ClientApiImpot
from ccas_desktop.adapters.apis.limiteur import Limiteur
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute, transport_simule
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, AccesImpot
from ccas_desktop.domain.certifie.impot import ReponseFiscale, Spi
from tests.fakes.reseau import TempsFictif
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

CHIFFRES = "1301234567890"
JOUR = date(2026, 11, 23)
ACCES = AccesImpot("https://passerelle.invalid/1.0", "https://passerelle.invalid/token", "TS", client_id="id")
SITUATION = {"rfr": 18750, "nbPart": 2.5, "nmNaiDec1": "ROUX", "prnmDec1": "JEANNE"}
JSON = {"content-type": "application/json"}

Repondre = Callable[[str, Parametres, Mapping[str, str]], ReponseBrute]


def objet(statut: int, contenu: object, **entetes: str) -> ReponseBrute:
    autres = {nom.replace("_", "-"): valeur for nom, valeur in entetes.items()}
    return ReponseBrute(statut, {**JSON, **autres}, json.dumps(contenu).encode())


class Reseau:
    """Gives a token at /token, and elsewhere the answers in order, the last one for ever."""

    def __init__(self, *reponses: ReponseBrute, jetons: tuple[ReponseBrute, ...] = ()) -> None:
        self.jetons = list(jetons) or [objet(200, {"access_token": "jeton", "expires_in": 3600})]
        self.reponses = list(reponses) or [objet(200, SITUATION)]
        self.appels: list[tuple[str, Parametres, Mapping[str, str]]] = []
        self._verrou = threading.Lock()

    def __call__(self, chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        with self._verrou:
            self.appels.append((chemin, parametres, entetes))
            suite = self.jetons if chemin == "/token" else self.reponses
            return suite.pop(0) if len(suite) > 1 else suite[0]

    def nombre(self, fin: str) -> int:
        return sum(chemin.endswith(fin) for chemin, _, _ in self.appels)


def ouvrir(
    reseau: Repondre,
    temps: TempsFictif | None = None,
    acces: AccesImpot = ACCES,
    secrets: SecretsEnMemoire | None = None,
) -> ClientApiImpot:
    temps = temps or TempsFictif()
    rythme = Rythme(temps.attente, Limiteur(temps.attente, par_minute=50), maintenant=temps.maintenant)
    clients = ClientsApiImpot(
        secrets or SecretsEnMemoire({NOM_CLE_CLIENT: "cle"}), rythme=rythme, simulation=transport_simule(reseau)
    )
    return clients.ouvrir(acces)


def demander(client: ClientApiImpot, annule: Callable[[], bool] = jamais_annule) -> ReponseFiscale:
    return client.interroger(Spi(CHIFFRES), jour=JOUR, annule=annule)
