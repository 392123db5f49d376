"""A proxy of the town hall, on this machine: it forwards nothing and answers by itself in the place of the services."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class ProxyFactice:
    """What it wants, and what it was asked.

    Attributes:
        compte: « account:password » that it wants, or an empty text for nobody.
        statut_connect: how it answers once identified, when asked to open the way to a service in TLS.
        demandes: method and address of each request, first one first.
    """

    compte: str = ""
    statut_connect: int = 502
    port: int = 0
    demandes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def adresse(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def connait(self, entete: str | None) -> bool:
        """Tell whether a request bears what it wants."""
        attendu = "Basic " + base64.b64encode(self.compte.encode()).decode()
        return not self.compte or entete == attendu


@contextmanager
def proxy_factice(compte: str = "", *, statut_connect: int = 502) -> Iterator[ProxyFactice]:
    """Serve a proxy as long as a test needs it."""
    proxy = ProxyFactice(compte, statut_connect)

    class Reception(BaseHTTPRequestHandler):
        """Answers the requests."""

        def do_GET(self) -> None:
            """Answer for the service."""
            self._repondre(200)

        def do_CONNECT(self) -> None:
            """Refuse to open the way: nothing of a test leaves the machine."""
            self._repondre(proxy.statut_connect)

        def _repondre(self, statut: int) -> None:
            proxy.demandes.append((self.command, self.path))
            refuse = not proxy.connait(self.headers["Proxy-Authorization"])
            self.send_response(407 if refuse else statut)
            if refuse:
                self.send_header("Proxy-Authenticate", 'Basic realm="mairie"')
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    serveur = ThreadingHTTPServer(("127.0.0.1", 0), Reception)
    proxy.port = serveur.server_port
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.02})
    fil.start()
    try:
        yield proxy
    finally:
        serveur.shutdown()
        serveur.server_close()
        fil.join()
