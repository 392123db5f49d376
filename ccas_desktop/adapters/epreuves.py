"""What the self-test tries of the world: the base, the keyring, the network, the time; nothing of the office."""

from __future__ import annotations

import secrets as alea
import ssl
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import truststore

from ccas_desktop.adapters.apis.transport import Transport, pas_de_proxy
from ccas_desktop.adapters.horloge import HorlogeSysteme
from ccas_desktop.adapters.mises_a_jour.signature import verifier_signature
from ccas_desktop.adapters.secrets import TrousseauSysteme, nom_du_trousseau
from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.fichier.reseau import sur_reseau
from ccas_desktop.adapters.store.fichier.synchronise import est_synchronise
from ccas_desktop.application.diagnostic import Constat, Examen, constat_selon
from ccas_desktop.application.errors import CleRefusee
from ccas_desktop.application.ports import Secrets

LONGUEUR_D_UN_JETON = 3000
TAILLE_CLE = 32
_NOM_ESSAI = "essai_selftest"
_CLE_RFC_8032 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
_SIGNATURE_RFC_8032 = (
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
    "55141438e7a100b"
)
_PAGE = b'{"etat": "bon"}'


def epreuves(donnees: Path, secrets: Secrets | None = None) -> tuple[tuple[str, Examen], ...]:
    """Return the trials, in order; `donnees` is the folder of the base, which is not opened."""
    coffre = secrets or TrousseauSysteme()
    return (
        ("base_chiffree", base_chiffree),
        ("cle_refusee", cle_refusee),
        ("coffre", lambda: coffre_des_secrets(coffre)),
        ("certificats", certificats),
        ("http", http_local),
        ("signature", signature),
        ("fuseau", fuseau),
        ("dossier_de_donnees", lambda: dossier_de_donnees(donnees)),
    )


def base_chiffree() -> Constat:
    """A base is made, opened again with its key, and nothing of it can be read in its file."""
    with tempfile.TemporaryDirectory(prefix="ccas-selftest-") as dossier:
        chemin, cle = Path(dossier) / "essai.db", alea.token_bytes(TAILLE_CLE)
        for _ in range(2):
            ouvrir_base(chemin, cle, horloge=HorlogeSysteme()).fermer()
        illisible = not chemin.read_bytes().startswith(b"SQLite format 3")
    return constat_selon(
        "base_chiffree", illisible, "Une base est créée, chiffrée.", "La base créée n’est pas chiffrée."
    )


def cle_refusee() -> Constat:
    """Another key opens nothing."""
    with tempfile.TemporaryDirectory(prefix="ccas-selftest-") as dossier:
        chemin = Path(dossier) / "essai.db"
        ouvrir_base(chemin, alea.token_bytes(TAILLE_CLE), horloge=HorlogeSysteme()).fermer()
        refusee = _refuse(lambda: ouvrir_base(chemin, alea.token_bytes(TAILLE_CLE), horloge=HorlogeSysteme()).fermer())
    return constat_selon("cle_refusee", refusee, "Une mauvaise clé est refusée.", "Une mauvaise clé ouvre la base.")


def coffre_des_secrets(coffre: Secrets) -> Constat:
    """The keyring gives back a token of the length of a real one."""
    jeton = alea.token_hex(LONGUEUR_D_UN_JETON // 2)
    coffre.ecrire(_NOM_ESSAI, jeton)
    relu = coffre.lire(_NOM_ESSAI)
    coffre.effacer(_NOM_ESSAI)
    garde = relu == jeton and coffre.lire(_NOM_ESSAI) is None
    nom = nom_du_trousseau()
    return constat_selon(
        "coffre",
        garde,
        f"{nom} garde un jeton de {LONGUEUR_D_UN_JETON} caractères.",
        f"{nom} ne rend pas ce qu’il garde.",
    )


def certificats() -> Constat:
    """The certificates of the system may be asked, and an unknown server is not trusted."""
    contexte = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    strict = contexte.verify_mode is ssl.CERT_REQUIRED and contexte.check_hostname
    return constat_selon(
        "certificats", strict, "Les certificats du système sont utilisés.", "Les certificats ne sont pas vérifiés."
    )


def http_local() -> Constat:
    """A call goes out and its answer comes back, on the loopback only."""
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), _Guichet)
    fil = Thread(target=serveur.serve_forever, daemon=True)
    fil.start()
    transport = Transport(f"http://127.0.0.1:{serveur.server_port}", proxy=pas_de_proxy)
    try:
        recu = transport.obtenir("/").corps == _PAGE
    finally:
        transport.fermer()
        serveur.shutdown()
        serveur.server_close()
    return constat_selon(
        "http", recu, "Un appel HTTP aboutit sur ce poste.", "La réponse reçue n’est pas celle envoyée."
    )


def signature() -> Constat:
    """The signature of an update is checked: the first example of RFC 8032 is good, one bit of it changed is not."""
    cle, bonne = bytes.fromhex(_CLE_RFC_8032), bytes.fromhex(_SIGNATURE_RFC_8032)
    fausse = bytes([bonne[0] ^ 1]) + bonne[1:]
    verifiee = verifier_signature(cle, b"", bonne) and not verifier_signature(cle, b"", fausse)
    return constat_selon(
        "signature",
        verifiee,
        "La signature d’une mise à jour est vérifiée.",
        "La signature d’une mise à jour n’est pas vérifiée.",
    )


def fuseau() -> Constat:
    """Paris is two hours ahead in summer, one in winter."""
    paris = ZoneInfo("Europe/Paris")
    ete, hiver = (datetime(2026, mois, 1, 12, tzinfo=UTC).astimezone(paris).hour for mois in (7, 12))
    return constat_selon(
        "fuseau", (ete, hiver) == (14, 13), "L’heure de Paris est connue.", "L’heure de Paris est fausse."
    )


def dossier_de_donnees(donnees: Path) -> Constat:
    """The folder of the base may be written, and is on this machine."""
    donnees.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=donnees) as fichier:
        fichier.write(b"essai")
    base = donnees / "ccas.db"
    local = not (sur_reseau(base) or est_synchronise(base))
    return constat_selon(
        "dossier_de_donnees",
        local,
        "Le dossier de données est sur ce poste.",
        "Le dossier de données est sur un partage ou dans un dossier synchronisé.",
    )


def _refuse(ouvrir: Callable[[], None]) -> bool:
    try:
        ouvrir()
    except CleRefusee:
        return True
    return False


class _Guichet(BaseHTTPRequestHandler):
    """Answers one page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
