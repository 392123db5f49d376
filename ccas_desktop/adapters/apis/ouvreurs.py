"""Opens the clients of the APIs: one set each, made at the first call, for httpx is slow to import."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
    from ccas_desktop.adapters.apis.adresses import ClientsBaseAdresse
    from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
    from ccas_desktop.adapters.apis.requetes import LireJeton
    from ccas_desktop.adapters.apis.transport import ResoudreProxy
    from ccas_desktop.application.ports import AccesApi, ApiParticulier, Secrets
    from ccas_desktop.application.ports.base_adresse import BaseAdresse
    from ccas_desktop.application.ports.impot import AccesImpot, ApiImpot

Acces = TypeVar("Acces", contravariant=True)
Client = TypeVar("Client", covariant=True)


class _Clients(Protocol[Acces, Client]):
    def ouvrir(self, acces: Acces, /) -> Client: ...


def ouvreur_api(jeton: LireJeton, proxy: ResoudreProxy | None = None) -> Callable[[AccesApi], ApiParticulier]:
    """Return what gives the client of API Particulier, through `proxy` or the one of the system.

    The limiter of the set is that of the office.
    """

    def clients() -> ClientsApiParticulier:
        from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
        from ccas_desktop.adapters.apis.proxy import proxy_du_systeme

        return ClientsApiParticulier(jeton, proxy=proxy or proxy_du_systeme)

    return _au_premier_appel(clients)


def ouvreur_impot(secrets: Secrets, proxy: ResoudreProxy | None = None) -> Callable[[AccesImpot], ApiImpot]:
    """Return the same for API Impôt particulier, at its own pace."""

    def clients() -> ClientsApiImpot:
        from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
        from ccas_desktop.adapters.apis.proxy import proxy_du_systeme

        return ClientsApiImpot(secrets, proxy=proxy or proxy_du_systeme)

    return _au_premier_appel(clients)


def ouvreur_adresses(proxy: ResoudreProxy | None = None) -> Callable[[str], BaseAdresse]:
    """Return the same for the Base Adresse Nationale: nothing is made until it is turned on and asked."""

    def clients() -> ClientsBaseAdresse:
        from ccas_desktop.adapters.apis.adresses import ClientsBaseAdresse
        from ccas_desktop.adapters.apis.proxy import proxy_du_systeme

        return ClientsBaseAdresse(proxy=proxy or proxy_du_systeme)

    return _au_premier_appel(clients)


def _au_premier_appel(faire: Callable[[], _Clients[Acces, Client]]) -> Callable[[Acces], Client]:
    clients, verrou = cache(faire), Lock()

    def ouvrir(acces: Acces) -> Client:
        with verrou:
            return clients().ouvrir(acces)

    return ouvrir
