"""The keyring of the operating system, for secrets of any length.

Windows Credential Manager holds 1,280 characters a secret and real tokens are longer (architecture, « Store »): a
secret is cut in parts, and a manifest written last says which parts make it. Until the manifest changes, the former
secret stays whole and readable.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import secrets as alea
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from ccas_desktop.application.errors import TrousseauIndisponible

SERVICE = "ccas-desktop"
TAILLE_PARTIE = 1200
_FORMAT = "ccas-desktop/parties/1"


@dataclass(frozen=True)
class _Manifeste:
    """Which parts make a secret; the digest tells a part lost or replaced."""

    lot: str
    parties: int
    empreinte: str

    def nom_partie(self, nom: str, rang: int) -> str:
        return f"{nom}.{self.lot}.{rang}"

    def texte(self) -> str:
        contenu = {"format": _FORMAT, "lot": self.lot, "parties": self.parties, "empreinte": self.empreinte}
        return json.dumps(contenu)

    @classmethod
    def lire(cls, untrusted: str) -> _Manifeste | None:
        """Return the manifest of this text, or None for a secret kept as it is."""
        try:
            contenu = json.loads(untrusted)
        except ValueError:
            return None
        if not isinstance(contenu, Mapping) or contenu.get("format") != _FORMAT:
            return None
        try:
            return cls(str(contenu["lot"]), int(contenu["parties"]), str(contenu["empreinte"]))
        except (KeyError, TypeError, ValueError):
            raise TrousseauIndisponible("manifeste illisible") from None


class TrousseauSysteme:
    """Keeps secrets in the keyring of the session. Raises TrousseauIndisponible for all that it refuses."""

    def __init__(self, service: str = SERVICE, *, trousseau: KeyringBackend | None = None) -> None:
        self._service = service
        self._choisi = trousseau
        self._verrou = threading.Lock()

    def lire(self, nom: str) -> str | None:
        """Return the secret of that name, or None; a secret of which a part is missing is never returned."""
        with self._verrou, _traduire():
            texte = self._get(nom)
            manifeste = _Manifeste.lire(texte) if texte is not None else None
            if manifeste is None:
                return texte
            parties = [self._get(manifeste.nom_partie(nom, rang)) for rang in range(manifeste.parties)]
        entier = "".join(partie or "" for partie in parties)
        if None in parties or _empreinte(entier) != manifeste.empreinte:
            raise TrousseauIndisponible("secret incomplet")
        return entier

    def ecrire(self, nom: str, valeur: str) -> None:
        """Keep a secret; the former one is readable until this one is whole, and its parts go last."""
        with self._verrou, _traduire():
            ancien = self._manifeste(nom)
            if len(valeur) <= TAILLE_PARTIE and not valeur.startswith("{"):
                self._set(nom, valeur)
            else:
                self._ecrire_en_parties(nom, valeur)
            self._effacer_parties(nom, ancien)
        # A backend that keeps nothing (« null ») says nothing either: the key of the store would be lost.
        if self.lire(nom) != valeur:
            raise TrousseauIndisponible("rien n'a ete garde")

    def effacer(self, nom: str) -> None:
        """Forget a secret, its manifest first: what remains of an interrupted removal is never read."""
        with self._verrou, _traduire():
            ancien = self._manifeste(nom)
            self._delete(nom)
            self._effacer_parties(nom, ancien)

    def _ecrire_en_parties(self, nom: str, valeur: str) -> None:
        morceaux = [valeur[debut : debut + TAILLE_PARTIE] for debut in range(0, len(valeur), TAILLE_PARTIE)]
        manifeste = _Manifeste(alea.token_hex(4), len(morceaux), _empreinte(valeur))
        try:
            for rang, morceau in enumerate(morceaux):
                self._set(manifeste.nom_partie(nom, rang), morceau)
            self._set(nom, manifeste.texte())
        except _ERREURS:
            with contextlib.suppress(*_ERREURS):
                self._effacer_parties(nom, manifeste)
            raise

    def _manifeste(self, nom: str) -> _Manifeste | None:
        texte = self._get(nom)
        try:
            return _Manifeste.lire(texte) if texte is not None else None
        except TrousseauIndisponible:
            # A manifest that cannot be read must not forbid to write a new secret over it.
            return None

    def _effacer_parties(self, nom: str, manifeste: _Manifeste | None) -> None:
        if manifeste is not None:
            for rang in range(manifeste.parties):
                self._delete(manifeste.nom_partie(nom, rang))

    @property
    def _trousseau(self) -> KeyringBackend:
        """Chosen at each use: the daemon of the session may start after the program."""
        return self._choisi or keyring.get_keyring()

    def _get(self, nom: str) -> str | None:
        return self._trousseau.get_password(self._adresse(nom), self._service)

    def _set(self, nom: str, valeur: str) -> None:
        self._trousseau.set_password(self._adresse(nom), self._service, valeur)

    def _delete(self, nom: str) -> None:
        with contextlib.suppress(PasswordDeleteError):
            self._trousseau.delete_password(self._adresse(nom), self._service)

    def _adresse(self, nom: str) -> str:
        """One address a secret: several users at one address make the Windows backend move them about."""
        return f"{self._service}/{nom}"


def nom_du_trousseau() -> str:
    """Return the name of the keyring in use, for support."""
    return str(keyring.get_keyring().name)


class SecretsEnMemoire:
    """Keeps secrets as long as the program runs: the demonstration and the tests."""

    def __init__(self, secrets: Mapping[str, str] | None = None) -> None:
        self._secrets = dict(secrets or {})

    def lire(self, nom: str) -> str | None:
        """Return the secret of that name, or None."""
        return self._secrets.get(nom)

    def ecrire(self, nom: str, valeur: str) -> None:
        """Keep a secret until the program ends."""
        self._secrets[nom] = valeur

    def effacer(self, nom: str) -> None:
        """Forget a secret."""
        self._secrets.pop(nom, None)


def _erreurs_du_systeme() -> tuple[type[Exception], ...]:
    """Return what keyring lets through of the library under it, of which each system has its own."""
    trouvees: list[type[Exception]] = [KeyringError, OSError]
    for module, nom in (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney", "DBusErrorResponse"),
        ("win32ctypes.pywin32.pywintypes", "error"),
    ):
        with contextlib.suppress(ImportError):
            trouvees.append(getattr(importlib.import_module(module), nom))
    return tuple(trouvees)


_ERREURS = _erreurs_du_systeme()


def _empreinte(texte: str) -> str:
    return hashlib.sha256(texte.encode()).hexdigest()


@contextlib.contextmanager
def _traduire() -> Iterator[None]:
    """Translate what the keyring raises; the message of its errors is left out, it may hold the secret."""
    try:
        yield
    except _ERREURS as erreur:
        raise TrousseauIndisponible(type(erreur).__name__) from None
