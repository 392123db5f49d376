"""An index of the searches, written at once when a unit of work ends.

FTS5 writes to the file all it holds in memory at each statement that could be taken back, and when a rank is lower than
the one before: rows that come one by one between others would each make a segment, merged later at great cost.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlite_utils

# From so many rows on, segments are merged a little at each unit: none then stops to merge all the others.
BEAUCOUP = 8
PAGES_REUNIES = 32


@dataclass
class IndexEnAttente:
    """What is to be put in an index and taken out of it, by the rank of each row."""

    table: str
    colonnes: tuple[str, ...]
    _a_inscrire: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _a_effacer: set[int] = field(default_factory=set)

    def inscrire(self, rang: int, *textes: str) -> None:
        """Put a row in, that is not there."""
        self._a_inscrire[rang] = textes

    def effacer(self, rang: int | None) -> None:
        """Take a row out; None is a row that was never put in."""
        if rang is not None and self._a_inscrire.pop(rang, None) is None:
            self._a_effacer.add(rang)

    def ecrire(self, db: sqlite_utils.Database) -> None:
        """Write it all, in the order of the ranks."""
        noms, valeurs = ", ".join(("rowid", *self.colonnes)), ", ".join("?" * (1 + len(self.colonnes)))
        effacer, inscrire = (
            f"DELETE FROM {self.table} WHERE rowid = ?",  # noqa: S608 constant names
            f"INSERT INTO {self.table} ({noms}) VALUES ({valeurs})",  # noqa: S608 constant names
        )
        db.conn.executemany(effacer, [(rang,) for rang in sorted(self._a_effacer)])
        db.conn.executemany(inscrire, [(rang, *self._a_inscrire[rang]) for rang in sorted(self._a_inscrire)])
        if len(self._a_inscrire) >= BEAUCOUP:
            reunir = f"INSERT INTO {self.table} ({self.table}, rank) VALUES ('merge', ?)"  # noqa: S608 constant name
            db.execute(reunir, (PAGES_REUNIES,))
