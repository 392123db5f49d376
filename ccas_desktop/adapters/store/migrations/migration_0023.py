"""Twenty-third step: who died, and which dossier is followed no more. Frozen."""

from __future__ import annotations

import sqlite_utils

_FIN = """
ALTER TABLE usager ADD COLUMN deces_le TEXT;
ALTER TABLE dossier ADD COLUMN clos_le TEXT;
ALTER TABLE dossier ADD COLUMN motif_cloture TEXT;
"""


def deces_et_cloture(db: sqlite_utils.Database) -> None:
    """Let a person have a day of death, and a dossier a day on which it was closed, with why."""
    db.executescript(_FIN)
