"""Nineteenth step: the indexes of the searches never clear themselves of what was removed in one long go. Frozen."""

from __future__ import annotations

import sqlite_utils

# What was removed leaves an index when its segments are merged with newer ones. Merged for being removed, a segment
# that is all gone would be read whole in the middle of a save.
_REGLAGES = (
    "INSERT INTO recherche (recherche, rank) VALUES ('deletemerge', 0)",
    "INSERT INTO ressemblance (ressemblance, rank) VALUES ('deletemerge', 0)",
)


def index_sans_a_coups(db: sqlite_utils.Database) -> None:
    """Spread the upkeep of the indexes."""
    for reglage in _REGLAGES:
        db.execute(reglage)
