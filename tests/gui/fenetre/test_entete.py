"""The top of the window: search at each key, agent at work, shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import nouvel_agent
from ccas_desktop.gui.fenetre.entete import PERSONNE, Entete

NADIA = nouvel_agent("Nadia", "Benali", "Agent d’accueil")
PAUL = nouvel_agent("Paul", "Durand", "Président du CCAS")


@pytest.fixture
def entete(qtbot: QtBot) -> Entete:
    entete = Entete()
    qtbot.addWidget(entete)
    entete.resize(1280, 50)
    with qtbot.waitActive(entete):
        entete.show()
        entete.activateWindow()
    entete.definir_pret()
    return entete


def test_searches_at_each_key(qtbot: QtBot, entete: Entete) -> None:
    cherches: list[str] = []
    entete.recherche_voulue.connect(cherches.append)

    qtbot.keyClicks(entete.recherche, "mar")

    assert cherches == ["m", "ma", "mar"]


def test_what_is_typed_is_searched_before_enter_is_told(qtbot: QtBot, entete: Entete) -> None:
    faits: list[str] = []
    entete.recherche_voulue.connect(faits.append)
    entete.premier_voulu.connect(lambda: faits.append("premier"))
    entete.recherche.setText("martin")

    qtbot.keyClick(entete.recherche, Qt.Key.Key_Return)

    assert faits == ["martin", "premier"]


def test_enter_in_an_empty_field_opens_nobody(qtbot: QtBot, entete: Entete) -> None:
    with qtbot.assertNotEmitted(entete.premier_voulu):
        qtbot.keyClick(entete.recherche, Qt.Key.Key_Return)


def test_escape_empties_the_search(qtbot: QtBot, entete: Entete) -> None:
    entete.recherche.setFocus()
    qtbot.keyClicks(entete.recherche, "mar")

    qtbot.keyClick(entete.recherche, Qt.Key.Key_Escape)

    assert entete.recherche.text() == ""


def test_emptied_for_the_next_visitor_it_searches_nothing(qtbot: QtBot, entete: Entete) -> None:
    entete.recherche.setText("martin")

    with qtbot.assertNotEmitted(entete.recherche_voulue):
        entete.vider_recherche()


def test_emptied_it_offers_nothing_to_clear(qtbot: QtBot, entete: Entete) -> None:
    entete.liste_agents.setFocus()
    vide = entete.recherche.grab().toImage()
    entete.recherche.setText("martin")

    entete.vider_recherche()

    # The button that clears the field fades away.
    qtbot.waitUntil(lambda: entete.recherche.grab().toImage() == vide)


def test_down_goes_to_the_list(qtbot: QtBot, entete: Entete) -> None:
    entete.recherche.setFocus()

    with qtbot.waitSignal(entete.liste_voulue):
        qtbot.keyClick(entete.recherche, Qt.Key.Key_Down)


def test_control_f_takes_the_search_and_selects_it(qtbot: QtBot, entete: Entete) -> None:
    entete.definir("CCAS", (NADIA,), "")
    entete.recherche.setText("mar")
    entete.liste_agents.setFocus()

    qtbot.keyClick(entete.liste_agents, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert entete.recherche.hasFocus()
    assert entete.recherche.selectedText() == "mar"


@pytest.mark.parametrize(
    ("touche", "modificateur", "signal"),
    [
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, "nouveau_voulu"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "masque_voulu"),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, "reglages_voulus"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "aide_voulue"),
    ],
)
def test_shortcuts(
    qtbot: QtBot, entete: Entete, touche: Qt.Key, modificateur: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(entete, signal)):
        qtbot.keyClick(entete.recherche, touche, modificateur)


def test_nothing_that_needs_the_base_before_it_is_open(qtbot: QtBot) -> None:
    entete = Entete()
    qtbot.addWidget(entete)

    assert not entete.liste_agents.isEnabled()
    assert entete.recherche.isEnabled()


def test_the_agent_chosen_is_who_works(qtbot: QtBot, entete: Entete) -> None:
    entete.definir("CCAS de Flers", (NADIA, PAUL), PAUL.id)

    assert (entete.auteur().nom, entete.auteur().id) == ("Paul DURAND", PAUL.id)
    entete.liste_agents.setFocus()
    with qtbot.waitSignal(entete.agent_choisi) as choisi:
        qtbot.keyClick(entete.liste_agents, Qt.Key.Key_Up)
    assert choisi.args == [NADIA.id]
    assert entete.auteur().nom == "Nadia BENALI"


def test_nobody_at_work_while_no_agent_is_known(entete: Entete) -> None:
    entete.definir("", (), "")

    assert entete.auteur() == PERSONNE
    assert not entete.liste_agents.isVisible()


def test_a_long_name_leaves_room_for_the_search(entete: Entete) -> None:
    entete.definir("CCAS de " + "Saint-Symphorien-des-Monts-" * 6, (NADIA, PAUL), "")

    assert entete.minimumSizeHint().width() <= 1000
