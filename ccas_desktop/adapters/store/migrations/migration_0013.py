"""Thirteenth step: the lists sort by the commune as it is shown, which a confidential address is not. Frozen."""

from __future__ import annotations

import sqlite_utils

_INDEX = """
DROP INDEX dossier_par_commune;
CREATE INDEX dossier_par_commune ON dossier (iif(adresse_confidentielle, '', json_extract(adresse, '$.commune')));
"""


def commune_montree(db: sqlite_utils.Database) -> None:
    """Index the commune that the lists show."""
    db.executescript(_INDEX)
