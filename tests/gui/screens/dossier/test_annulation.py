"""Ctrl+Z on the page of a dossier, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import lire_dossier, modifier_note
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import budget, ici, synthese, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
CTRL = Qt.KeyboardModifier.ControlModifier


def noter(bureau: Bureau, texte: str) -> None:
    dossier = lire_dossier(bureau.base, bureau.dossier.dossier.id).dossier
    modifier_note(bureau.services, bureau.auteur, dossier, texte)


def la_note(ecran: EcranDossier) -> str:
    assert ecran.page is not None
    return ecran.page.complet.dossier.note


def test_control_z_undoes_says_what_and_restores(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    noter(le_bureau, "à rappeler")
    ecran = ouvrir(installer())
    synthese(ecran).foyer.table.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: la_note(ecran) == "")
    assert avis.avis[-1].titre == "Annulé\u00a0: Dossier 2026-0001\u00a0: modification (note)."
    assert [action.libelle for action in avis.actions] == ["Rétablir"]

    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: la_note(ecran) == "à rappeler")
    assert avis.avis[-1].titre.startswith("Rétabli")


def test_a_field_keeps_control_z_for_what_is_typed_in_it(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    noter(le_bureau, "à rappeler")
    ecran = ouvrir(installer())
    qtbot.mouseClick(synthese(ecran).adresse.modifier, Qt.MouseButton.LeftButton)
    volet_de(ecran)
    taper(qtbot, "12 rue")

    QTest.keyClick(ici(), Qt.Key.Key_Z, CTRL)

    assert avis.avis == []
    assert la_note(ecran) == "à rappeler"
    assert ecran.volet is not None


def test_the_notice_undoes_even_once_the_page_is_left(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, avis: AvisNotes
) -> None:
    le_bureau.avec_budget()
    cadre = QStackedWidget()
    qtbot.addWidget(cadre)
    ecran = EcranDossier(installer(), le_bureau.dossier.dossier.id)
    cadre.addWidget(ecran)
    cadre.show()
    qtbot.waitUntil(lambda: ecran.page is not None)
    budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table.selectRow(0)
    qtbot.keyClick(budget(ecran).blocs[BlocBudget.CHARGES_FIXES].table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(avis.actions) == 1)
    with qtbot.waitSignal(ecran.destroyed):
        ecran.deleteLater()

    avis.actions[0].faire()

    qtbot.waitUntil(lambda: len(avis.actions) == 2)
    assert len(lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).budget) == 2
