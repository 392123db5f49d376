"""The application wears a theme, and another when asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QListView, QMenu, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.theme import RESSOURCES, THEMES, Aspect, ChoixTheme, icone, lire_theme, marquer, theme_porte
from ccas_desktop.gui.theme.feuille import feuille_de


def test_choosing_a_theme_dresses_the_application(aspect: Aspect, qapp: QApplication) -> None:
    aspect.choisir(ChoixTheme.SOMBRE)

    assert theme_porte().sombre
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == theme_porte().couleurs["surface"]


def test_the_change_is_told_once(aspect: Aspect, qtbot: QtBot) -> None:
    with qtbot.waitSignal(aspect.theme_change) as annonce:
        aspect.choisir(ChoixTheme.SOMBRE)
    with qtbot.assertNotEmitted(aspect.theme_change):
        aspect.choisir(ChoixTheme.SOMBRE)

    assert annonce.args[0].nom == "sombre"


def test_auto_wears_a_theme_that_exists(aspect: Aspect) -> None:
    aspect.choisir(ChoixTheme.AUTO)

    assert theme_porte().nom in THEMES


def test_speaks_french(aspect: Aspect, qtbot: QtBot) -> None:
    boite = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(boite)

    assert boite.buttons()[0].text().replace("&", "") == "Annuler"
    assert QLocale().name() == "fr_FR"


@pytest.fixture(params=[QTableView, QTreeView, QListView, QMenu])
def vue_de_windows(request: pytest.FixtureRequest, aspect: Aspect, qapp: QApplication) -> Iterator[type[QWidget]]:
    """Give a kind of widget its own font, as the theme of Windows does."""
    QApplication.setFont(QFont("Courier"), request.param.__name__)
    yield request.param
    QApplication.setFont(qapp.font())


def test_writes_so_where_windows_has_a_font_of_its_own(qtbot: QtBot, vue_de_windows: type[QWidget]) -> None:
    widget = vue_de_windows()
    qtbot.addWidget(widget)
    widget.ensurePolished()

    assert widget.font().families()[0] == "Noto Sans"


def test_writes_with_the_embedded_font(aspect: Aspect, qapp: QApplication) -> None:
    assert qapp.font().families()[0] == "Noto Sans"
    assert qapp.font().pixelSize() == 14


@pytest.mark.parametrize("nom", THEMES)
def test_each_picture_named_by_the_style_sheet_exists(nom: str) -> None:
    images = re.findall(r"url\((.*?)\)", feuille_de(lire_theme(nom)))

    assert images
    assert all((RESSOURCES / image).is_file() for image in images)


@pytest.mark.parametrize("fichier", sorted((RESSOURCES / "icons").glob("*.svg")), ids=lambda f: f.stem)
def test_each_icon_draws_in_the_colour_of_the_theme(aspect: Aspect, fichier: Path) -> None:
    image = icone(fichier.stem, "danger").pixmap(QSize(48, 48)).toImage()

    couleurs = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert theme_porte().couleurs["danger"] in couleurs


def test_an_icon_follows_the_theme(aspect: Aspect) -> None:
    image = icone("fermer")
    avant = image.pixmap(QSize(24, 24)).toImage()

    aspect.choisir(ChoixTheme.SOMBRE)

    assert image.pixmap(QSize(24, 24)).toImage() != avant


def test_a_disabled_icon_is_paler(aspect: Aspect) -> None:
    image = icone("fermer")

    assert image.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage() != image.pixmap(QSize(24, 24)).toImage()


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icone("licorne")


def test_marking_a_widget_sets_the_property_the_sheet_looks_at(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    marquer(widget, "ton", "danger")

    assert widget.property("ton") == "danger"
