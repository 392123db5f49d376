"""One client of API Particulier an address and recipient, all at the pace of one office."""

from __future__ import annotations

import threading

from ccas_desktop.adapters.apis.particulier import ClientApiParticulier, Rythme
from ccas_desktop.adapters.apis.requetes import LireJeton, Relais
from ccas_desktop.adapters.apis.transport import Delais, ResoudreProxy, Simulation, Transport, pas_de_proxy
from ccas_desktop.application.ports import AccesApi


class ClientsApiParticulier:
    """Gives the client for an access, the same one each time it is asked for."""

    def __init__(
        self,
        jeton: LireJeton,
        *,
        proxy: ResoudreProxy = pas_de_proxy,
        rythme: Rythme | None = None,
        delais: Delais | None = None,
        simulation: Simulation | None = None,
    ) -> None:
        self._jeton = jeton
        self._proxy = proxy
        self._rythme = rythme or Rythme()
        self._delais = delais
        self._simulation = simulation
        self._ouverts: dict[AccesApi, tuple[Transport, ClientApiParticulier]] = {}
        self._verrou = threading.Lock()

    def ouvrir(self, acces: AccesApi) -> ClientApiParticulier:
        """Return the client that asks at this address for this recipient."""
        with self._verrou:
            if acces not in self._ouverts:
                transport = Transport(acces.url, proxy=self._proxy, delais=self._delais, simulation=self._simulation)
                client = ClientApiParticulier(
                    transport,
                    siret=acces.siret,
                    jeton=self._jeton,
                    rythme=self._rythme,
                    relais=Relais(acces.entetes, peut_garder_le_jeton=acces.relais),
                )
                self._ouverts[acces] = (transport, client)
            return self._ouverts[acces][1]

    def fermer(self) -> None:
        """Close all connections."""
        with self._verrou:
            ouverts, self._ouverts = self._ouverts, {}
        for transport, _ in ouverts.values():
            transport.fermer()
