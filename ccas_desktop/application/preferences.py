"""What this workstation remembers for its comfort: last agent, theme, printers. Never anything of a person."""

from __future__ import annotations

from typing import Protocol


class Preferences(Protocol):
    """Small texts by name; losing them costs a click, never work."""

    def lire(self, nom: str) -> str:
        """Return what was remembered under that name, or an empty text."""

    def ecrire(self, nom: str, valeur: str) -> None:
        """Remember a text; a failure to is silent."""


class PreferencesVolatiles:
    """Remembers while the program runs: the demonstration leaves nothing behind."""

    def __init__(self) -> None:
        self._valeurs: dict[str, str] = {}

    def lire(self, nom: str) -> str:
        """Return what was remembered under that name, or an empty text."""
        return self._valeurs.get(nom, "")

    def ecrire(self, nom: str, valeur: str) -> None:
        """Remember a text until the program ends."""
        self._valeurs[nom] = valeur
