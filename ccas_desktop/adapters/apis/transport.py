"""The network of the API clients; the only place that knows httpx.

A call ends as a `ReponseBrute`, or as an `EchecTransport` that says what went wrong on the way.
"""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl

import httpx
import truststore

from ccas_desktop import __version__
from ccas_desktop.adapters.apis.echange import CorpsEnCours as CorpsEnCours
from ccas_desktop.adapters.apis.echange import Delais as Delais
from ccas_desktop.adapters.apis.echange import EchecTransport as EchecTransport
from ccas_desktop.adapters.apis.echange import ReponseBrute as ReponseBrute
from ccas_desktop.domain.certifie.certifie import CauseAppel

TAILLE_MAXIMUM = 2 * 1024 * 1024
_STATUT_IDENTIFICATION = "407"
_TEL_QUEL = {"Accept": "*/*", "Accept-Encoding": "identity"}
USER_AGENT = f"ccas-desktop/{__version__}"

Parametres = tuple[tuple[str, str], ...]
ResoudreProxy = Callable[[str], str | None]
Simulation = httpx.BaseTransport
Repondre = Callable[[str, Parametres, Mapping[str, str]], "ReponseBrute"]
Armer = Callable[[ssl.SSLContext], None]


@dataclass(frozen=True, repr=False)
class _Envoi:
    """One request; without a representation, for the identity is in it."""

    methode: str
    chemin: str
    parametres: Parametres
    entetes: Mapping[str, str] | None
    formulaire: Parametres | None = None


def taire_httpx() -> None:
    """Silence httpx and httpcore: they log whole URLs, and the identity is in the URL."""
    for nom in ("httpx", "httpcore"):
        logging.getLogger(nom).setLevel(logging.CRITICAL + 1)


def preparer_le_reseau() -> None:
    """Load what the first call of the day would wait for: httpx imports its network only when it makes a client."""
    httpx.HTTPTransport(verify=False).close()


def pas_de_proxy(_url: str) -> str | None:
    """Resolve every address as reached directly."""
    return None


def transport_simule(repondre: Repondre) -> Simulation:
    """Return a network in process: `repondre` gets the path, the parameters (or form) and the headers of each call."""

    def repondre_httpx(requete: httpx.Request) -> httpx.Response:
        formulaire = parse_qsl(requete.content.decode(), keep_blank_values=True)
        parametres = tuple(requete.url.params.multi_items() + formulaire)
        brute = repondre(requete.url.path, parametres, dict(requete.headers))
        return httpx.Response(brute.statut, headers=dict(brute.entetes), content=brute.corps)

    return httpx.MockTransport(repondre_httpx)


class Transport:
    """Calls to one address, through the proxy that the system gives for it.

    Attributes:
        base_url: address of the service, such as « https://particulier.api.gouv.fr ».
        armer: adds a client certificate to the TLS context; what it raises goes through.
    """

    def __init__(
        self,
        base_url: str,
        *,
        proxy: ResoudreProxy = pas_de_proxy,
        delais: Delais | None = None,
        simulation: Simulation | None = None,
        armer: Armer | None = None,
    ) -> None:
        taire_httpx()
        self.base_url = base_url.rstrip("/")
        self._proxy = proxy
        self._delais = delais or Delais()
        self._simulation = simulation
        self._armer = armer
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
        return self._echanger(_Envoi("GET", chemin, parametres, entetes), annule)

    def poster(
        self,
        chemin: str,
        formulaire: Parametres,
        entetes: Mapping[str, str] | None = None,
        *,
        annule: Callable[[], bool] = lambda: False,
    ) -> ReponseBrute:
        """Return the answer to one form, whatever its status. Raises EchecTransport."""
        return self._echanger(_Envoi("POST", chemin, (), entetes, formulaire), annule)

    def _echanger(self, envoi: _Envoi, annule: Callable[[], bool]) -> ReponseBrute:
        proxy = self._proxy(self.base_url)
        client = self._client(proxy)
        formulaire = None if envoi.formulaire is None else dict(envoi.formulaire)
        try:
            with client.stream(
                envoi.methode,
                self.base_url + envoi.chemin,
                params=envoi.parametres,
                data=formulaire,
                headers=envoi.entetes,
            ) as reponse:
                corps = self._lire(reponse, annule)
                return ReponseBrute(reponse.status_code, dict(reponse.headers), corps)
        except (httpx.RequestError, httpx.InvalidURL) as erreur:
            echec = EchecTransport(_cause(erreur, par_proxy=proxy is not None), _alerte(erreur))
        if self._armer and echec.alerte:
            # The certificate was refused: the next call reads its file again, which may have been replaced.
            self.fermer()
        # Raised here, without a context: the errors of httpx hold the URL, in their text or their frames.
        raise echec

    @contextmanager
    def lire(
        self, chemin: str, entetes: Mapping[str, str], *, annule: Callable[[], bool] = lambda: False
    ) -> Iterator[CorpsEnCours]:
        """Read the answer to one GET as it comes, for what is too long to be held. Raises EchecTransport."""
        proxy = self._proxy(self.base_url)
        client = self._client(proxy)
        demande = client.build_request("GET", self.base_url + chemin, headers={**_TEL_QUEL, **entetes})
        try:
            reponse = client.send(demande, stream=True)
        except (httpx.RequestError, httpx.InvalidURL) as erreur:
            raise EchecTransport(_cause(erreur, par_proxy=proxy is not None)) from None
        with closing(reponse):
            yield CorpsEnCours(reponse.status_code, dict(reponse.headers), _au_fil(reponse, annule))

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
        contexte = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._armer:
            self._armer(contexte)
        return contexte

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


def _au_fil(reponse: httpx.Response, annule: Callable[[], bool]) -> Iterator[bytes]:
    try:
        for morceau in reponse.iter_bytes():
            if annule():
                raise EchecTransport(CauseAppel.ANNULE)
            yield morceau
    except httpx.TimeoutException:
        raise EchecTransport(CauseAppel.LECTURE_EXPIREE) from None
    except (httpx.TransportError, httpx.DecodingError):
        raise EchecTransport(CauseAppel.TRONQUEE) from None


def _cause(erreur: Exception, *, par_proxy: bool) -> CauseAppel:
    """Return why no answer came, from the most precise to the widest."""
    if _vient_de(erreur, ssl.SSLCertVerificationError):
        return CauseAppel.CERTIFICAT
    if par_proxy and isinstance(erreur, httpx.ConnectError | httpx.ConnectTimeout):
        return CauseAppel.PROXY
    if isinstance(erreur, httpx.ProxyError):
        return _refus_du_proxy(erreur)
    for classe, cause in _CAUSES:
        if isinstance(erreur, classe):
            return cause
    return CauseAppel.COUPURE


_CAUSES: tuple[tuple[type[Exception], CauseAppel], ...] = (
    (httpx.ConnectTimeout, CauseAppel.CONNEXION_EXPIREE),
    (httpx.PoolTimeout, CauseAppel.CONNEXION_EXPIREE),
    (httpx.TimeoutException, CauseAppel.LECTURE_EXPIREE),
    (httpx.ConnectError, CauseAppel.RESEAU),
    (httpx.UnsupportedProtocol, CauseAppel.RESEAU),
    (httpx.InvalidURL, CauseAppel.RESEAU),
    (httpx.DecodingError, CauseAppel.TRONQUEE),
)


def _refus_du_proxy(erreur: httpx.ProxyError) -> CauseAppel:
    """The text of the error begins with the status by which the proxy refused to open the way."""
    statut = str(erreur).partition(" ")[0]
    if statut == _STATUT_IDENTIFICATION:
        return CauseAppel.PROXY_IDENTIFICATION
    return CauseAppel.PROXY_REFUS if statut.isdecimal() else CauseAppel.PROXY


def _alerte(erreur: BaseException | None) -> str:
    while erreur is not None:
        if isinstance(erreur, ssl.SSLError) and "ALERT" in (erreur.reason or ""):
            return erreur.reason
        erreur = erreur.__cause__ or erreur.__context__
    return ""


def _vient_de(erreur: BaseException | None, classe: type[BaseException]) -> bool:
    while erreur is not None:
        if isinstance(erreur, classe):
            return True
        erreur = erreur.__cause__ or erreur.__context__
    return False
