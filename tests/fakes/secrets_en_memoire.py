"""A keyring that forgets everything."""

from __future__ import annotations


class SecretsEnMemoire:
    """The secrets of a test."""

    def __init__(self, secrets: dict[str, str] | None = None) -> None:
        self.secrets = dict(secrets or {})

    def lire(self, nom: str) -> str | None:
        """Return a secret."""
        return self.secrets.get(nom)

    def ecrire(self, nom: str, valeur: str) -> None:
        """Keep a secret."""
        self.secrets[nom] = valeur

    def effacer(self, nom: str) -> None:
        """Forget a secret."""
        self.secrets.pop(nom, None)
