"""One client of API Impôt particulier an access, all at the pace that the DGFIP grants."""

from __future__ import annotations

import ssl
import threading
from functools import partial
from pathlib import Path

from ccas_desktop.adapters.apis.impot.certificat import armer
from ccas_desktop.adapters.apis.impot.client import ClientApiImpot
from ccas_desktop.adapters.apis.impot.jeton import Identifiants, JetonsImpot
from ccas_desktop.adapters.apis.impot.requetes import scope
from ccas_desktop.adapters.apis.limiteur import Limiteur
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.transport import Delais, ResoudreProxy, Simulation, Transport, pas_de_proxy
from ccas_desktop.application.ports import Secrets
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT, NOM_MOT_DE_PASSE_CERTIFICAT, AccesImpot

# Quota by default of the terms of use, token requests counted too: nothing public says that they are not.
APPELS_PAR_MINUTE = 50


class ClientsApiImpot:
    """Gives the client for an access, the same one each time it is asked for."""

    def __init__(
        self,
        secrets: Secrets,
        *,
        proxy: ResoudreProxy = pas_de_proxy,
        rythme: Rythme | None = None,
        delais: Delais | None = None,
        simulation: Simulation | None = None,
    ) -> None:
        self._secrets = secrets
        self._proxy = proxy
        self._rythme = rythme or Rythme(limiteur=Limiteur(par_minute=APPELS_PAR_MINUTE))
        self._delais = delais
        self._simulation = simulation
        self._ouverts: dict[AccesImpot, tuple[tuple[Transport, ...], ClientApiImpot]] = {}
        self._verrou = threading.Lock()

    def ouvrir(self, acces: AccesImpot) -> ClientApiImpot:
        """Return the client that asks by this access; nothing is read nor sent until it is asked something."""
        with self._verrou:
            if acces not in self._ouverts:
                self._ouverts[acces] = self._nouveau(acces)
            return self._ouverts[acces][1]

    def fermer(self) -> None:
        """Close all connections."""
        with self._verrou:
            ouverts, self._ouverts = self._ouverts, {}
        for transports, _ in ouverts.values():
            for transport in transports:
                transport.fermer()

    def _nouveau(self, acces: AccesImpot) -> tuple[tuple[Transport, ...], ClientApiImpot]:
        transport = self._transport(acces, acces.url)
        if not acces.url_jeton:
            return (transport,), ClientApiImpot(acces, transport, None, rythme=self._rythme)
        vers_jetons = self._transport(acces, acces.url_jeton)
        identifiants = Identifiants(acces.client_id, scope(acces), partial(self._secrets.lire, NOM_CLE_CLIENT))
        jetons = JetonsImpot(vers_jetons, identifiants, rythme=self._rythme, entetes=dict(acces.entetes))
        return (transport, vers_jetons), ClientApiImpot(acces, transport, jetons, rythme=self._rythme)

    def _transport(self, acces: AccesImpot, url: str) -> Transport:
        return Transport(
            url,
            proxy=self._proxy,
            delais=self._delais,
            simulation=self._simulation,
            armer=partial(self._armer, acces.certificat) if acces.certificat else None,
        )

    def _armer(self, certificat: Path, contexte: ssl.SSLContext) -> None:
        lire_mot_de_passe = partial(self._secrets.lire, NOM_MOT_DE_PASSE_CERTIFICAT)
        armer(contexte, certificat, mot_de_passe=lire_mot_de_passe, instant=self._rythme.maintenant())
