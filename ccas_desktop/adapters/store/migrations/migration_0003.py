"""Third step: the access to API Impôt particulier. Frozen."""

from __future__ import annotations

import sqlite_utils

_TABLE = """
CREATE TABLE connexion_impot (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    url TEXT NOT NULL,
    url_jeton TEXT NOT NULL,
    teleservice TEXT NOT NULL,
    client_id TEXT NOT NULL,
    certificat TEXT NOT NULL,
    ressource TEXT NOT NULL,
    scope TEXT NOT NULL,
    relais_entete TEXT NOT NULL
) STRICT
"""


def acces_impot_particulier(db: sqlite_utils.Database) -> None:
    """Add the table of the access."""
    db.execute(_TABLE)
