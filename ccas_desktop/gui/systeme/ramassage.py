"""The garbage collector, kept on the GUI thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVALLE_MS = 500


class Ramasseur(QObject):
    """Collects the cycles of objects on the GUI thread only.

    Python collects on whichever thread allocates: a screen that was closed, held by a cycle, would be destroyed by a
    thread that reads the store, and Qt dies of it (segmentation fault, seen several times an hour).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seuils = gc.get_threshold()
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(INTERVALLE_MS)

        gc.disable()
        self._minuterie.timeout.connect(self.ramasser)
        self._minuterie.start()

    def ramasser(self) -> None:
        """Collect what Python would have collected by itself: the older generations more seldom."""
        comptes = gc.get_count()
        for generation in (2, 1, 0):
            if comptes[generation] > self._seuils[generation]:
                gc.collect(generation)
                return
