"""The proxy of this workstation: as somebody set it, else that of the system.

Where there is no window to ask Qt for it, that of the system is read in the environment, or the registry on Windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.ports.proxy import (
    NOM_MOT_DE_PASSE_PROXY,
    EssaiProxy,
    ModeProxy,
    ReglageProxy,
    adresse_du_proxy,
    proxy_regle,
    sans_compte,
)
from ccas_desktop.domain.certifie.certifie import CauseAppel

if TYPE_CHECKING:
    from ccas_desktop.adapters.apis.transport import ResoudreProxy
    from ccas_desktop.application.ports import Secrets
    from ccas_desktop.application.preferences import Preferences

_BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")
_STATUT_IDENTIFICATION = 407


def proxy_du_systeme(url: str) -> str | None:
    """Return the address of the proxy to reach this URL through, or None for a direct way."""
    try:
        parties = urlsplit(url)
    except ValueError:
        return None
    if not parties.hostname or parties.hostname in _BOUCLE_LOCALE or proxy_bypass(parties.hostname):
        return None
    proxies = getproxies()
    adresse = proxies.get(parties.scheme) or proxies.get("all")
    if not adresse:
        return None
    return adresse if "://" in adresse else f"http://{adresse}"


@dataclass(frozen=True)
class ProxyDuPoste:
    """Resolves each call by the setting as it is then; used by every client of the workstation.

    Attributes:
        systeme: resolves an address as the system does.
    """

    preferences: Preferences
    secrets: Secrets
    systeme: ResoudreProxy

    def __call__(self, url: str) -> str | None:
        """Return the address of the proxy to reach this URL through, or None for a direct way."""
        reglage = proxy_regle(self.preferences)
        return self._selon(reglage, self._mot_de_passe() if reglage.compte else "", url)

    def essayer(self, url: str, reglage: ReglageProxy, mot_de_passe: str) -> EssaiProxy:
        """Call a service by a setting that is not saved; any answer of it will do."""
        from ccas_desktop.adapters.apis.requetes import CHEMIN_PINGS
        from ccas_desktop.adapters.apis.transport import EchecTransport, Transport

        proxy = self._selon(reglage, mot_de_passe, url)
        par = sans_compte(proxy) if proxy else ""
        transport = Transport(url, proxy=lambda _: proxy)
        try:
            statut = transport.obtenir(CHEMIN_PINGS).statut
        except EchecTransport as echec:
            return EssaiProxy(par, echec.cause)
        finally:
            transport.fermer()
        return EssaiProxy(par, CauseAppel.PROXY_IDENTIFICATION if statut == _STATUT_IDENTIFICATION else None)

    def _selon(self, reglage: ReglageProxy, mot_de_passe: str, url: str) -> str | None:
        if reglage.mode is ModeProxy.AUCUN:
            return None
        if reglage.mode is ModeProxy.SYSTEME:
            return self.systeme(url)
        return adresse_du_proxy(reglage, mot_de_passe, url)

    def _mot_de_passe(self) -> str:
        """Without its password the proxy answers that it wants one, which is said as such."""
        try:
            return self.secrets.lire(NOM_MOT_DE_PASSE_PROXY) or ""
        except TrousseauIndisponible:
            return ""
