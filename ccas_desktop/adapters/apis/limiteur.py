"""The pace of the office: at most 60 calls a minute and three at a time (api.md 1.3).

The service bans for twelve hours an address that ignores its limits, with all the offices behind it: the pace is
kept well under every limit it has ever published, and a 429 suspends every call, not only the one refused.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from ccas_desktop.adapters.apis.attente import Annule, Attente
from ccas_desktop.adapters.apis.voies import Voies

APPELS_PAR_MINUTE = 60
APPELS_SIMULTANES = 3
FENETRE = 60.0


class LimiteAtteinte(Exception):
    """No call may leave before that many seconds."""

    def __init__(self, dans: float) -> None:
        super().__init__(dans)
        self.dans = dans


class AttenteAnnulee(Exception):
    """The person gave up while waiting."""


class Limiteur:
    """Lets calls through at the pace of the office; one for the program, shared by its threads."""

    def __init__(
        self,
        attente: Attente | None = None,
        *,
        par_minute: int = APPELS_PAR_MINUTE,
        simultanes: int = APPELS_SIMULTANES,
    ) -> None:
        self._attente = attente or Attente()
        self._par_minute = par_minute
        self._departs: deque[float] = deque()
        self._suspendu_jusqua = float("-inf")
        self._verrou = threading.Lock()
        self._voies = Voies(simultanes)

    @contextmanager
    def voie(self, patience: float, annule: Annule) -> Iterator[None]:
        """Hold one of the lanes for one call.

        Raises LimiteAtteinte at once when the pace asks for more than `patience` seconds, AttenteAnnulee.
        """
        # Lanes free themselves within the timeouts of a call, so they are waited for; only the pace has a bound.
        if not self._voies.prendre(annule):
            raise AttenteAnnulee
        try:
            self._prendre_un_depart(patience, annule)
            yield
        finally:
            self._voies.rendre()

    def suspendre(self, secondes: float) -> None:
        """Let no call leave for that many seconds, as the service asked."""
        with self._verrou:
            self._suspendu_jusqua = max(self._suspendu_jusqua, self._attente.monotone() + secondes)

    def _prendre_un_depart(self, patience: float, annule: Annule) -> None:
        fin = self._attente.monotone() + patience
        while (delai := self._reserver()) > 0:
            if self._attente.monotone() + delai > fin:
                raise LimiteAtteinte(delai)
            if not self._attente.attendre(delai, annule):
                raise AttenteAnnulee

    def _reserver(self) -> float:
        """Take a place in the last minute, or return the seconds until one may be free."""
        with self._verrou:
            maintenant = self._attente.monotone()
            while self._departs and self._departs[0] <= maintenant - FENETRE:
                self._departs.popleft()
            delai = self._suspendu_jusqua - maintenant
            if len(self._departs) >= self._par_minute:
                delai = max(delai, self._departs[0] + FENETRE - maintenant)
            if delai <= 0:
                self._departs.append(maintenant)
            return delai
