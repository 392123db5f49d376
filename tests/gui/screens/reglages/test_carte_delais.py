"""The delays of the office and the natures of its budget, by keyboard only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.jours import Territoire
from ccas_desktop.gui.forms import ChampChoix, LigneTexte
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.poste_neuf import PosteNeuf
from tests.gui.screens.demande.gestes import choisir, taper

Ouvrir = Callable[..., EcranReglages]


def appuyer(bouton: QWidget) -> None:
    bouton.setFocus()
    QTest.keyClick(bouton, Qt.Key.Key_Space)


def test_the_delays_are_chosen_and_kept(qtbot: QtBot, ouvrir: Ouvrir, neuf: PosteNeuf) -> None:
    carte = ouvrir("delais").delais
    for nom, code in (("territoire", Territoire.MAYOTTE.value), ("delai_pieces", "21"), ("fraicheur_pieces", "6")):
        champ = carte.champs[nom]
        assert isinstance(champ, ChampChoix)
        choisir(champ, code)

    with qtbot.waitSignal(carte.enregistre):
        appuyer(carte.pied.bouton)

    with neuf.poste.services.base.lecture() as base:
        ccas = base.reglages().ccas
    assert (ccas.territoire, ccas.delai_pieces, ccas.fraicheur_pieces) == (Territoire.MAYOTTE, 21, 6)


def test_a_nature_is_added_withdrawn_and_removed(qtbot: QtBot, ouvrir: Ouvrir, neuf: PosteNeuf) -> None:
    carte = ouvrir("natures").natures
    libelle, bloc = carte.champs["libelle"], carte.champs["bloc"]
    assert isinstance(libelle, LigneTexte)
    assert isinstance(bloc, ChampChoix)
    taper(libelle.ligne, "Carte de bus")
    choisir(bloc, BlocBudget.CHARGES_FIXES.value)
    with qtbot.waitSignal(carte.enregistre):
        appuyer(carte.pied.bouton)
    qtbot.waitUntil(lambda: len(carte.table.modele.lignes) == 1)
    assert libelle.vide

    carte.table.choisir(carte.table.modele.lignes[0])
    qtbot.waitUntil(carte.service.isEnabled)
    appuyer(carte.service)
    qtbot.waitUntil(lambda: carte.table.modele.index(0, 2).data() == "plus proposée")

    appuyer(carte.supprimer)
    qtbot.waitUntil(lambda: not carte.table.modele.lignes)
