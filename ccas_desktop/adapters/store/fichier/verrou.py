"""One process at a time on a base: an operating-system lock, that even a killed process releases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from ccas_desktop.application.errors import BaseOccupee

if sys.platform == "win32":
    import msvcrt

    def _verrouiller(fichier: BinaryIO) -> None:
        msvcrt.locking(fichier.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _verrouiller(fichier: BinaryIO) -> None:
        fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Verrou:
    """The right to open a base, held from its making until `rendre`. Raises BaseOccupee.

    The empty file beside the base stays: removing it would let two processes lock two files of one name.
    """

    def __init__(self, chemin: Path) -> None:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        self._fichier: BinaryIO = chemin.with_name(chemin.name + ".verrou").open("ab")
        try:
            _verrouiller(self._fichier)
        except OSError as erreur:
            self._fichier.close()
            raise BaseOccupee("verrou") from erreur

    def rendre(self) -> None:
        """Let another process open the base."""
        self._fichier.close()
