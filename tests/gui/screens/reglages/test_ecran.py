"""The page of the settings as a whole: the way to each card, what is missing, the theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.donnees.ou_renseigner import Lieu
from ccas_desktop.application.reglages import Manque
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.places import Section
from ccas_desktop.gui.theme import Aspect, ChoixTheme, theme_porte
from ccas_desktop.gui.widgets import ZoneDefilante
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
TAILLES = [(1366, 600), (1280, 560)]


def section_montree(ecran: EcranReglages) -> Section:
    return list(Section)[ecran.sommaire.currentRow()]


def test_an_empty_base_says_all_that_is_missing(ouvrir: Ouvrir) -> None:
    ecran = ouvrir()

    assert section_montree(ecran) is Section.MANQUES
    assert list(ecran.manques.boutons) == list(Manque)
    assert ecran.sommaire.item(0).text() == "À compléter (8)"
    assert ecran.sommaire.item(1).text() == "Le CCAS (4)"


@pytest.mark.parametrize(
    ("manque", "champ"),
    [(Manque.TRIBUNAL, "tribunal"), (Manque.DPO, "dpo"), (Manque.SIRET, "siret"), (Manque.CCAS, "nom")],
)
def test_what_is_missing_leads_to_its_field(qtbot: QtBot, ouvrir: Ouvrir, manque: Manque, champ: str) -> None:
    ecran = ouvrir()

    qtbot.mouseClick(ecran.manques.boutons[manque], Qt.MouseButton.LeftButton)

    assert section_montree(ecran) is Section.CCAS
    assert ecran.ccas.champs[champ].controle.hasFocus()


@pytest.mark.parametrize(
    ("nom", "section"),
    [
        (Manque.AGENT, Section.AGENTS),
        (Manque.DELEGATION, Section.DELEGATIONS),
        (Manque.REGLEMENT, Section.REGLEMENT),
        (Manque.JETON, Section.JETON),
        (Lieu.REGLAGES_CCAS, Section.CCAS),
        (Lieu.REGLAGES_AGENTS, Section.AGENTS),
        (Lieu.REGLAGES_DELEGATIONS, Section.DELEGATIONS),
        (Lieu.REGLAGES_REGLEMENT, Section.REGLEMENT),
        ("apparence", Section.APPARENCE),
    ],
)
def test_every_place_opens_its_card_with_the_focus_in_it(ouvrir: Ouvrir, nom: str, section: Section) -> None:
    ecran = ouvrir(nom)

    assert section_montree(ecran) is section
    pris = ecran.window().focusWidget()
    assert pris is not None
    assert ecran._cartes()[section].isAncestorOf(pris)


def test_the_arrows_go_from_card_to_card(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    ecran = ouvrir()
    ecran.setFocus()

    qtbot.keyClick(ecran.sommaire, Qt.Key.Key_Down)

    assert section_montree(ecran) is Section.CCAS
    assert ecran.ccas.isVisible()


def test_what_is_saved_is_missing_no_more(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    ecran = ouvrir("tribunal")
    qtbot.keyClicks(ecran.ccas.champs["tribunal"].controle, "Caen")
    qtbot.keyClicks(ecran.ccas.champs["tribunal_adresse"].controle, "3 rue Arthur Leduc, 14000 Caen")

    with qtbot.waitSignal(ecran.reglages_changes):
        qtbot.keyClick(ecran.ccas.champs["tribunal_adresse"].controle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ecran.sommaire.item(0).text() == "À compléter (7)")

    assert Manque.TRIBUNAL not in ecran.manques.boutons


def test_the_theme_chosen_is_worn_and_remembered(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, aspect: Aspect) -> None:
    ecran = ouvrir("apparence")
    ecran.theme_choisi.connect(aspect.choisir)

    bouton = ecran.apparence.champ.segments.boutons[ChoixTheme.SOMBRE.value]
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)

    assert theme_porte().nom == "sombre"
    assert neuf.poste.services.preferences.lire("theme") == ChoixTheme.SOMBRE.value


@pytest.mark.parametrize("section", [s for s in Section if s is not Section.MANQUES])
def test_each_control_has_a_name(ouvrir: Ouvrir, section: Section) -> None:
    carte = ouvrir(section)._cartes()[section]

    controles = carte.findChildren(QWidget)
    saisis = [w for w in controles if isinstance(w, QLineEdit | QComboBox | QPlainTextEdit | QAbstractButton)]

    sans_nom = [w for w in saisis if w.isVisible() and not (w.accessibleName() or getattr(w, "text", str)())]
    assert not sans_nom


@pytest.mark.parametrize("taille", TAILLES)
@pytest.mark.parametrize("section", list(Section))
def test_each_card_fits_without_scrolling_even_while_it_is_filled_in(
    qtbot: QtBot, ouvrir: Ouvrir, section: Section, taille: tuple[int, int]
) -> None:
    ecran = ouvrir(section)
    pied = getattr(ecran._cartes()[section], "pied", None)
    if pied is not None:
        pied.signaler()
    ecran.resize(*taille)

    zone = ecran._pages.currentWidget()
    qtbot.waitUntil(lambda: ecran.size().toTuple() == taille)

    assert isinstance(zone, ZoneDefilante)
    assert (zone.horizontalScrollBar().maximum(), zone.verticalScrollBar().maximum()) == (0, 0)
