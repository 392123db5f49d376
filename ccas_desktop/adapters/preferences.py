"""The preferences of the workstation, in a small JSON file beside the base."""

from __future__ import annotations

import json
from pathlib import Path


class PreferencesEnFichier:
    """Reads the file once; writes it whole under another name, then puts it in place."""

    def __init__(self, chemin: Path) -> None:
        self._chemin = chemin
        self._valeurs = _lire(chemin)

    def lire(self, nom: str) -> str:
        """Return what was remembered under that name, or an empty text."""
        return self._valeurs.get(nom, "")

    def ecrire(self, nom: str, valeur: str) -> None:
        """Remember a text; a full disk or a read-only folder only loses the comfort."""
        self._valeurs[nom] = valeur
        provisoire = self._chemin.with_suffix(".tmp")
        try:
            provisoire.write_text(json.dumps(self._valeurs, ensure_ascii=False, indent=1), "utf-8")
            provisoire.replace(self._chemin)
        except OSError:
            provisoire.unlink(missing_ok=True)


def _lire(chemin: Path) -> dict[str, str]:
    """A missing or torn file is no preference at all."""
    try:
        untrusted = json.loads(chemin.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(untrusted, dict):
        return {}
    return {nom: valeur for nom, valeur in untrusted.items() if isinstance(nom, str) and isinstance(valeur, str)}
