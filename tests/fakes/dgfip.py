"""The gateway of the DGFIP as section 2 of the API reference describes it, on the loopback.

It wants a client certificate of its authority, knows one fournisseur de service, one pair of credentials and one
téléservice, gives tokens that expire, and checks every header. Its clock may be stopped.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

FOURNISSEUR = "CCAS DE LA TESTERIE"
CLIENT_ID, CLE = "ccas-client", "cle-secrete-du-ccas"
TELESERVICE = "CCAS_AIDES_FACULTATIVES"
RACINE = "/impotparticulier/1.0"

_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_MIME = "application/prs.dgfip.part.{}.v1+json"
_CHEMIN = re.compile(
    rf"{re.escape(RACINE)}/spi/(?P<spi>[^/]*)/(?P<ressource>situations|dernieresituation)/ir/assiettes/"
    r"(?:annrev/(?P<annee>[^/]*)|(?P<deuxans>deuxans))"
)


@dataclass(frozen=True)
class Reponse:
    """What the gateway sends back."""

    statut: int
    corps: bytes = b""
    entetes: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


@dataclass(frozen=True)
class Appel:
    """One call received, token requests included."""

    methode: str
    chemin: str
    entetes: Mapping[str, str]
    formulaire: Mapping[str, list[str]]
    certificat: str


Imprevu = Callable[[Appel], Reponse | None]


def objet(statut: int, contenu: object, **entetes: str) -> Reponse:
    """Return an answer in JSON."""
    noms = {nom.replace("_", "-"): valeur for nom, valeur in entetes.items()}
    return Reponse(statut, json.dumps(contenu).encode(), {"Content-Type": "application/json", **noms})


def erreur(statut: int, code: str, message: str) -> Reponse:
    """Return an error of the service."""
    return objet(statut, {"erreur": {"code": code, "message": message}})


@dataclass
class Passerelle:
    """What the gateway knows, and what it received.

    Attributes:
        situations: replies by (SPI, income year); the year is None for the resource over two years.
        absence: answer for a person or a year without any situation.
        imprevu: answers in the place of the gateway when it returns something, its controls passed or not.
        adresses: caller addresses that the contract allows.
        heure: clock of the tokens, in seconds.
    """

    situations: dict[tuple[str, int | None], object] = field(default_factory=dict)
    absence: Reponse = field(default_factory=lambda: erreur(404, "4041", "aucun resultat"))
    imprevu: Imprevu = lambda _: None
    adresses: tuple[str, ...] = ("127.0.0.1",)
    heure: Callable[[], float] = time.monotonic
    duree_jeton: int = 3600
    port: int = 0
    appels: list[Appel] = field(default_factory=list)
    _jetons: dict[str, tuple[float, str]] = field(default_factory=dict)
    _verrou: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}{RACINE}"

    @property
    def url_jeton(self) -> str:
        return f"https://127.0.0.1:{self.port}/token"

    @property
    def jetons_demandes(self) -> int:
        return sum(appel.chemin == "/token" for appel in self.appels)

    @property
    def questions(self) -> list[Appel]:
        return [appel for appel in self.appels if appel.chemin != "/token"]

    def revoquer_les_jetons(self) -> None:
        """Forget every token, as a restart would."""
        with self._verrou:
            self._jetons.clear()

    def recevoir(self, appel: Appel, adresse: str) -> Reponse:
        """Return the answer to one call."""
        with self._verrou:
            correlations = [a.entetes.get("x-correlation-id") for a in self.appels]
            self.appels.append(appel)
            if (imprevue := self.imprevu(appel)) is not None:
                return imprevue
            if appel.certificat != FOURNISSEUR or adresse not in self.adresses:
                return erreur(403, "4031", "appelant non autorise")
            if appel.chemin == "/token":
                return self._jeton(appel)
            return self._controler(appel, correlations) or self._situation(appel)

    def _jeton(self, appel: Appel) -> Reponse:
        attendue = base64.b64encode(f"{CLIENT_ID}:{CLE}".encode()).decode()
        if appel.methode != "POST" or appel.entetes.get("authorization") != f"Basic {attendue}":
            return objet(401, {"error": "invalid_client", "error_description": "Client Authentication failed."})
        if appel.formulaire.get("grant_type") != ["client_credentials"]:
            return objet(400, {"error": "unsupported_grant_type"})
        if not appel.formulaire.get("scope", [""])[0].startswith("RessourceIR"):
            return objet(400, {"error": "invalid_scope", "error_description": "scope inconnu"})
        jeton = secrets.token_urlsafe(24)
        self._jetons[jeton] = (self.heure() + self.duree_jeton, appel.formulaire["scope"][0])
        return objet(200, {"access_token": jeton, "token_type": "Bearer", "expires_in": self.duree_jeton})

    def _controler(self, appel: Appel, correlations: list[str | None]) -> Reponse | None:
        fin, _ = self._jetons.get(appel.entetes.get("authorization", "").removeprefix("Bearer "), (0.0, ""))
        if self.heure() >= fin:
            return objet(401, {"fault": {"code": 900901, "message": "Invalid Credentials"}})
        correlation = appel.entetes.get("x-correlation-id", "")
        if not _UUID.fullmatch(correlation) or correlation in correlations:
            return erreur(400, "4007", "X-Correlation-ID incorrect ou deja utilise")
        if appel.entetes.get("id_teleservice") != TELESERVICE:
            return erreur(400, "4007", "ID_Teleservice inconnu")
        return None

    def _situation(self, appel: Appel) -> Reponse:
        trouve = _CHEMIN.fullmatch(appel.chemin)
        if trouve is None or appel.methode != "GET":
            return objet(404, {"fault": {"code": 404, "message": "No matching resource found"}})
        derniere = trouve["ressource"] == "dernieresituation"
        if (trouve["deuxans"] is not None) and not derniere:
            return objet(404, {"fault": {"code": 404, "message": "No matching resource found"}})
        mime = _MIME.format(f"{'derniere.' if derniere else ''}situations.ir.assiettes")
        if appel.entetes.get("accept") != mime:
            return erreur(406, "4061", "Accept incorrect")
        if not re.fullmatch(r"[0-9]{13}", trouve["spi"]):
            return erreur(400, "4001", "format SPI incorrect")
        if trouve["annee"] is not None and not re.fullmatch(r"20[0-9]{2}", trouve["annee"]):
            return erreur(400, "4002", "annee de revenus incorrecte")
        annee = int(trouve["annee"]) if trouve["annee"] else None
        contenu = self.situations.get((trouve["spi"], annee))
        return self.absence if contenu is None else objet(200, contenu, Content_Type=mime)


@contextmanager
def passerelle_ouverte(
    passerelle: Passerelle,
    certificat: Path,
    autorite: Path,
    *,
    tls_au_plus: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED,
) -> Iterator[Passerelle]:
    """Open the gateway on the loopback, behind TLS with a client certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.maximum_version = tls_au_plus
    tls.load_cert_chain(certificat)
    tls.load_verify_locations(autorite)
    tls.verify_mode = ssl.CERT_REQUIRED
    with _Serveur(passerelle, tls) as serveur:
        passerelle.port = int(serveur.server_address[1])
        fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.02})
        fil.start()
        try:
            yield passerelle
        finally:
            serveur.shutdown()
            fil.join()


class _Serveur(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, passerelle: Passerelle, tls: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Guichet)
        self.passerelle = passerelle
        self._tls = tls

    def finish_request(self, request: object, client_address: object) -> None:
        """Shake hands in the thread of the connection; a refusal is told, then the rest is drained so it arrives."""
        assert isinstance(request, socket.socket)
        request.settimeout(10)
        brute = request.dup()
        try:
            with self._tls.wrap_socket(request, server_side=True) as liaison:
                super().finish_request(liaison, client_address)
        except ssl.SSLError:
            with suppress(OSError):
                brute.shutdown(socket.SHUT_WR)
                while brute.recv(65536):
                    pass
        except OSError:
            pass
        finally:
            brute.close()


class _Guichet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Serveur

    def do_GET(self) -> None:
        self._repondre()

    def do_POST(self) -> None:
        self._repondre()

    def _repondre(self) -> None:
        corps = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        assert isinstance(self.connection, ssl.SSLSocket)
        appel = Appel(
            methode=self.command,
            chemin=self.path,
            entetes={nom.lower(): valeur for nom, valeur in self.headers.items()},
            formulaire=parse_qs(corps.decode()),
            certificat=_nom_commun(self.connection.getpeercert()),
        )
        reponse = self.server.passerelle.recevoir(appel, str(self.client_address[0]))
        self.send_response(reponse.statut)
        for nom, valeur in reponse.entetes.items():
            self.send_header(nom, valeur)
        self.send_header("Content-Length", str(len(reponse.corps)))
        self.end_headers()
        self.wfile.write(reponse.corps)

    def log_message(self, format: str, *_: object) -> None:
        """Write nothing: the paths hold the SPI."""


def _nom_commun(certificat: Mapping[str, object] | None) -> str:
    sujet = (certificat or {}).get("subject")
    assert isinstance(sujet, tuple)
    return str(next(valeur for rdn in sujet for nom, valeur in rdn if nom == "commonName"))
