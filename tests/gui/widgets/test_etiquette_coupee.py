"""Words of any length never widen the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.widgets import EtiquetteCoupee

LONG = "SAINT-AUBIN-DE-LA-ROCHEFOUCAULD-" * 8


def etiquette(qtbot: QtBot, texte: str) -> EtiquetteCoupee:
    etiquette = EtiquetteCoupee(texte)
    qtbot.addWidget(etiquette)
    etiquette.resize(300, 30)
    with qtbot.waitExposed(etiquette):
        etiquette.show()
    return etiquette


def test_a_long_text_is_cut_and_asks_no_width(qtbot: QtBot) -> None:
    longue = etiquette(qtbot, LONG)

    assert longue.texte_montre.endswith("…")
    assert longue.minimumSizeHint().width() < 100
    assert longue.text() == LONG


def test_a_short_text_is_whole(qtbot: QtBot) -> None:
    assert etiquette(qtbot, "MARTIN Camille").texte_montre == "MARTIN Camille"


def test_what_is_cut_is_in_the_tooltip_and_never_markup(qtbot: QtBot) -> None:
    longue = etiquette(qtbot, f"<b>{LONG}</b>")

    QApplication.sendEvent(longue, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), longue.mapToGlobal(QPoint(5, 5))))

    assert longue.textFormat() is Qt.TextFormat.PlainText
    assert QToolTip.text() == f"<span>&lt;b&gt;{LONG}&lt;/b&gt;</span>"
    QToolTip.hideText()
