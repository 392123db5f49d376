"""A keyring in a file, for the programs that tests and the bench start: named by PYTHON_KEYRING_BACKEND."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

VARIABLE_FICHIER = "CCAS_TEST_TROUSSEAU"


class TrousseauEnFichier(KeyringBackend):
    """Keeps the secrets of invented persons in clear, in the file given or named by the environment."""

    # Never looked for by keyring itself, nor chained to another: only when it is named.
    viable = False
    priority = 0

    def __init__(self, fichier: Path | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._fichier = fichier or Path(os.environ[VARIABLE_FICHIER])

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret."""
        return self._lire().get(f"{service}\n{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self._ecrire({**self._lire(), f"{service}\n{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        secrets = self._lire()
        secrets.pop(f"{service}\n{username}", None)
        self._ecrire(secrets)

    def _lire(self) -> dict[str, str]:
        contenu: dict[str, str] = json.loads(self._fichier.read_text("utf-8")) if self._fichier.exists() else {}
        return contenu

    def _ecrire(self, secrets: dict[str, str]) -> None:
        self._fichier.write_text(json.dumps(secrets), "utf-8")
