"""Deposit a request with the keyboard, then tell the person, then see the papers that became useless."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.verbes import SaisieDemande, lire_demande, modifier_demande
from ccas_desktop.application.instruction.page import lire_brouillons
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande, EcranNouvelleDemande
from ccas_desktop.gui.screens.demande.formulaire import FormulaireDemande
from tests.fakes.api_particulier import quotient
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, cliquer, lisible, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def formulaire(ecran: EcranNouvelleDemande | EcranDemande) -> FormulaireDemande:
    trouve = ecran.formulaire if isinstance(ecran, EcranNouvelleDemande) else ecran.demande.formulaire
    assert trouve is not None
    return trouve


def nouvelle(qtbot: QtBot, poste: Poste, dossier_id: str) -> EcranNouvelleDemande:
    ecran = EcranNouvelleDemande(poste, dossier_id)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 680)
    ecran.show()
    qtbot.waitUntil(lambda: ecran.formulaire is not None)
    return ecran


def test_deposits_a_request_with_the_keyboard_alone(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, avis = poste_de_travail
    ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)
    champs = formulaire(ecran)
    qtbot.waitUntil(lambda: champs.aide.liste.hasFocus())

    choisir(champs.aide, "aide_energie")
    taper(champs.objet.ligne, "Facture de gaz")
    taper(champs.facture.ligne, "312,40")
    with qtbot.waitSignal(ecran.demande_voulue) as emis:
        QTest.keyClick(champs.facture.ligne, Qt.Key.Key_Return)

    demande = lire_demande(bureau.services.base, emis.args[0]).demande
    assert (demande.aide, demande.objet, demande.montant_facture) == (
        "aide_energie",
        "Facture de gaz",
        Decimal("312.40"),
    )
    assert demande.deposee_le == AUJOURDHUI
    assert avis.succes_dits == ["Demande 2026-0001-1 enregistrée."]


def test_says_at_the_field_what_is_missing_and_keeps_what_was_typed(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)
    champs = formulaire(ecran)
    taper(champs.objet.ligne, "Facture")

    cliquer(ecran.enregistrer)

    assert champs.aide.erreur == "À remplir."
    assert champs.objet.brouillon() == "Facture"


def test_a_date_of_deposit_to_come_is_refused_at_its_field(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)
    champs = formulaire(ecran)
    choisir(champs.aide, "transport_solidaire")
    taper(champs.deposee_le.ligne, "01012027")

    QTest.keyClick(champs.deposee_le.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "futur" in champs.deposee_le.erreur)


def test_what_was_typed_comes_back_after_an_interruption(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    poste = preparer()
    premier = formulaire(nouvelle(qtbot, poste, bureau.dossier.dossier.id))
    choisir(premier.aide, "transport_solidaire")
    taper(premier.objet.ligne, "Abonnement")
    cle = f"demande/{bureau.dossier.dossier.id}/nouvelle"

    def garde() -> dict[str, str]:
        brouillon = lire_brouillons(bureau.services, cle).get(cle)
        return dict(brouillon.contenu) if brouillon else {}

    qtbot.waitUntil(lambda: garde().get("objet") == "Abonnement")

    second = formulaire(nouvelle(qtbot, poste, bureau.dossier.dossier.id))

    qtbot.waitUntil(lambda: second.objet.brouillon() == "Abonnement")
    assert second.aide.valeur() == "transport_solidaire"


def test_shows_the_questions_of_the_aid_chosen(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)
    champs = formulaire(ecran)
    question = champs.liaison.champs["question/enfant_au_restaurant_scolaire"]

    choisir(champs.aide, "restauration_scolaire")

    assert question.isVisible()
    assert not champs.facture.isVisible()


class TestSansReglement:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(complete=False)

    def test_leads_to_the_settings_when_no_reglement_is_loaded(self, qtbot: QtBot, poste_de_travail: Atelier) -> None:
        bureau, preparer, _ = poste_de_travail
        ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)

        with qtbot.waitSignal(ecran.reglages_voulus) as emis:
            cliquer(ecran.sans_reglement.findChildren(QPushButton)[0])

        assert emis.args == ["reglement"]


def test_saves_a_change_and_forgets_its_draft(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    champs = formulaire(ecran)
    taper(champs.objet.ligne, "Abonnement de bus")

    with qtbot.waitSignal(ecran.chargee):
        cliquer(ecran.demande.enregistrer)

    assert lire_demande(bureau.services.base, demande.id).demande.objet == "Abonnement de bus"
    assert lire_brouillons(bureau.services, f"demande/{demande.id}") == {}


def test_a_save_made_meanwhile_keeps_what_was_typed(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, avis = poste_de_travail
    demande = bureau.deposer()
    poste = preparer()
    ecran = ouvrir(poste, demande.id)
    autre = SaisieDemande(demande.aide, demande.demandeur_id, demande.deposee_le, objet="Saisi ailleurs")
    faits: list[object] = []
    poste.jobs.ecrire(lambda: modifier_demande(bureau.services, bureau.auteur, demande, autre), then=faits.append)
    qtbot.waitUntil(lambda: bool(faits))
    champs = formulaire(ecran)
    taper(champs.objet.ligne, "Saisi ici")

    with qtbot.waitSignal(ecran.chargee):
        cliquer(ecran.demande.enregistrer)

    assert avis.avis[-1].titre == "Le dossier a été modifié entre-temps."
    assert champs.objet.brouillon() == "Saisi ici"
    assert lire_demande(bureau.services.base, demande.id).demande.objet == "Saisi ailleurs"


def test_dates_the_information_given(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)

    with qtbot.waitSignal(ecran.chargee):
        cliquer(ecran.demande.information.remise)

    information = lire_demande(bureau.services.base, demande.id).demande.information
    assert information is not None
    assert information.agent == "Nadia BENALI"
    assert ecran.demande.information._etat.texte == "Remise le 23/11/2026"
    assert not ecran.demande.information.remise.isVisible()


def test_who_prefers_papers_may_change_their_mind(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)
    bloc = ecran.demande.information

    with qtbot.waitSignal(ecran.chargee):
        cliquer(bloc.papiers)
    assert "aucun appel" in bloc._texte.text()
    with qtbot.waitSignal(ecran.chargee):
        cliquer(bloc.remise)

    information = lire_demande(bureau.services.base, demande.id).demande.information
    assert information is not None
    assert not information.prefere_papiers


def test_a_paper_that_is_certified_is_struck_out_and_said_useless(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient()
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    ligne = ecran.donnees.lignes["quotient_familial"]
    cliquer(ligne.demander)

    def barrees() -> list[str]:
        labels = ecran.demande.pieces.findChildren(QLabel)
        return [label.accessibleName() for label in labels if label.font().strikeOut()]

    qtbot.waitUntil(lambda: len(barrees()) == 1)
    assert lisible(barrees()[0]).endswith("inutile : certifié par la Caisse d’allocations familiales (Caf)")


def test_tab_goes_down_the_form_to_its_buttons_and_ctrl_s_deposits(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    ecran = nouvelle(qtbot, preparer(), bureau.dossier.dossier.id)
    champs = formulaire(ecran)
    qtbot.waitUntil(lambda: champs.aide.liste.hasFocus())
    choisir(champs.aide, "aide_energie")
    arrets = list[QWidget]()
    while not ecran.enregistrer.hasFocus() and len(arrets) < 30:
        arrets.append(QApplication.focusWidget() or ecran)
        QTest.keyClick(arrets[-1], Qt.Key.Key_Tab)

    assert ecran.enregistrer.hasFocus()
    assert champs.urgence.ligne in arrets
    assert all(champs.isAncestorOf(arret) for arret in arrets)

    with qtbot.waitSignal(ecran.demande_voulue) as emis:
        QTest.keyClick(ecran.enregistrer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert lire_demande(bureau.services.base, emis.args[0]).demande.aide == "aide_energie"


def test_ctrl_s_saves_the_request_being_changed(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    objet = formulaire(ecran).objet.ligne
    taper(objet, "Abonnement de train")

    QTest.keyClick(objet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande.id).demande.objet == "Abonnement de train")


def test_tab_goes_through_the_form_then_tells_the_person(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    ecran = ouvrir(preparer(), bureau.deposer().id)
    qtbot.waitUntil(ecran.demande.accuse.hasFocus)
    aide, information = formulaire(ecran).aide.liste, ecran.demande.information
    arrets = [QApplication.focusWidget() or ecran]
    while not information.isAncestorOf(arrets[-1]) and len(arrets) < 30:
        QTest.keyClick(arrets[-1], Qt.Key.Key_Tab)
        arrets.append(QApplication.focusWidget() or ecran)

    assert information.isAncestorOf(arrets[-1])
    assert aide in arrets
    assert all(ecran.demande.isAncestorOf(arret) for arret in arrets)
