"""The real window, opened on a base and waited for: nothing here knows what a page is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ccas_desktop.application.services import Services
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.theme import Aspect
from ccas_desktop.gui.travaux.jobs import Jobs
from ccas_desktop.gui.widgets import Attente

PAS_MS = 10
PATIENCE_S = 30.0


class TropLong(Exception):
    """The window did not come to what was waited for."""


def attendre(condition: Callable[[], object], *, secondes: float = PATIENCE_S) -> None:
    """Let the window live until it is so. Raises TropLong."""
    boucle, fin = QEventLoop(), QTimer()
    minuteur = QTimer(interval=PAS_MS)
    minuteur.timeout.connect(lambda: boucle.quit() if condition() else None)
    fin.setSingleShot(True)
    fin.timeout.connect(lambda: boucle.exit(1))
    minuteur.start()
    fin.start(round(1000 * secondes))
    if not condition() and boucle.exec():
        raise TropLong
    minuteur.stop()


def attendre_le_repos(fenetre: FenetrePrincipale) -> None:
    """Let the window live until what it reads and writes is done, shown and painted, and nothing turns any more."""
    for _ in range(3):
        _vider_les_files(fenetre)
    attendre(lambda: not any(attente.isVisible() for attente in fenetre.findChildren(Attente)))
    _vider_les_files(fenetre)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents()


@contextmanager
def fenetre_ouverte(
    ouvrir: Callable[[], AbstractContextManager[Services]], aspect: Aspect, *, demonstration: bool = False
) -> Iterator[FenetrePrincipale]:
    """Show the window, open the base on the thread that writes it, as the program does, and close both."""
    jobs, echecs = Jobs(), list[Exception]()
    fenetre = FenetrePrincipale(jobs, aspect, demonstration=demonstration)
    pretes: list[bool] = []
    fenetre.prete.connect(lambda: pretes.append(True))
    with ExitStack() as pile:
        pile.callback(fenetre.close)
        fenetre.show()
        jobs.ecrire(lambda: pile.enter_context(ouvrir()), then=fenetre.installer, failed=echecs.append)
        attendre(lambda: pretes or echecs)
        if echecs:
            raise echecs[0]
        yield fenetre
        # Before the base closes: what was asked to be saved is saved.
        fenetre.close()
    fenetre.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _vider_les_files(fenetre: FenetrePrincipale) -> None:
    faits: list[str] = []
    jobs = fenetre.poste.jobs
    jobs.ecrire(lambda: "ecriture", then=faits.append)
    jobs.lire(lambda: "lecture", then=faits.append)
    attendre(lambda: len(faits) == 2)
