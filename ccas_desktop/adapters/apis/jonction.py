"""One call at a time for one person and source: a second identical one takes the answer of the first.

The service refuses a call identical to one still running (409 `00015`), and a double click or two windows would
meet that refusal. Nothing is kept once the first call has ended: answers of the service are not cached.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ccas_desktop.adapters.apis.attente import PAS, Annule

R = TypeVar("R")


@dataclass
class _EnCours(Generic[R]):
    actualise: bool
    fini: threading.Event = field(default_factory=threading.Event)
    resultat: R | None = None


class Jonction(Generic[R]):
    """Runs works one at a time by key, and hands the result of a running one to those who asked meanwhile."""

    def __init__(self, *, partageable: Callable[[R], bool]) -> None:
        self._partageable = partageable
        self._en_cours: dict[Hashable, _EnCours[R]] = {}
        self._verrou = threading.Lock()

    def executer(self, cle: Hashable, travail: Callable[[], R], *, actualise: bool, annule: Annule) -> R | None:
        """Return the result of `travail`, or that of the same work already running; None when given up.

        A work that must be fresh (`actualise`) never takes the result of one that need not be: it waits, then runs.
        """
        while True:
            with self._verrou:
                premier = self._en_cours.get(cle)
                if premier is None:
                    mien = self._en_cours[cle] = _EnCours(actualise)
                    break
            while not premier.fini.wait(PAS):
                if annule():
                    return None
            if self._convient(premier, actualise):
                return premier.resultat
        try:
            mien.resultat = travail()
            return mien.resultat
        finally:
            with self._verrou:
                del self._en_cours[cle]
            mien.fini.set()

    def _convient(self, premier: _EnCours[R], actualise: bool) -> bool:
        if premier.resultat is None or not self._partageable(premier.resultat):
            return False
        return premier.actualise or not actualise
