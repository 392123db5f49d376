"""A long write, given to the thread of the store piece by piece: a save of the counter passes between two."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject

from ccas_desktop.gui.travaux.jobs import Echec, Jobs

T = TypeVar("T")


def ecrire_par_morceaux(
    jobs: Jobs,
    travail: Generator[None, None, T],
    *,
    then: Callable[[T], None],
    failed: Echec,
    owner: QObject | None = None,
) -> None:
    """Run each piece as a write of its own, then give what the work returned; the window closed, the rest is left."""
    faits: list[T] = []

    def un_morceau() -> bool:
        try:
            next(travail)
        except StopIteration as fin:
            faits.append(fin.value)
            return False
        return True

    def suivre(reste: bool) -> None:
        if reste:
            jobs.ecrire(un_morceau, then=suivre, failed=failed, owner=owner)
        else:
            then(faits[0])

    suivre(True)
