"""Eighteenth step: a call that found no network says so in its trace, and nothing of what was asked. Frozen."""

from __future__ import annotations

import sqlite_utils

_SANS_RESEAU = """
ALTER TABLE trace ADD COLUMN sans_reseau INTEGER NOT NULL DEFAULT 0;
CREATE INDEX trace_sans_reseau ON trace (demande_id) WHERE sans_reseau;
"""


def appels_sans_reseau(db: sqlite_utils.Database) -> None:
    """Let the avis d’imposition wait for the network: nothing else of its call may be kept."""
    db.executescript(_SANS_RESEAU)
