"""One window for each account and base: a second start brings the first window to the front, and stops."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

DELAI_MS = 2000
_ANY_PROCESS = 0xFFFFFFFF  # ASFW_ANY
_REPONSE = b"vue\n"


class Veilleur(QObject):
    """Listens, for this account only, to the later starts on the same base; to be made by who holds the base."""

    def __init__(self, nom: str, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._serveur = QLocalServer(self)
        self._serveur.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._serveur.newConnection.connect(self._on_appel)
        # Left by a program that was killed: nobody else can listen, since the base is ours.
        QLocalServer.removeServer(nom)
        self._serveur.listen(nom)

    def _on_appel(self) -> None:
        appel = self._serveur.nextPendingConnection()
        appel.disconnected.connect(appel.deleteLater)
        appel.write(_REPONSE)
        appel.disconnectFromServer()
        fenetre = self._fenetre
        fenetre.setWindowState((fenetre.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        fenetre.show()
        fenetre.raise_()
        fenetre.activateWindow()


def appeler_la_premiere(nom: str) -> bool:
    """Ask the window that holds the base to come to the front; return whether it answered."""
    if sys.platform == "win32":
        # Without this, Windows only lets the icon of the other program flash.
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    appel = QLocalSocket()
    appel.connectToServer(nom)
    return appel.waitForConnected(DELAI_MS) and appel.waitForReadyRead(DELAI_MS)
