"""The page as a whole: its head, its steps, the keys that move in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande, EcranNouvelleDemande
from ccas_desktop.gui.theme import Aspect, ChoixTheme
from tests.fakes.bureau import Bureau
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import cliquer, lisible

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def mots(ecran: EcranDemande) -> list[str]:
    return [lisible(bouton.accessibleName()) for bouton in ecran.barre.boutons.values()]


def test_the_head_says_who_what_and_until_when(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    textes = [lisible(label.text()) for label in ecran.entete.findChildren(QLabel)]

    assert "ROUX Jeanne · Transport solidaire" in textes
    assert "Demande 2026-0001-1, déposée le 23/11/2026 · rejet implicite le 23/01/2027, dans 61 jours" in textes
    assert not ecran.echeance.isVisible()


def test_a_deadline_that_is_near_is_pointed_out(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(deposee_le=date(2026, 9, 30))
    ecran = ouvrir(preparer(), demande.id)

    assert ecran.echeance.isVisible()
    assert "dans 7 jours" in lisible(ecran.echeance.accessibleName())


def test_each_step_says_where_it_stands(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)

    assert mots(ecran) == [
        "Étape 1 sur 5, Demande : Information à remettre",
        "Étape 2 sur 5, Données : 0 sur 3",
        "Étape 3 sur 5, Évaluation : Information manquante",
        "Étape 4 sur 5, Décision : À prendre",
        "Étape 5 sur 5, Courriers : Information préalable à faire",
    ]


def test_ctrl_enter_goes_from_step_to_step(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    qtbot.waitUntil(ecran.demande.accuse.hasFocus)

    for etape in list(Etape)[1:]:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert ecran.barre.courante == etape.value
        nouveau = QApplication.focusWidget()
        assert nouveau is not None
        assert ecran.cartes[etape].isAncestorOf(nouveau)


def test_a_click_on_a_step_shows_it(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.barre.boutons[Etape.DECISION.value])

    def vue() -> bool:
        return ecran.decision.mapTo(ecran.zone, ecran.decision.rect().topLeft()).y() < 60

    qtbot.waitUntil(vue)


def test_only_one_button_is_the_main_one(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    principaux = [b for b in ecran.findChildren(QWidget) if b.property("role") == "principal" and b.isVisible()]

    assert principaux == [ecran.donnees.tout_demander]


def test_every_control_has_a_name(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.avec_budget()
    demande = bureau.deposer("aide_energie", montant_facture=Decimal(300))
    ecran = ouvrir(preparer(), demande.id)

    assert [w for w in focalisables(ecran) if not nom(w)] == []


def test_nothing_is_wider_than_a_small_screen(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir, aspect: Aspect
) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.avec_budget()
    demande, poste = bureau.deposer("aide_energie", montant_facture=Decimal(300)), preparer()
    nouvelle = EcranNouvelleDemande(poste, bureau.dossier.dossier.id)
    qtbot.addWidget(nouvelle)
    for theme in (ChoixTheme.CLAIR, ChoixTheme.SOMBRE):
        aspect.choisir(theme)
        for ecran in (ouvrir(poste, demande.id), nouvelle):
            ecran.resize(1280, 620)
            ecran.show()
            qtbot.waitUntil(ecran.isVisible)
            zone = ecran.findChild(QScrollArea)
            assert zone is not None
            assert zone.horizontalScrollBar().maximum() == 0


def focalisables(ecran: QWidget) -> Iterator[QWidget]:
    for widget in ecran.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def nom(widget: QWidget) -> str:
    texte = getattr(widget, "text", None)
    return widget.accessibleName() or (texte() if callable(texte) else "")


def test_control_z_takes_back_the_last_thing_done_then_the_deposit(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, avis = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    with qtbot.waitSignal(ecran.chargee) as chargee:
        qtbot.keyClick(ecran.suivante, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chargee.args is not None
    assert chargee.args[0].demande.information is None

    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        qtbot.keyClick(ecran.suivante, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert voulu.args == [demande.dossier_id]
    assert avis.avis[-1].titre == "Annulé\u00a0: Demande 2026-0001-1\u00a0: ajout."


def test_the_evaluation_says_which_foyer_it_looks_at(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)

    dit = ecran.evaluation.composition.text().replace("\u00a0", " ")

    assert ecran.evaluation.composition.isVisible()
    assert dit.startswith("Composition au 23/11/2026 : 1 personne")
