"""The end of the session of the system: what is being typed is kept before Windows closes the program, or goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
    from ccas_desktop.gui.travaux.jobs import Jobs

# Windows gives five seconds, then offers the person to close by force.
ATTENTE_SECONDES = 4.0


class FinDeSession(QObject):
    """Keeps what a window holds when the session ends; the window stays usable, for the end may be called off."""

    def __init__(self, fenetre: FenetrePrincipale, jobs: Jobs) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._jobs = jobs
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self.garder_la_saisie)
            application.saveStateRequest.connect(self.garder_la_saisie)
            application.aboutToQuit.connect(self.garder_la_saisie)

    def garder_la_saisie(self) -> None:
        """Push what is being typed to its draft and wait until it is written; nothing when the window has closed."""
        if self._jobs.fermes:
            return
        actif = self._fenetre.focusWidget()
        self._fenetre.reprises.noter()
        self._fenetre.setFocus()
        self._jobs.attendre_les_ecritures(ATTENTE_SECONDES)
        if actif is not None:
            actif.setFocus()
