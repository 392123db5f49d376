"""A place is picked from proposals, with the keyboard, never typed as a code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.gui.forms import ChampCompletion, Proposition

ROUEN = Proposition("76540", "Rouen", "Seine-Maritime")
ROUANS = Proposition("44145", "Rouans", "Loire-Atlantique")


@pytest.fixture
def champ(qtbot: QtBot) -> ChampCompletion:
    champ = ChampCompletion("Commune de naissance")
    qtbot.addWidget(champ)
    with qtbot.waitExposed(champ):
        champ.show()
    champ.ligne.setFocus()
    champ.texte_tape.connect(lambda texte: champ.proposer((ROUANS, ROUEN), pour=texte))
    return champ


def taper(qtbot: QtBot, champ: ChampCompletion, texte: str) -> None:
    """Type, and wait for the question to be asked and answered."""
    with qtbot.waitSignal(champ.texte_tape):
        qtbot.keyClicks(champ.ligne, texte)


def test_picks_with_down_and_enter(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Down)

    with qtbot.waitSignal(champ.choisi) as choisi:
        qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)

    assert choisi.args == [ROUEN]
    assert champ.valeur() == ROUEN
    assert champ.ligne.text() == "Rouen (Seine-Maritime)"


def test_up_goes_round_to_the_last_one(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")

    qtbot.keyClick(champ.ligne, Qt.Key.Key_Up)
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)

    assert champ.valeur() == ROUEN


def test_tab_takes_the_highlighted_line(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")

    qtbot.keyClick(champ.ligne, Qt.Key.Key_Tab)

    assert champ.valeur() == ROUANS


def test_a_click_picks(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")
    element = champ.liste.item(1)

    qtbot.mouseClick(
        champ.liste.viewport(), Qt.MouseButton.LeftButton, pos=champ.liste.visualItemRect(element).center()
    )

    assert champ.valeur() == ROUEN


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")

    qtbot.keyClick(champ.ligne, Qt.Key.Key_Escape)

    assert not champ.liste.isVisible()
    assert champ.brouillon() == "rou"


def test_a_text_nobody_picked_is_refused_and_kept(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "76540")
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Escape)

    champ.ligne.clearFocus()

    assert "Choisissez" in champ.erreur
    assert champ.ligne.text() == "76540"
    with pytest.raises(RefusMetier, match="choix_inconnu"):
        champ.valeur()


def test_leaving_takes_the_only_place_of_that_very_name(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "ROUEN")

    champ.ligne.clearFocus()

    assert champ.valeur() == ROUEN


def test_an_answer_to_a_former_text_is_ignored(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")
    qtbot.keyClicks(champ.ligne, "e")

    champ.proposer((ROUEN,), pour="rou")

    assert not champ.liste.isVisible()


def test_no_proposal_shows_no_list(qtbot: QtBot, champ: ChampCompletion) -> None:
    taper(qtbot, champ, "rou")

    champ.proposer((), pour="rou")

    assert not champ.liste.isVisible()


def test_emptying_the_line_empties_the_value(qtbot: QtBot, champ: ChampCompletion) -> None:
    champ.definir_valeur(ROUEN)

    champ.ligne.selectAll()
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Delete)

    assert champ.valeur() is None


@pytest.mark.parametrize("tape", ["", "rou"])
def test_a_draft_comes_back(qtbot: QtBot, champ: ChampCompletion, tape: str) -> None:
    champ.definir_valeur(ROUEN)
    choisi = champ.brouillon()

    champ.restaurer(tape)
    assert champ.brouillon() == tape
    champ.restaurer(choisi)
    assert champ.valeur() == ROUEN
