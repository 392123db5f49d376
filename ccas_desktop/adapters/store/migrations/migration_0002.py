"""Second step: the relay of the commune, the journal of the workstation, and the day a trace may go. Frozen."""

from __future__ import annotations

import sqlite_utils

_ETAPES = (
    # The value of the header is a secret: it is in the keyring.
    "ALTER TABLE ccas ADD COLUMN relais_entete TEXT NOT NULL DEFAULT ''",
    # Purges and lost tokens are looked for among hundreds of thousands of entries.
    "CREATE INDEX journal_du_poste ON journal (objet, numero) WHERE dossier_id IS NULL",
    "DROP TRIGGER trace_gardee_36_mois",
    # Whole days, as a purge counts them: CRPA R114-9-7.
    """
    CREATE TRIGGER trace_gardee_36_mois BEFORE DELETE ON trace
    WHEN OLD.instant >= strftime('%Y-%m-%d', 'now', '-36 months')
    BEGIN SELECT RAISE (ABORT, 'trace_inalterable'); END
    """,
)


def relais_et_journal_du_poste(db: sqlite_utils.Database) -> None:
    """Add the header of the relay and an index, and compare the age of a trace by whole days."""
    for etape in _ETAPES:
        db.execute(etape)
