"""One page at a time; the page left is destroyed."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.fenetre.pages import Pages


class PageNommee(QWidget):
    """A page with a field that takes the focus."""

    def __init__(self, nom: str) -> None:
        super().__init__()
        self.nom = nom
        self.ligne = QLineEdit()
        QVBoxLayout(self).addWidget(self.ligne)
        self.setFocusProxy(self.ligne)


class PageAvecAction(QWidget):
    """A page whose first field comes after a button."""

    def __init__(self) -> None:
        super().__init__()
        self.bouton = QPushButton("Nouvelle demande")
        self.ligne = QLineEdit()
        colonne = QVBoxLayout(self)
        colonne.addWidget(self.bouton)
        colonne.addWidget(self.ligne)
        self.setFocusProxy(self.ligne)


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    pages = Pages()
    qtbot.addWidget(pages)
    with qtbot.waitActive(pages):
        pages.show()
        pages.activateWindow()
    pages.aller(lambda: PageNommee("accueil"))
    return pages


def ici(pages: Pages) -> str:
    page = pages.currentWidget()
    assert isinstance(page, PageNommee)
    return page.nom


def test_the_page_left_is_destroyed(qtbot: QtBot, pages: Pages) -> None:
    quittee = pages.currentWidget()

    pages.aller(lambda: PageNommee("dossier"))

    qtbot.waitUntil(lambda: not shiboken6.isValid(quittee))
    assert pages.count() == 1


def test_the_page_shown_takes_the_focus(pages: Pages) -> None:
    pages.aller(lambda: PageNommee("dossier"))

    page = pages.currentWidget()
    assert isinstance(page, PageNommee)
    assert page.ligne.hasFocus()


def test_comes_back_to_a_page_made_anew(pages: Pages) -> None:
    faites: list[str] = []

    def dossier() -> QWidget:
        faites.append("dossier")
        return PageNommee("dossier")

    pages.aller(dossier)
    pages.aller(lambda: PageNommee("demande"))
    pages.revenir()

    assert ici(pages) == "dossier"
    assert len(faites) == 2


def test_there_is_nothing_before_the_first_page(pages: Pages) -> None:
    pages.revenir()

    assert ici(pages) == "accueil"


def test_a_page_replaced_is_skipped_on_the_way_back(pages: Pages) -> None:
    pages.aller(lambda: PageNommee("nouveau"))
    pages.remplacer(lambda: PageNommee("dossier"))

    pages.revenir()

    assert ici(pages) == "accueil"


def test_pages_forgotten_are_not_come_back_to(pages: Pages) -> None:
    pages.aller(lambda: PageNommee("dossier"))
    pages.aller(lambda: PageNommee("accueil neuf"))

    pages.oublier()
    pages.revenir()

    assert ici(pages) == "accueil neuf"


def test_the_focus_goes_where_the_page_says(pages: Pages) -> None:
    page = pages.currentWidget()
    assert isinstance(page, PageNommee)

    assert page.ligne.hasFocus()


def test_tab_reaches_what_is_before_the_first_field(qtbot: QtBot) -> None:
    fenetre, entete, pages = QWidget(), QPushButton("Aide"), Pages()
    colonne = QVBoxLayout(fenetre)
    colonne.addWidget(entete)
    colonne.addWidget(pages)
    qtbot.addWidget(fenetre)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    pages.aller(PageAvecAction)
    page = pages.currentWidget()
    assert isinstance(page, PageAvecAction)
    assert page.ligne.hasFocus()

    entete.setFocus()
    qtbot.keyClick(entete, Qt.Key.Key_Tab)

    assert page.bouton.hasFocus()
