"""A print server of the test's own, that keeps what it is given: no printer of the machine is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

IMPRIMANTE = "Guichet"
PATIENCE_S = 20
_REGLES = """\
Listen {dossier}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FICHIERS = """\
ServerRoot {dossier}/root
CacheDir {dossier}/cache
StateDir {dossier}/state
RequestRoot {dossier}/spool
ErrorLog {dossier}/error_log
AccessLog {dossier}/access_log
PageLog {dossier}/page_log
FileDevice Yes
SystemGroup root
"""


@contextmanager
def imprimerie() -> Iterator[Path]:
    """Run the print server, with one printer; give the folder of the works it received."""
    serveur = shutil.which("cupsd", path="/usr/sbin:/usr/bin")
    if serveur is None or shutil.which("lpadmin") is None or os.geteuid() != 0:
        pytest.skip("needs CUPS, and the right to run it")
    # A short name: a socket has few characters for its own.
    with tempfile.TemporaryDirectory(prefix="cups-", ignore_cleanup_errors=True) as nom:
        dossier = Path(nom)
        dossier.chmod(0o755)
        for sous_dossier in ("root", "cache", "state", "spool"):
            (dossier / sous_dossier).mkdir()
        for fichier, texte in (("cupsd.conf", _REGLES), ("cups-files.conf", _FICHIERS)):
            (dossier / fichier).write_text(texte.format(dossier=dossier), "ascii")
        commande = [serveur, "-f", "-c", f"{dossier}/cupsd.conf", "-s", f"{dossier}/cups-files.conf"]
        with subprocess.Popen(commande, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as processus:
            try:
                _ajouter_l_imprimante(dossier / "cups.sock")
                yield dossier / "spool"
            finally:
                processus.terminate()


def travaux(spool: Path) -> list[bytes]:
    """Return the works received, in their order."""
    return [fichier.read_bytes() for fichier in sorted(spool.glob("d*"))]


def _ajouter_l_imprimante(adresse: Path) -> None:
    """Add the printer, once the server answers."""
    variables = {**os.environ, "CUPS_SERVER": str(adresse)}
    commande = ["lpadmin", "-p", IMPRIMANTE, "-E", "-v", "file:///dev/null", "-m", "raw"]
    fin = monotonic() + PATIENCE_S
    while monotonic() < fin:
        if subprocess.run(commande, env=variables, capture_output=True, check=False).returncode == 0:
            return
    raise TimeoutError("the print server does not answer")
