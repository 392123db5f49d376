"""Start the window: the application, its look, its last resort against what nobody foresaw."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QSize, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ccas_desktop.application.errors import BaseOccupee
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.imports import phrase_coupure
from ccas_desktop.gui.fenetre.ecrans import importer_les_pages
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.session import FinDeSession
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite, avis_pour
from ccas_desktop.gui.systeme.affichage import HORS_ECRAN, SANS_AFFICHAGE, VARIABLE, manque_d_affichage
from ccas_desktop.gui.theme import ChoixTheme, preparer_application
from ccas_desktop.gui.travaux.jobs import Jobs

if TYPE_CHECKING:
    from ccas_desktop.application.preferences import Preferences
    from ccas_desktop.application.services import Services
    from ccas_desktop.domain.dossiers.reprise import Import

PREFERENCE_THEME = "theme"
CODE_PANNE = 4
CADRE = QSize(16, 40)  # of a window: its borders, its title
PROGRAMME = Auteur("CCAS Desktop")
_journal = logging.getLogger("ccas_desktop.gui")


def _rien() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Lancement:
    """What a start needs.

    Attributes:
        ouvrir: opens the base and gives what the window works with; done off the thread of the window.
        instance: name, the same for one account and base, under which a second start calls the first window.
        en_fond: done away from the window once the first page is there: what later actions would wait for.
    """

    ouvrir: Callable[[], Services]
    preferences: Preferences
    demonstration: bool = False
    instance: str = ""
    en_fond: Callable[[], None] = _rien


def lancer(lancement: Lancement, *, ensuite: Callable[[FenetrePrincipale], None] | None = None) -> int:
    """Show the window until it is closed, and return the exit code.

    `ensuite` is called once the window takes typing: the smoke test of the bundle drives it from there, and
    wants no display.
    """
    if manque_d_affichage(os.environ):
        if ensuite is None:
            sys.stderr.write(f"{SANS_AFFICHAGE}\n")
            return CODE_PANNE
        os.environ[VARIABLE] = HORS_ECRAN
    application = _application()
    fenetre = montrer_fenetre(application, lancement)
    if deborde(fenetre, fenetre.screen().availableSize()):
        fenetre.showMaximized()
    if ensuite is not None:
        ApresLaPremiereImage(fenetre, lambda: ensuite(fenetre))
    return application.exec()


def deborde(fenetre: QWidget, ecran: QSize) -> bool:
    """Tell whether a window and its frame are larger than what the screen leaves beside the bar of the system."""
    taille = fenetre.size() + CADRE
    return taille.width() > ecran.width() or taille.height() > ecran.height()


def montrer_fenetre(application: QApplication, lancement: Lancement) -> FenetrePrincipale:
    """Show the window, which takes typing while the base is being opened."""
    aspect = preparer_application(application, theme_choisi(lancement.preferences))
    jobs = Jobs()
    fenetre = FenetrePrincipale(jobs, aspect, demonstration=lancement.demonstration)
    _attraper_l_imprevu(fenetre)

    def ouvrir() -> None:
        jobs.ecrire(lambda: ouvrir_et_defaire(lancement), then=installer, failed=echouer, owner=fenetre)

    def installer(ouvert: tuple[Services, tuple[Import, ...]]) -> None:
        services, coupes = ouvert
        fenetre.installer(services)
        if coupes:
            voir = ActionAvis("Voir les imports", lambda: fenetre.ouvrir_rubrique("imports"))
            fenetre.montrer(Avis(phrase_coupure(coupes), gravite=Gravite.ALERTE), (voir,))

    def echouer(erreur: Exception) -> None:
        fenetre.hide()
        code = 0 if deja_ouverte(erreur, lancement.instance) else dire_panne(erreur)
        fenetre.close()
        application.exit(code)

    def preparer() -> None:
        _veiller(fenetre, lancement.instance)
        jobs.travailler(importer_les_pages)
        jobs.travailler(lancement.en_fond)

    FinDeSession(fenetre, jobs)
    ApresLaPremiereImage(fenetre, ouvrir)
    fenetre.prete.connect(preparer)
    fenetre.show()
    return fenetre


def deja_ouverte(erreur: Exception, instance: str) -> bool:
    """Tell whether the base is held by another window of this account, which was asked to come to the front."""
    if not (instance and isinstance(erreur, BaseOccupee)):
        return False
    from ccas_desktop.gui.systeme.instance import appeler_la_premiere

    return appeler_la_premiere(instance)


def _veiller(fenetre: FenetrePrincipale, instance: str) -> None:
    if instance:
        from ccas_desktop.gui.systeme.instance import Veilleur

        Veilleur(instance, fenetre)


def ouvrir_et_defaire(lancement: Lancement) -> tuple[Services, tuple[Import, ...]]:
    """Open the base and, before anything else is done in it, undo the imports that were cut; return them."""
    # Imported on this thread: the window is already there.
    from ccas_desktop.application.imports.lots import reprendre_apres_coupure

    services = lancement.ouvrir()
    return services, reprendre_apres_coupure(services, PROGRAMME)


class ApresLaPremiereImage(QObject):
    """Does something once a window was painted: the imports of the store would hold its picture back."""

    def __init__(self, fenetre: FenetrePrincipale, faire: Callable[[], None]) -> None:
        super().__init__(fenetre)
        self._faire = faire

        fenetre.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._faire)
        return False


def dire_panne(erreur: Exception) -> int:
    """Say, in a window of its own, why the program cannot start, and return the exit code."""
    avis = avis_pour(erreur)
    boite = QMessageBox(QMessageBox.Icon.Critical, "CCAS Desktop", avis.titre)
    boite.setInformativeText(f"{avis.texte}\n\n{avis.suite}".strip())
    boite.setDetailedText(avis.details)
    boite.exec()
    return CODE_PANNE


def theme_choisi(preferences: Preferences) -> ChoixTheme:
    """Return the theme this workstation asked for; a name that is not one follows the system."""
    nom = preferences.lire(PREFERENCE_THEME)
    return ChoixTheme(nom) if nom in list(ChoixTheme) else ChoixTheme.AUTO


def _application() -> QApplication:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a QCoreApplication without a screen is already running")
    application.setApplicationName("CCAS Desktop")
    return application


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
