"""Messages at the bottom of the window: never in the way, errors stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
from ccas_desktop.gui.widgets import ZoneNotifications
from ccas_desktop.gui.widgets.notifications import NOMBRE_MAX

ERREUR = Avis("La CAF n’a pas répondu.", "Votre saisie est gardée.", gravite=Gravite.ERREUR, details="503")


@pytest.fixture
def zone(qtbot: QtBot) -> ZoneNotifications:
    zone = ZoneNotifications()
    qtbot.addWidget(zone)
    return zone


def test_is_hidden_until_there_is_something_to_say(zone: ZoneNotifications) -> None:
    assert zone.isHidden()

    zone.montrer(Avis("Enregistré."))
    assert zone.isVisible()

    zone.vider()
    assert zone.isHidden()


def test_an_error_stays_when_newer_messages_come(zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)
    for rang in range(NOMBRE_MAX + 1):
        zone.montrer(Avis(f"Message {rang}"))

    titres = [ligne.avis.titre for ligne in zone.lignes]
    assert titres == [ERREUR.titre, f"Message {NOMBRE_MAX - 1}", f"Message {NOMBRE_MAX}"]


def test_only_an_error_stays_for_the_next_visitor(zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)
    zone.montrer(Avis("Dossier 2026-0042 enregistré.", gravite=Gravite.SUCCES))
    zone.montrer(Avis("Le montant dépasse la délégation.", gravite=Gravite.ALERTE))

    zone.oublier_le_passe()

    assert [ligne.avis for ligne in zone.lignes] == [ERREUR]


def test_the_same_message_is_shown_once(zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)
    zone.montrer(ERREUR)

    assert len(zone.lignes) == 1


def test_only_a_success_goes_away_by_itself(zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)
    zone.montrer(Avis("Enregistré.", gravite=Gravite.SUCCES))
    erreur, succes = zone.lignes

    assert succes.minuterie.isActive()
    assert not erreur.minuterie.isActive()
    succes.minuterie.timeout.emit()
    assert zone.lignes == [erreur]


def test_a_message_being_used_does_not_go_away(qtbot: QtBot, zone: ZoneNotifications) -> None:
    zone.montrer(Avis("Enregistré."), [ActionAvis("Annuler", lambda: None)])
    with qtbot.waitExposed(zone):
        zone.show()
    zone.lignes[0].boutons[0].setFocus()

    zone.lignes[0].minuterie.timeout.emit()

    assert len(zone.lignes) == 1


def test_an_action_is_done_and_closes_the_message(qtbot: QtBot, zone: ZoneNotifications) -> None:
    faits: list[str] = []
    zone.montrer(Avis("Supprimé."), [ActionAvis("Annuler", lambda: faits.append("annulé"))])

    qtbot.mouseClick(zone.lignes[0].boutons[0], Qt.MouseButton.LeftButton)

    assert faits == ["annulé"]
    assert zone.lignes == []


def test_details_are_shown_on_demand(qtbot: QtBot, zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)

    zone.lignes[0].details.click()

    boites = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert [b.text() for b in boites] == ["503"]
    boites[0].close()


def test_the_message_is_read_as_one_sentence(zone: ZoneNotifications) -> None:
    zone.montrer(ERREUR)

    assert zone.lignes[0].accessibleName() == "La CAF n’a pas répondu. Votre saisie est gardée."


def test_markup_in_a_message_is_shown_as_typed(zone: ZoneNotifications) -> None:
    zone.montrer(Avis("<b>DUPONT</b>"))

    assert "&lt;b&gt;DUPONT" in zone.lignes[0].mots.text()
