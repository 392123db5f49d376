"""What every page owes the window: it fits the screen, flashes nothing, and names its controls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from tests.fakes.bureau import Bureau

# 1920×1080 at 150 %.
LARGEUR_DU_PLUS_PETIT_ECRAN = 1280
PAGES: dict[str, Callable[[FenetrePrincipale, str], None]] = {
    "accueil": lambda fenetre, _dossier: fenetre.aller_accueil(),
    "dossier": lambda fenetre, dossier: fenetre.ouvrir_dossier(dossier),
    "nouveau dossier": lambda fenetre, _dossier: fenetre.nouveau_dossier(),
    "nouvelle demande": lambda fenetre, dossier: fenetre.nouvelle_demande(dossier),
    "reglages": lambda fenetre, _dossier: fenetre.ouvrir_reglages(),
    "visiteurs": lambda fenetre, _dossier: fenetre.ouvrir_rubrique("visiteurs"),
    "imports": lambda fenetre, _dossier: fenetre.ouvrir_rubrique("imports"),
    "traces": lambda fenetre, _dossier: fenetre.ouvrir_traces(),
    "listes": lambda fenetre, _dossier: fenetre.ouvrir_rubrique("listes"),
    "aide": lambda fenetre, _dossier: fenetre.ouvrir_aide(),
}


@pytest.fixture(params=PAGES)
def une_page(request: pytest.FixtureRequest, guichet: Bureau) -> Callable[[FenetrePrincipale], None]:
    aller = PAGES[request.param]
    return lambda fenetre: aller(fenetre, guichet.dossier.dossier.id)


def test_no_page_is_wider_than_the_smallest_screen(
    fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    une_page(fenetre)

    assert fenetre.minimumSizeHint().width() <= LARGEUR_DU_PLUS_PETIT_ECRAN


class FenetresMontrees(QObject):
    """Notes each window shown but that one."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__()
        self._fenetre = fenetre
        self.montrees: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  the name of Qt
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._fenetre
        ):
            self.montrees += [f"{type(watched).__name__} in {type(watched.parent()).__name__}"]
        return False


def test_no_piece_of_a_page_flashes_as_a_window(
    qtbot: QtBot, fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    lus: list[None] = []
    espion = FenetresMontrees(fenetre)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(espion)

    une_page(fenetre)
    fenetre.poste.jobs.lire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    application.removeEventFilter(espion)
    assert espion.montrees == []
    assert fenetre.isActiveWindow()


def test_each_control_has_a_name(
    qtbot: QtBot, fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    lus: list[None] = []
    une_page(fenetre)
    fenetre.poste.jobs.lire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    atteignables = [
        controle
        for controle in fenetre.findChildren(QWidget)
        if controle.focusPolicy() & Qt.FocusPolicy.TabFocus and controle.isVisible() and controle.isEnabled()
    ]

    assert atteignables
    assert [type(controle).__name__ for controle in atteignables if not nom(controle)] == []


def nom(controle: QWidget) -> str:
    """Return what a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(controle)
    return interface.text(QAccessible.Text.Name)
