"""Twenty-first step: the report of a batch leaves its row, one row for each row of the file. Frozen."""

from __future__ import annotations

import sqlite_utils

_RAPPORTS = """
CREATE TABLE rapport_import (
    import_id TEXT NOT NULL REFERENCES import (id),
    ligne INTEGER NOT NULL,
    personne TEXT NOT NULL,
    issue TEXT NOT NULL,
    dossier TEXT NOT NULL,
    raison TEXT NOT NULL,
    importee INTEGER NOT NULL
) STRICT;
CREATE INDEX rapport_import_par_ligne ON rapport_import (import_id, ligne);
CREATE TRIGGER rapport_import_jamais_modifie BEFORE UPDATE ON rapport_import
    BEGIN SELECT RAISE(ABORT, 'une ligne de compte rendu ne change pas'); END;
INSERT INTO rapport_import (import_id, ligne, personne, issue, dossier, raison, importee)
    SELECT import.id, value ->> 'ligne', value ->> 'personne', value ->> 'issue', value ->> 'dossier',
        value ->> 'raison', value ->> 'importee'
    FROM import, json_each(import.rapport) WHERE import.rapport LIKE '[%';
ALTER TABLE import ADD COLUMN refus TEXT NOT NULL DEFAULT '';
UPDATE import SET refus = rapport WHERE rapport LIKE '{%';
ALTER TABLE import DROP COLUMN rapport;
"""


def rapports_des_imports(db: sqlite_utils.Database) -> None:
    """Keep the reports apart: a list of batches is read without them, and a batch saved without them."""
    db.executescript(_RAPPORTS)
