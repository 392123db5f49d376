"""Indicators, scales and brackets written from nothing by keyboard and mouse give the results of R15."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import lire_reglages, reglement_en_vigueur
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.situation_json import lire_situation
from ccas_desktop.domain.reglement.modele.model import QuiRegit, Reglement
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.reglement import EcranCommun, EcranEditeur, EcranReglement
from tests.domain.reglement.outils import DONNEES
from tests.fakes.bureau import Bureau
from tests.gui.screens.reglement.gestes import choisir, cliquer, section, taper, trouver

ESSAIS = json.loads((Path(__file__).parents[3] / "data/reglements/r15_bordeaux.essais.json").read_text("utf-8"))
CTRL_MAJ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _page(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranReglement:
    if not isinstance(fenetre.pages.currentWidget(), EcranReglement):
        qtbot.keyClick(fenetre, Qt.Key.Key_R, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranReglement)
    qtbot.waitUntil(lambda: bool(page.aides.table.modele.lignes))
    return page


def _commun(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranCommun:
    cliquer(qtbot, _page(qtbot, fenetre), "Indicateurs et barèmes du CCAS")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranCommun))
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranCommun)
    qtbot.waitUntil(lambda: ecran.parties.forme is not None)
    return ecran


def _cocher(qtbot: QtBot, page: EcranCommun, texte: str) -> None:
    case = next(c for c in page.findChildren(QCheckBox) if c.isVisibleTo(page) and c.text().startswith(texte))
    case.setFocus()
    qtbot.keyClick(case, Qt.Key.Key_Space)
    assert case.isChecked()


def _ecrire_l_indicateur(qtbot: QtBot, page: EcranCommun) -> None:
    section(qtbot, page, "Indicateurs")
    cliquer(qtbot, page, "Ajouter un indicateur")
    taper(qtbot, page, "Nom de l’indicateur", "Ressources par unité")
    taper(qtbot, page, "Article du règlement", "1.1")
    taper(qtbot, page, "Phrase du règlement", "Les ressources, hors allocations et logement, par unité.")
    choisir(qtbot, page, "Ce qui est calculé", "Ressources moins charges")
    choisir(qtbot, page, "Ressources", "Comptées")
    choisir(qtbot, page, "Quelles natures", "Toutes, sauf certaines")
    _cocher(qtbot, page, "Prestations familiales")
    _cocher(qtbot, page, "Aide au logement")
    taper(qtbot, page, "Divisé par 1", "Unités de consommation (INSEE)")
    qtbot.keyClick(trouver(page, QLineEdit, "Divisé par 1"), Qt.Key.Key_Return)
    choisir(qtbot, page, "Le résultat est donné", "Dans une unité choisie")
    choisir(qtbot, page, "Unité", "Euros par mois")


def _ecrire_le_bareme(qtbot: QtBot, page: EcranCommun) -> None:
    section(qtbot, page, "Barèmes du CCAS")
    cliquer(qtbot, page, "Replier")
    cliquer(qtbot, page, "Ajouter un barème")
    taper(qtbot, page, "Nom du barème", "Plafond du CCAS")
    choisir(qtbot, page, "Unité", "Euros par mois")
    taper(qtbot, page, "Nouvelle valeur attendue", "01/01 ; 01/07")
    taper(qtbot, page, "À partir du", "01012024")
    choisir(qtbot, page, "La valeur est", "Un nombre")
    taper(qtbot, page, "Valeur", "1041")
    taper(qtbot, page, "Source", "article 1")


def _ecrire_l_aide(qtbot: QtBot, page: EcranEditeur) -> None:
    taper(qtbot, page, "Nom de l’aide", "Première nécessité")
    choisir(qtbot, page, "Qui décide", "Le président")
    for champ, texte in (
        ("Numéro", "2024-01"),
        ("Date du vote", "110124"),
        ("Article du règlement", "1"),
        ("Premier jour d’application", "01/02/2024"),
    ):
        taper(qtbot, page, champ, texte)
    section(qtbot, page, "Montant")
    taper(qtbot, page, "Article du règlement", "1.2")
    taper(qtbot, page, "Phrase du règlement", "L’aide dépend des ressources par unité.")
    choisir(qtbot, page, "Comment le montant", "Des tranches")
    choisir(qtbot, page, "Tranches selon", "Ressources par unité")
    cliquer(qtbot, page, "Ajouter une tranche")
    choisir(qtbot, page, "Tranche", "Jusqu’à", rang=1)
    taper(qtbot, page, "Valeur", "700")
    choisir(qtbot, page, "Résultat", "Montant")
    taper(qtbot, page, "Montant (€)", "60")
    choisir(qtbot, page, "Tranche", "Plus de… jusqu’à", rang=2)
    taper(qtbot, page, "Plus de", "700")
    taper(qtbot, page, "Jusqu’à", "1041")
    choisir(qtbot, page, "Résultat", "Montant", rang=1)
    taper(qtbot, page, "Montant (€)", "50", rang=1)
    choisir(qtbot, page, "Résultat", "Pas de montant", rang=2)
    choisir(qtbot, page, "Suite", "Pas d’aide")


def _ecrire_l_essai(qtbot: QtBot, page: EcranEditeur) -> None:
    section(qtbot, page, "Situations d’essai")
    cliquer(qtbot, page, "Ajouter une situation")
    taper(qtbot, page, "Situation", "Couple, un enfant")
    choisir(qtbot, page, "Foyer", "Ces personnes")
    taper(qtbot, page, "Âge", "41")
    cliquer(qtbot, page, "Ajouter une personne")
    choisir(qtbot, page, "Lien", "Conjoint", rang=1)
    taper(qtbot, page, "Âge", "40", rang=1)
    cliquer(qtbot, page, "Ajouter une personne")
    choisir(qtbot, page, "Lien", "Enfant", rang=2)
    taper(qtbot, page, "Âge", "15", rang=2)
    choisir(qtbot, page, "Ressources", "Ces lignes")
    cliquer(qtbot, page, "Ajouter une ressource")
    choisir(qtbot, page, "Nature", "Salaire")
    taper(qtbot, page, "Montant (€)", "1600")
    cliquer(qtbot, page, "Ajouter une ressource")
    choisir(qtbot, page, "Nature", "Prestations familiales", rang=1)
    taper(qtbot, page, "Montant (€)", "140", rang=1)
    choisir(qtbot, page, "Résultat attendu", "Aide accordée")
    taper(qtbot, page, "Montant attendu", "50")


def _en_vigueur(guichet: Bureau) -> Reglement:
    reglement = reglement_en_vigueur(guichet.services, lire_reglages(guichet.services))
    assert reglement is not None
    return reglement


def test_an_indicator_and_brackets_written_from_nothing_give_the_results_of_r15(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    page = _commun(qtbot, fenetre)
    _ecrire_l_indicateur(qtbot, page)
    _ecrire_le_bareme(qtbot, page)
    qtbot.waitUntil(lambda: page.examen is not None)
    assert page.panneau.liste.count() == 0
    assert "÷ unités de consommation (INSEE)" in page.panneau.exemple.texte
    assert "1\u202f100,00 + 300,00" in page.panneau.exemple.texte
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    assert "plafond_du_ccas" in {bareme.code for bareme in _en_vigueur(guichet).baremes}

    qtbot.keyClick(_page(qtbot, fenetre), Qt.Key.Key_N, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranEditeur))
    editeur = fenetre.pages.currentWidget()
    assert isinstance(editeur, EcranEditeur)
    qtbot.waitUntil(lambda: editeur.forme is not None)
    _ecrire_l_aide(qtbot, editeur)
    _ecrire_l_essai(qtbot, editeur)
    qtbot.waitUntil(lambda: editeur.examen is not None)
    assert editeur.panneau.liste.count() == 0
    # 1 600 € for two units: 800 € each.
    assert editeur.panneau.essais.texte == "• Couple, un enfant — Conforme\u00a0: Aide accordée, 50,00\u00a0€"
    assert "1\u202f600,00 ÷ 2 = 800,00\u00a0€" in editeur.panneau.exemple.texte
    cliquer(qtbot, editeur, "Mettre en vigueur")
    qtbot.waitUntil(editeur.confirmation.isVisible)
    cliquer(qtbot, editeur, "Oui, mettre en vigueur")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))

    reglement = _en_vigueur(guichet)
    for essai in ESSAIS:
        situation = lire_situation(essai["situation"])
        evaluation = evaluer(reglement.aide("premiere_necessite"), situation, reglement=reglement)
        montant = None if evaluation.montant is None else f"{evaluation.montant:.2f}"
        assert (evaluation.issue.value, montant) == tuple(essai["attendu"].values())


def test_a_low_bound_that_leaves_a_gap_is_told_as_it_is_typed(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = _page(qtbot, fenetre)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL_MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranEditeur))
    editeur = fenetre.pages.currentWidget()
    assert isinstance(editeur, EcranEditeur)
    qtbot.waitUntil(lambda: editeur.forme is not None)
    section(qtbot, editeur, "Montant")
    choisir(qtbot, editeur, "Comment le montant", "Des tranches")
    choisir(qtbot, editeur, "Tranches selon", "Quotient familial")
    choisir(qtbot, editeur, "Tranche", "Jusqu’à", rang=1)
    taper(qtbot, editeur, "Valeur", "700")
    choisir(qtbot, editeur, "Tranche", "Au-delà, à partir", rang=2)
    taper(qtbot, editeur, "Valeur", "750", rang=1)

    qtbot.waitUntil(lambda: editeur.examen is not None)
    phrases = [editeur.panneau.liste.item(rang).text() for rang in range(editeur.panneau.liste.count())]
    assert any("trou avant cette tranche" in phrase for phrase in phrases)
    taper(qtbot, editeur, "Valeur", "700", rang=1)
    qtbot.waitUntil(lambda: editeur.examen is not None)
    choisir(qtbot, editeur, "Tranche", "Au-delà, plus de", rang=2)
    taper(qtbot, editeur, "Valeur", "700", rang=1)
    qtbot.waitUntil(lambda: editeur.examen is not None)
    phrases = [editeur.panneau.liste.item(rang).text() for rang in range(editeur.panneau.liste.count())]
    assert not any("trou" in phrase or "chevauche" in phrase for phrase in phrases)


def test_the_day_that_governs_is_confirmed_and_the_draft_may_be_given_up(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    page = _commun(qtbot, fenetre)
    assert not page.abandonner.isEnabled()
    taper(qtbot, page, "Titre du règlement", "Autre titre")
    choisir(qtbot, page, "Jour qui choisit", "Le jour du dépôt")
    cliquer(qtbot, page, "Abandonner le projet")
    cliquer(qtbot, page, "Oui, abandonner")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    assert _en_vigueur(guichet).qui_regit is QuiRegit.DECISION

    page = _commun(qtbot, fenetre)
    assert trouver(page, QLineEdit, "Titre du règlement").text() != "Autre titre"
    choisir(qtbot, page, "Jour qui choisit", "Le jour du dépôt")
    cliquer(qtbot, page, "Mettre en vigueur")
    qtbot.waitUntil(page.confirmation.isVisible)
    cliquer(qtbot, page, "Oui, mettre en vigueur")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))

    assert _en_vigueur(guichet).qui_regit is QuiRegit.DEPOT


def test_what_is_left_to_do_leads_to_its_field(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    page = _commun(qtbot, fenetre)
    taper(qtbot, page, "Titre du règlement", "")
    qtbot.keyClick(trouver(page, QLineEdit, "Titre du règlement"), Qt.Key.Key_Backspace)
    section(qtbot, page, "Barèmes du CCAS")
    qtbot.waitUntil(lambda: page.examen is not None and page.panneau.liste.count() == 1)

    cliquer(qtbot, page, "Mettre en vigueur")

    qtbot.waitUntil(lambda: trouver(page, QLineEdit, "Titre du règlement").hasFocus())


def test_the_indicators_of_a_file_wait_in_the_common_draft(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    page = _page(qtbot, fenetre)

    page.aides.importer(DONNEES / "dates.toml")
    qtbot.waitUntil(lambda: any(ligne.libelle == "Aide à la mobilité" for ligne in page.aides.table.modele.lignes))
    ecran = _commun(qtbot, fenetre)
    qtbot.waitUntil(lambda: ecran.examen is not None)

    assert ecran.abandonner.isEnabled()
    assert ecran.panneau.liste.count() == 0
    assert "Ancienneté du contrat = mois écoulés depuis" in ecran.panneau.exemple.texte
    cliquer(qtbot, ecran, "Mettre en vigueur")
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranReglement))
    assert "mois_de_contrat" in _en_vigueur(guichet).vocabulaire
