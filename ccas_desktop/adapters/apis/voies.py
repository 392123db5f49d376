"""A few lanes taken in the order asked: who waits is never overtaken by one who comes back for another call."""

from __future__ import annotations

import threading
from collections import deque

from ccas_desktop.adapters.apis.attente import PAS, Annule


class Voies:
    """Lanes shared by threads, each held from `prendre` to `rendre`."""

    def __init__(self, nombre: int) -> None:
        self._libres = nombre
        self._file: deque[threading.Event] = deque()
        self._verrou = threading.Lock()

    def prendre(self, annule: Annule) -> bool:
        """Wait for a lane; return False, with none held, as soon as the person gives up."""
        with self._verrou:
            if self._libres:
                self._libres -= 1
                return True
            tour = threading.Event()
            self._file.append(tour)
        while not tour.wait(PAS):
            if annule() and self._quitter(tour):
                return False
        return True

    def rendre(self) -> None:
        """Give the lane to who waits first."""
        with self._verrou:
            if self._file:
                self._file.popleft().set()
            else:
                self._libres += 1

    def _quitter(self, tour: threading.Event) -> bool:
        """Leave the queue; return False when the lane came meanwhile."""
        with self._verrou:
            if tour.is_set():
                return False
            self._file.remove(tour)
            return True
