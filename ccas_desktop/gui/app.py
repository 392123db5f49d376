"""Start the window: the application, its look, its last resort against what nobody foresaw."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from ccas_desktop.application.errors import ErreurPort
from ccas_desktop.application.services import Services
from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.main_window import FenetrePrincipale
from ccas_desktop.gui.notices import avis_pour
from ccas_desktop.gui.theme import ChoixTheme, preparer_application

PREFERENCE_THEME = "theme"
CODE_PANNE = 4
_journal = logging.getLogger("ccas_desktop.gui")


def lancer(
    services: Services,
    *,
    demonstration: bool = False,
    ensuite: Callable[[FenetrePrincipale], None] | None = None,
) -> int:
    """Show the window until it is closed, and return the exit code.

    `ensuite` is called once the window takes typing: the smoke test of the bundle drives it from there.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a QCoreApplication without a screen is already running")
    application.setApplicationName("CCAS Desktop")
    aspect = preparer_application(application, theme_choisi(services))
    fenetre = FenetrePrincipale(services, Jobs(), aspect, demonstration=demonstration)
    _attraper_l_imprevu(fenetre)
    fenetre.show()
    if ensuite is not None:
        QTimer.singleShot(0, lambda: ensuite(fenetre))
    return application.exec()


def dire_panne(erreur: ErreurPort) -> int:
    """Say, in a window of its own, why the program cannot start, and return the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(application, QApplication):
        preparer_application(application)
    avis = avis_pour(erreur)
    boite = QMessageBox(QMessageBox.Icon.Critical, "CCAS Desktop", avis.titre)
    boite.setInformativeText(f"{avis.texte}\n\n{avis.suite}".strip())
    boite.setDetailedText(avis.details)
    boite.exec()
    return CODE_PANNE


def theme_choisi(services: Services) -> ChoixTheme:
    """Return the theme this workstation asked for; a name that is not one follows the system."""
    nom = services.preferences.lire(PREFERENCE_THEME)
    return ChoixTheme(nom) if nom in list(ChoixTheme) else ChoixTheme.AUTO


def _attraper_l_imprevu(fenetre: FenetrePrincipale) -> None:
    def attraper(classe: type[BaseException], erreur: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(erreur, Exception):
            sys.__excepthook__(classe, erreur, trace)
            return
        _journal.error("unexpected: %s", classe.__name__)
        fenetre.erreur(erreur)

    sys.excepthook = attraper
    qInstallMessageHandler(_journaliser)


def _journaliser(genre: QtMsgType, _contexte: QMessageLogContext, texte: str) -> None:
    niveau = logging.DEBUG if genre in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    _journal.log(niveau, "Qt: %s", texte)
