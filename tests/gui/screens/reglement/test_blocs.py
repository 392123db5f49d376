"""The pieces of the forms: every real rule opens whole and unchanged; groups, bounds, lists by keys and mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.redaction_aides.examen import examiner_projet
from ccas_desktop.application.redaction_aides.examen_commun import examiner_commun
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.formes_aide import sections
from ccas_desktop.application.redaction_aides.formes_commun import sections_communes
from ccas_desktop.application.redaction_aides.projet import table_de
from ccas_desktop.application.redaction_aides.projet_commun import table_commune
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.gui.screens.reglement.blocs_listes import ElementListe
from ccas_desktop.gui.screens.reglement.champ_suite import ChampSuite
from ccas_desktop.gui.screens.reglement.formulaire import BlocForme
from tests.domain.reglement.outils import DONNEES, charger
from tests.gui.screens.reglement.gestes import choisir, cliquer, taper, trouver

REGLES = sorted(f.name.removesuffix(".toml") for f in DONNEES.glob("r*.toml") if "trous" not in f.name)


def _ouvrir_tout(page: QWidget) -> None:
    for element in page.findChildren(ElementListe):
        if not element.ouvert:
            element.ouvrir()
            _ouvrir_tout(element)


def _montrer(qtbot: QtBot, table: Table, section: str) -> BlocForme:
    forme = next(s.forme(table) for s in sections(PAR_CODE) if s.code == section)
    bloc = BlocForme(forme, table, "")
    qtbot.addWidget(bloc)
    bloc.resize(720, 700)
    with qtbot.waitExposed(bloc):
        bloc.show()
    return bloc


@pytest.mark.parametrize("nom", REGLES)
def test_a_real_rule_opens_whole_and_stays_as_it_is(qtbot: QtBot, nom: str) -> None:
    reglement = charger(nom)
    for aide in reglement.aides:
        table = table_de(aide)
        for section in sections(reglement.vocabulaire, AUCUN):
            bloc = BlocForme(section.forme(table), table, "")
            qtbot.addWidget(bloc)
            _ouvrir_tout(bloc)

        assert examiner_projet(table, reglement, AUCUN).aide == aide


@pytest.mark.parametrize("nom", [*(n for n in REGLES if charger(n).definitions), "periodes", "dates"])
def test_the_common_rules_open_whole_and_stay_as_they_are(qtbot: QtBot, nom: str) -> None:
    reglement = charger(nom)
    table = table_commune(reglement)
    for section in sections_communes(table, reglement, AUCUN):
        bloc = BlocForme(section.forme(table), table, "")
        qtbot.addWidget(bloc)
        _ouvrir_tout(bloc)

    assert examiner_commun(table, reglement, AUCUN).reglement == replace(reglement, format=FORMAT)


def _suite(qtbot: QtBot, *, libre: bool) -> ChampSuite:
    champ = ChampSuite("Divisé par", (("uc", "Unités"), ("parts", "Parts")), libre=libre)
    qtbot.addWidget(champ)
    with qtbot.waitExposed(champ):
        champ.show()
    return champ


def test_several_are_chosen_one_after_the_other_and_taken_away(qtbot: QtBot) -> None:
    champ = _suite(qtbot, libre=False)

    choisir(qtbot, champ, "Divisé par 1", "Parts")
    qtbot.keyClick(champ.listes[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(champ.listes) == 2)
    choisir(qtbot, champ, "Divisé par 2", "Unités")
    qtbot.waitUntil(lambda: len(champ.listes) == 3)
    assert champ.valeur() == ["parts", "uc"]

    choisir(qtbot, champ, "Divisé par 1", "—")
    qtbot.waitUntil(lambda: len(champ.listes) == 2)
    assert champ.valeur() == ["uc"]
    champ.restaurer("parts uc")
    assert champ.brouillon() == "parts uc"


def test_a_number_is_typed_among_the_words(qtbot: QtBot) -> None:
    champ = _suite(qtbot, libre=True)

    taper(qtbot, champ, "Divisé par 1", "30")
    with qtbot.waitSignal(champ.modifie):
        qtbot.keyClicks(champ.listes[0].lineEdit(), ",5")
    qtbot.keyClick(champ.listes[0].lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(champ.listes) == 2)
    taper(qtbot, champ, "Divisé par 2", "parts")
    qtbot.keyClick(champ.listes[1].lineEdit(), Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: len(champ.listes) == 3)
    assert champ.valeur() == ["30,5", "parts"]
    champ.definir_valeur(["12"])
    assert champ.listes[0].currentText() == "12"


def test_a_date_and_what_is_counted_from_it_are_typed(qtbot: QtBot) -> None:
    table: Table = {"indicateur": [{"libelle": "Début", "calcul": "saisie"}, {"libelle": "Durée"}]}
    forme = sections_communes(table, charger("dates"), AUCUN)[1].forme(table)
    bloc = BlocForme(forme, table, "")
    qtbot.addWidget(bloc)
    with qtbot.waitExposed(bloc):
        bloc.show()
    _ouvrir_tout(bloc)

    choisir(qtbot, bloc, "Unité", "Date")
    choisir(qtbot, bloc, "Ce qui est calculé", "Le temps écoulé", rang=1)
    choisir(qtbot, bloc, "Depuis quelle date", "Début")
    choisir(qtbot, bloc, "Compté en", "Mois")

    saisie, duree = cast("list[Any]", table["indicateur"])
    assert saisie["unite"] == "date"
    assert duree == {"libelle": "Durée", "calcul": "duree", "depuis": "debut", "compte": "mois"}


def test_a_condition_on_a_date_is_typed_in_days(qtbot: QtBot) -> None:
    reglement = charger("dates")
    table: Table = {"condition": [{"article": "1", "texte": "Une phrase.", "indicateur": "debut_du_contrat"}]}
    forme = next(s.forme(table) for s in sections(reglement.vocabulaire) if s.code == "conditions")
    bloc = BlocForme(forme, table, "")
    qtbot.addWidget(bloc)
    with qtbot.waitExposed(bloc):
        bloc.show()

    choisir(qtbot, bloc, "Comparaison", "Du… au…")
    taper(qtbot, bloc, "À partir du", "01092024")
    taper(qtbot, bloc, "Jusqu’au", "31122024")

    (condition,) = cast("list[Any]", table["condition"])
    assert (condition["a_partir_de"], condition["jusqu_a"]) == ("2024-09-01", "2024-12-31")


def test_groups_are_nested_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    table: Table = {"condition": [{"article": "1", "texte": "Une phrase entière."}]}
    page = _montrer(qtbot, table, "conditions")

    choisir(qtbot, page, "Ce qui est vérifié", "L’une au moins")
    choisir(qtbot, page, "Vérifier", "Un fait connu")
    choisir(qtbot, page, "Fait", "Bénéficiaire du RSA")
    qtbot.mouseClick(trouver(page, QWidget, "Réponse attendue : Oui"), Qt.MouseButton.LeftButton)
    cliquer(qtbot, page, "Ajouter une condition du groupe")
    choisir(qtbot, page, "Vérifier", "Ne pas avoir", rang=1)
    choisir(qtbot, page, "Vérifier", "Une question", rang=2)
    taper(qtbot, page, "Question posée", "Aide deja versee")

    (condition,) = cast("list[Any]", table["condition"])
    assert condition["au_moins_une"] == [
        {"indicateur": "beneficiaire_rsa", "est": True},
        {"sauf": {"question": "Aide deja versee", "est": True}},
    ]


def test_the_name_of_a_question_is_typed_and_goes_with_it(qtbot: QtBot) -> None:
    table: Table = {"condition": [{"article": "1", "texte": "Une phrase entière."}]}
    page = _montrer(qtbot, table, "conditions")
    choisir(qtbot, page, "Ce qui est vérifié", "Une question")
    taper(qtbot, page, "Question posée", "Atelier suivi")
    taper(qtbot, page, "Nom dans le fichier", "atelier")

    (condition,) = cast("list[Any]", table["condition"])
    assert (condition["question"], condition["code"]) == ("Atelier suivi", "atelier")

    choisir(qtbot, page, "Ce qui est vérifié", "Un fait connu")
    assert not {"question", "code"} & set(condition)


def test_aids_received_before_are_typed_in_an_example(qtbot: QtBot) -> None:
    table: Table = {"exemple": [{"nom": "Déjà aidé", "faits": {}}]}
    aides = (("colis", "Colis de fin d’année"),)
    forme = next(s.forme(table) for s in sections(PAR_CODE, AUCUN, aides) if s.code == "exemples")
    page = BlocForme(forme, table, "")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    _ouvrir_tout(page)

    choisir(qtbot, page, "Aides déjà reçues", "Celles-ci")
    cliquer(qtbot, page, "Ajouter une aide reçue")
    taper(qtbot, page, "Reçue le", "29/02/2028")
    taper(qtbot, page, "Montant (€)", "350")
    choisir(qtbot, page, "Quelle aide", "Colis")

    (exemple,) = cast("list[Any]", table["exemple"])
    assert exemple["aides_recues"] == [{"jour": "2028-02-29", "montant": "350", "aide": "colis"}]


def test_a_bound_is_computed_or_typed(qtbot: QtBot) -> None:
    table: Table = {
        "condition": [
            {"article": "1", "texte": "Une phrase entière.", "indicateur": "ressources_mensuelles", "jusqu_a": "800"}
        ]
    }
    page = _montrer(qtbot, table, "conditions")

    cliquer(qtbot, page, "Calculer ce seuil")
    choisir(qtbot, page, "Ce seuil est", "Une liste selon")
    taper(qtbot, page, "Une valeur par nombre", "550 ; 750,50")

    (condition,) = cast("list[Any]", table["condition"])
    assert condition["jusqu_a"] == {"selon": "nombre_personnes", "valeurs": ["550", "750,50"]}
    cliquer(qtbot, page, "Écrire un nombre")
    assert condition["jusqu_a"] == ""


def test_an_element_is_moved_taken_away_and_put_back(qtbot: QtBot) -> None:
    premier, second = ({"libelle": nom, "exigee_par": "article 4"} for nom in ("Facture", "Bail"))
    table: Table = {"piece": [premier, second]}
    page = _montrer(qtbot, table, "donnees")

    qtbot.mouseClick(trouver(page, QWidget, "Descendre : Papier 1"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: table["piece"] == [second, premier])
    qtbot.mouseClick(trouver(page, QWidget, "Retirer : Papier 1"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: table["piece"] == [premier])
    cliquer(qtbot, page, "Remettre")

    assert table["piece"] == [second, premier]


def test_a_new_bracket_comes_before_the_one_that_takes_the_rest(qtbot: QtBot) -> None:
    table: Table = {"montant": {"article": "1", "texte": "Une phrase."}}
    page = _montrer(qtbot, table, "montant")

    choisir(qtbot, page, "Comment le montant", "Des tranches")
    choisir(qtbot, page, "Tranches selon", "Quotient familial")
    cliquer(qtbot, page, "Ajouter une tranche")

    montant = table["montant"]
    assert isinstance(montant, dict)
    assert montant["tranches"] == [{}, {}, {"au_dela": True}]


def test_a_fault_stands_under_its_field_and_goes_once_mended(qtbot: QtBot) -> None:
    table = table_de(charger("r05_les_epis").aides[0])
    page = _montrer(qtbot, table, "conditions")
    lieu = "condition[1].moins_de"

    page.montrer({lieu: "Un nombre est attendu."})
    assert page.aller(lieu)
    champ = trouver(page, QWidget, "Moins de")
    assert "Un nombre est attendu." in champ.accessibleDescription()

    page.montrer({})
    assert "Erreur" not in champ.accessibleDescription()
