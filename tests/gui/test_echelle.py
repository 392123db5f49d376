"""What the check of small screens sees, and what the window does on one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.app import deborde
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.repli import LARGEUR_ENTETE, LARGEUR_MENU
from ccas_desktop.gui.widgets import Bouton, ZoneDefilante
from tests.gui.echelle import fautes

MOTS = "Un texte qui ne tient pas"


@pytest.fixture
def cadre(qtbot: QtBot) -> QWidget:
    """Return a small window."""
    cadre = QWidget()
    qtbot.addWidget(cadre)
    cadre.resize(100, 100)
    return cadre


def test_words_cut_by_their_width_are_seen(cadre: QWidget) -> None:
    etiquette = QLabel(MOTS, cadre)
    etiquette.setGeometry(0, 0, 40, 20)
    cadre.show()

    assert any("is cut" in faute for faute in fautes(cadre, QSize(200, 200)))


def test_words_cut_by_their_height_are_seen(cadre: QWidget) -> None:
    etiquette = QLabel(f"{MOTS} " * 5, cadre)
    etiquette.setWordWrap(True)
    etiquette.setGeometry(0, 0, 80, 12)
    cadre.show()

    assert any("is cut" in faute for faute in fautes(cadre, QSize(200, 200)))


def test_a_button_pushed_out_of_the_window_is_seen(cadre: QWidget) -> None:
    bouton = Bouton("Noter")
    bouton.setParent(cadre)
    bouton.move(80, 10)
    cadre.show()

    assert any("out of reach" in faute for faute in fautes(cadre, QSize(200, 200)))


def test_what_may_be_scrolled_to_is_in_reach(qtbot: QtBot) -> None:
    zone = ZoneDefilante()
    qtbot.addWidget(zone)
    for _ in range(20):
        zone.ajouter(QLabel("Une ligne"))
    zone.resize(200, 100)
    zone.show()

    qtbot.waitUntil(lambda: not fautes(zone, QSize(200, 200)))
    assert "the window is 200 × 100" in fautes(zone, QSize(150, 200))


def test_on_a_small_screen_the_top_keeps_its_pictures_and_their_words_in_a_tooltip(
    qtbot: QtBot, fenetre: FenetrePrincipale
) -> None:
    bouton = fenetre.menu.boutons["listes"]
    fenetre.resize(LARGEUR_MENU - 1, 700)
    qtbot.waitUntil(lambda: bouton.text() == "")

    assert (bouton.accessibleName(), "Listes" in bouton.toolTip()) == ("Listes", True)
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)
    fenetre.resize(LARGEUR_ENTETE - 1, 500)
    qtbot.waitUntil(lambda: not fenetre.entete._nom.isVisible())

    fenetre.resize(1366, 700)
    qtbot.waitUntil(lambda: bouton.text() == "Listes")
    assert fenetre.entete._nom.isVisible()
    assert bouton.accessibleName() == ""
    assert not bouton.shortcut().isEmpty()


@pytest.mark.parametrize(("ecran", "attendu"), [((1366, 728), True), ((1920, 1040), False)])
def test_a_window_larger_than_its_screen_is_known(
    fenetre: FenetrePrincipale, ecran: tuple[int, int], attendu: bool
) -> None:
    fenetre.resize(1366, 768)

    assert deborde(fenetre, QSize(*ecran)) is attendu


def test_a_dialogue_is_never_larger_than_the_screen(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    apercu = ApercuEtat(fenetre.poste, EtatAMontrer("Essai", "essai", LettreProduite(b"%PDF-1.4", (), 1)), fenetre)
    apercu.open()
    qtbot.waitUntil(apercu.isActiveWindow)

    libre = apercu.screen().availableSize()
    assert apercu.width() <= libre.width()
    assert apercu.height() <= libre.height()
    assert fautes(apercu, libre) == []
    apercu.close()
