"""An aid written from nothing by keyboard and mouse gives the results of R05 (domain.md 3.2)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import lire_reglages, reglement_en_vigueur
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.reglement import EcranEditeur, EcranReglement
from tests.fakes.bureau import Bureau
from tests.gui.screens.reglement.gestes import attendre_l_examen, choisir, cliquer, section, taper

ESSAIS = json.loads((Path(__file__).parents[3] / "data/reglements/r05_les_epis.essais.json").read_text("utf-8"))
CTRL_MAJ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _editeur(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranEditeur:
    qtbot.keyClick(fenetre, Qt.Key.Key_R, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranReglement)
    qtbot.waitUntil(lambda: bool(page.aides.table.modele.lignes))
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranEditeur))
    editeur = fenetre.pages.currentWidget()
    assert isinstance(editeur, EcranEditeur)
    qtbot.waitUntil(lambda: editeur.forme is not None)
    return editeur


def _ecrire_r05(qtbot: QtBot, page: EcranEditeur) -> None:
    taper(qtbot, page, "Nom de l’aide", "Accès à l’épicerie")
    choisir(qtbot, page, "Qui décide", "Le président")
    for champ, texte in (
        ("Numéro", "2023-05"),
        ("Date du vote", "110523"),
        ("Article du règlement", "2"),
        ("Premier jour d’application", "01/06/2023"),
    ):
        taper(qtbot, page, champ, texte)
    section(qtbot, page, "Conditions")
    cliquer(qtbot, page, "Ajouter une condition")
    taper(qtbot, page, "Article du règlement", "2.1")
    taper(qtbot, page, "Phrase du règlement", "La moyenne est inférieure à 8 € par jour et par personne.")
    choisir(qtbot, page, "Ce qui est vérifié", "Un fait connu")
    choisir(qtbot, page, "Fait", "Moyenne économique")
    choisir(qtbot, page, "Comparaison", "Moins de")
    taper(qtbot, page, "Moins de", "8")
    choisir(qtbot, page, "Si la condition", "La commission")
    section(qtbot, page, "Montant")
    taper(qtbot, page, "Article du règlement", "2.2")
    taper(qtbot, page, "Phrase du règlement", "La participation du CCAS est de 50 €.")
    choisir(qtbot, page, "Comment le montant", "Un montant fixe")
    taper(qtbot, page, "Montant (€)", "50")


@pytest.fixture
def ecrite(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranEditeur:
    page = _editeur(qtbot, fenetre)
    _ecrire_r05(qtbot, page)
    attendre_l_examen(qtbot, page)
    return page


def test_an_aid_written_from_nothing_gives_the_results_of_r05(
    qtbot: QtBot, fenetre: FenetrePrincipale, ecrite: EcranEditeur, guichet: Bureau
) -> None:
    assert ecrite.panneau.liste.count() == 0
    assert "moins de 8,00\u00a0€\u00a0; sinon, la commission examine" in ecrite.panneau.phrases.texte

    cliquer(qtbot, ecrite, "Mettre en vigueur")
    qtbot.waitUntil(ecrite.confirmation.isVisible)
    cliquer(qtbot, ecrite, "Oui, mettre en vigueur")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))

    reglement = reglement_en_vigueur(guichet.services, lire_reglages(guichet.services))
    assert reglement is not None
    aide = reglement.aide("acces_a_l_epicerie")
    assert aide.deliberation.effet == date(2023, 6, 1)
    for essai in ESSAIS:
        evaluation = evaluer(aide, lire_situation(essai["situation"]), reglement=reglement)
        montant = None if evaluation.montant is None else str(evaluation.montant)
        assert (evaluation.issue.value, montant) == tuple(essai["attendu"].values())


def test_the_draft_is_found_again_as_it_was_typed(
    qtbot: QtBot, fenetre: FenetrePrincipale, ecrite: EcranEditeur
) -> None:
    ici = QApplication.focusWidget()
    assert ici is not None
    assert ecrite.isAncestorOf(ici)
    qtbot.keyClick(ici, Qt.Key.Key_R, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    liste = fenetre.pages.currentWidget()
    assert isinstance(liste, EcranReglement)
    qtbot.waitUntil(lambda: bool(liste.aides.table.modele.lignes))
    qtbot.keyClick(liste.aides.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranEditeur))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranEditeur)
    qtbot.waitUntil(lambda: page.examen is not None)

    assert page.panneau.liste.count() == 0
    assert "Aide\u00a0: 50,00\u00a0€" in page.panneau.phrases.texte
