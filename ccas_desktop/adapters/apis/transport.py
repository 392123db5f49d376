"""The network of the API clients; the only place that knows httpx.

A call ends as a `ReponseBrute`, or as an `EchecTransport` that says what went wrong on the way.
"""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx
import truststore

from ccas_desktop import __version__
from ccas_desktop.domain.certifie import CauseAppel

TAILLE_MAXIMUM = 2 * 1024 * 1024
USER_AGENT = f"ccas-desktop/{__version__}"

Parametres = tuple[tuple[str, str], ...]
ResoudreProxy = Callable[[str], str | None]
Simulation = httpx.BaseTransport
Repondre = Callable[[str, Parametres, Mapping[str, str]], "ReponseBrute"]


class EchecTransport(Exception):
    """No readable answer came back; nothing of the request is kept in it."""

    def __init__(self, cause: CauseAppel) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True)
class ReponseBrute:
    """An answer read to its end; header names are in lower case."""

    statut: int
    entetes: Mapping[str, str] = field(default_factory=dict)
    corps: bytes = b""


@dataclass(frozen=True)
class Delais:
    """Seconds granted to one call; the service itself waits 10 s for a caisse (api.md 1.3).

    Attributes:
        total: for the whole answer, against one that trickles byte by byte.
    """

    connexion: float = 5.0
    lecture: float = 20.0
    total: float = 30.0


def taire_httpx() -> None:
    """Silence httpx and httpcore: they log whole URLs, and the identity is in the URL."""
    for nom in ("httpx", "httpcore"):
        logging.getLogger(nom).setLevel(logging.CRITICAL + 1)


def pas_de_proxy(_url: str) -> str | None:
    """Resolve every address as reached directly."""
    return None


def transport_simule(repondre: Repondre) -> Simulation:
    """Return a network in process: `repondre` gets the path, the parameters and the headers of each call."""

    def repondre_httpx(requete: httpx.Request) -> httpx.Response:
        brute = repondre(requete.url.path, tuple(requete.url.params.multi_items()), dict(requete.headers))
        return httpx.Response(brute.statut, headers=dict(brute.entetes), content=brute.corps)

    return httpx.MockTransport(repondre_httpx)


class Transport:
    """GET calls to one address, through the proxy that the system gives for it.

    Attributes:
        base_url: address of the service, such as « https://particulier.api.gouv.fr ».
    """

    def __init__(
        self,
        base_url: str,
        *,
        proxy: ResoudreProxy = pas_de_proxy,
        delais: Delais | None = None,
        simulation: Simulation | None = None,
    ) -> None:
        taire_httpx()
        self.base_url = base_url.rstrip("/")
        self._proxy = proxy
        self._delais = delais or Delais()
        self._simulation = simulation
        self._clients: dict[str | None, httpx.Client] = {}
        self._verrou = threading.Lock()

    def obtenir(
        self,
        chemin: str,
        parametres: Parametres = (),
        entetes: Mapping[str, str] | None = None,
        *,
        annule: Callable[[], bool] = lambda: False,
    ) -> ReponseBrute:
        """Return the answer to one GET, whatever its status. Raises EchecTransport."""
        proxy = self._proxy(self.base_url)
        client = self._client(proxy)
        try:
            with client.stream("GET", self.base_url + chemin, params=parametres, headers=entetes) as reponse:
                corps = self._lire(reponse, annule)
                return ReponseBrute(reponse.status_code, dict(reponse.headers), corps)
        except (httpx.RequestError, httpx.InvalidURL) as erreur:
            # The cause only: the text of httpx's errors may hold the URL.
            raise EchecTransport(_cause(erreur, par_proxy=proxy is not None)) from None

    def fermer(self) -> None:
        """Close the connections kept open."""
        with self._verrou:
            clients, self._clients = self._clients, {}
        for client in clients.values():
            client.close()

    def _client(self, proxy: str | None) -> httpx.Client:
        """One client a proxy: the answer of the system may change while the program runs (VPN, other network)."""
        with self._verrou:
            if proxy not in self._clients:
                self._clients[proxy] = self._nouveau_client(proxy)
            return self._clients[proxy]

    def _nouveau_client(self, proxy: str | None) -> httpx.Client:
        delais = self._delais
        try:
            return httpx.Client(
                timeout=httpx.Timeout(delais.lecture, connect=delais.connexion),
                # A redirect would carry the identity, which is in the URL, to another address.
                follow_redirects=False,
                headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
                verify=self._certificats(),
                proxy=None if self._simulation else proxy,
                transport=self._simulation,
                # Proxies come from the port alone; ~/.netrc and SSL_CERT_FILE are not ours to obey.
                trust_env=False,
            )
        except (ValueError, httpx.InvalidURL):
            raise EchecTransport(CauseAppel.PROXY) from None

    def _certificats(self) -> ssl.SSLContext | bool:
        """The certificates of the operating system, those of the town hall's own proxy among them."""
        if self._simulation or not self.base_url.lower().startswith("https:"):
            return False
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def _lire(self, reponse: httpx.Response, annule: Callable[[], bool]) -> bytes:
        fin = time.monotonic() + self._delais.total
        corps = bytearray()
        try:
            for morceau in reponse.iter_bytes():
                corps += morceau
                if annule():
                    raise EchecTransport(CauseAppel.ANNULE)
                if len(corps) > TAILLE_MAXIMUM:
                    raise EchecTransport(CauseAppel.TROP_LONGUE)
                if time.monotonic() > fin:
                    raise EchecTransport(CauseAppel.LECTURE_EXPIREE)
        except (httpx.ReadError, httpx.RemoteProtocolError, httpx.DecodingError):
            raise EchecTransport(CauseAppel.TRONQUEE) from None
        return bytes(corps)


def _cause(erreur: Exception, *, par_proxy: bool) -> CauseAppel:
    """Return why no answer came, from the most precise to the widest."""
    if _vient_de(erreur, ssl.SSLCertVerificationError):
        return CauseAppel.CERTIFICAT
    if par_proxy and isinstance(erreur, httpx.ConnectError | httpx.ConnectTimeout):
        return CauseAppel.PROXY
    for classe, cause in _CAUSES:
        if isinstance(erreur, classe):
            return cause
    return CauseAppel.COUPURE


_CAUSES: tuple[tuple[type[Exception], CauseAppel], ...] = (
    (httpx.ConnectTimeout, CauseAppel.CONNEXION_EXPIREE),
    (httpx.PoolTimeout, CauseAppel.CONNEXION_EXPIREE),
    (httpx.TimeoutException, CauseAppel.LECTURE_EXPIREE),
    (httpx.ProxyError, CauseAppel.PROXY),
    (httpx.ConnectError, CauseAppel.RESEAU),
    (httpx.UnsupportedProtocol, CauseAppel.RESEAU),
    (httpx.InvalidURL, CauseAppel.RESEAU),
    (httpx.DecodingError, CauseAppel.TRONQUEE),
)


def _vient_de(erreur: BaseException | None, classe: type[BaseException]) -> bool:
    while erreur is not None:
        if isinstance(erreur, classe):
            return True
        erreur = erreur.__cause__ or erreur.__context__
    return False
