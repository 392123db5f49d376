"""A publisher on the loopback: a folder served as the web would, well or badly."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

MORCEAU = 64 * 1024


@dataclass
class Conduite:
    """How it behaves, and what it was asked.

    Attributes:
        reprend: it starts where it is asked to.
        coupe_apres: it hangs up after so many bytes of a body, told the whole length.
        vers: it sends to another address.
        sans_fin: bytes of a manifest that does not end.
    """

    reprend: bool = True
    coupe_apres: int | None = None
    vers: str = ""
    sans_fin: int = 0
    statut: int = 0
    demandes: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def publier_sur_la_boucle(dossier: Path) -> Iterator[tuple[str, Conduite]]:
    """Serve a folder; give its address and how it behaves."""
    conduite = Conduite()

    class Reponses(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            conduite.demandes.append((self.path, self.headers.get("Range") or ""))
            if conduite.vers:
                self._dire(302, b"", {"Location": conduite.vers})
            elif conduite.statut:
                self._dire(conduite.statut, b"refus")
            elif conduite.sans_fin:
                self._dire(200, b"x" * conduite.sans_fin)
            elif (fichier := dossier / self.path.rpartition("/")[2]).is_file():
                self._servir(fichier.read_bytes())
            else:
                self._dire(404, b"rien ici")

        def _servir(self, contenu: bytes) -> None:
            demande = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
            if not (demande and conduite.reprend):
                self._dire(200, contenu)
                return
            debut = int(demande[1])
            if debut >= len(contenu):
                self._dire(416, b"")
                return
            bornes = {"Content-Range": f"bytes {debut}-{len(contenu) - 1}/{len(contenu)}"}
            self._dire(206, contenu[debut:], bornes)

        def _dire(self, statut: int, corps: bytes, entetes: dict[str, str] | None = None) -> None:
            self.send_response(statut)
            for nom, valeur in {"Content-Length": str(len(corps)), **(entetes or {})}.items():
                self.send_header(nom, valeur)
            self.end_headers()
            coupe = conduite.coupe_apres is not None and len(corps) > conduite.coupe_apres
            try:
                self.wfile.write(corps[: conduite.coupe_apres] if coupe else corps)
            except OSError:  # who reads had enough
                self.close_connection = True
            if coupe:
                self.close_connection = True

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    class Serveur(ThreadingHTTPServer):
        def handle_error(self, *_arguments: object) -> None:
            """Say nothing: who reads may hang up."""

    serveur = Serveur(("127.0.0.1", 0), Reponses)
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.02})
    fil.start()
    try:
        yield f"http://127.0.0.1:{serveur.server_port}/ccas", conduite
    finally:
        serveur.shutdown()
        fil.join()
        serveur.server_close()
