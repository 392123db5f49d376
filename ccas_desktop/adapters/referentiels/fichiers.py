"""The files of resources/cog: one record a line, fields between semicolons, under a line of titles; .gz compressed."""

from __future__ import annotations

import gzip
from pathlib import Path


def lignes(fichier: Path) -> list[str]:
    """Return the records of a file, titles left out."""
    lu = fichier.read_bytes()
    return (gzip.decompress(lu) if fichier.suffix == ".gz" else lu).decode("utf-8").splitlines()[1:]
