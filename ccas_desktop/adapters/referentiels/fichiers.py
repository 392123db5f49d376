"""The files of resources/cog: one record a line, fields between semicolons, under a line of titles."""

from __future__ import annotations

from pathlib import Path


def lignes(fichier: Path) -> list[str]:
    """Return the records of a file, titles left out."""
    return fichier.read_text(encoding="utf-8").splitlines()[1:]
