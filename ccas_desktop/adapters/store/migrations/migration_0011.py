"""Eleventh step: the reference scales that the CCAS brings in. Frozen."""

from __future__ import annotations

import sqlite_utils

_TABLES = (
    """
CREATE TABLE bareme (
    rang INTEGER PRIMARY KEY,
    texte TEXT NOT NULL,
    nom_fichier TEXT NOT NULL,
    importe_le TEXT NOT NULL,
    empreinte TEXT NOT NULL
) STRICT
""",
    """
CREATE TRIGGER bareme_jamais_modifie BEFORE UPDATE ON bareme
BEGIN SELECT RAISE (ABORT, 'bareme_inalterable'); END
""",
    """
CREATE TRIGGER bareme_jamais_efface BEFORE DELETE ON bareme
BEGIN SELECT RAISE (ABORT, 'bareme_inalterable'); END
""",
    # What an aid has cost in the year is asked at each evaluation.
    "CREATE INDEX IF NOT EXISTS demande_par_aide ON demande (aide)",
)


def baremes_du_ccas(db: sqlite_utils.Database) -> None:
    """Add the table of the files brought in, and the index of the requests by aid."""
    for sql in _TABLES:
        db.execute(sql)
