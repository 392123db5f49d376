"""A service that answers certified data after a time told beforehand: `python -m tests.bench.serveur_lent JSON`.

The argument gives the seconds of each source, one a call, over and over. The address is printed on the first line.
A program of its own, so that its work is not counted as ours.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import urlsplit

QUOTIENT = {
    "quotient_familial": {
        "fournisseur": "CNAF",
        "valeur": 560,
        "annee": 2026,
        "mois": 11,
        "annee_calcul": 2026,
        "mois_calcul": 11,
    },
    "allocataires": [],
    "enfants": [],
}
DROIT = {"est_beneficiaire": True, "avec_majoration": False, "date_debut_droit": "2026-01-01"}


class Lenteurs:
    """The seconds that the next call to each source takes."""

    def __init__(self, par_source: dict[str, list[float]]) -> None:
        self._suites: dict[str, Iterator[float]] = {nom: itertools.cycle(durees) for nom, durees in par_source.items()}
        self._verrou = Lock()

    def prochaine(self, source: str) -> float:
        """Return the seconds of this call."""
        with self._verrou:
            return next(self._suites[source])


class Reponse(BaseHTTPRequestHandler):
    """Answers one call."""

    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the second would wait 40 ms for the acknowledgement of the first.
    wbufsize = -1
    lenteurs: Lenteurs

    def do_GET(self) -> None:
        """Wait, then answer."""
        source = urlsplit(self.path).path.split("/")[3]
        time.sleep(self.lenteurs.prochaine(source))
        donnees = QUOTIENT if source == "quotient_familial" else DROIT
        corps = json.dumps({"data": donnees, "links": {}, "meta": {}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(corps)))
        self.end_headers()
        self.wfile.write(corps)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main(par_source: str) -> None:
    """Serve until killed."""
    Reponse.lenteurs = Lenteurs(json.loads(par_source))
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), Reponse)
    serveur.daemon_threads = True
    print(f"http://127.0.0.1:{serveur.server_port}", flush=True)
    serveur.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
