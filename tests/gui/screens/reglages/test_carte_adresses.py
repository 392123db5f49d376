"""Turn the completion of addresses on, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.ports.base_adresse import SERVICE_PROPOSE, service_regle
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.poste_neuf import PosteNeuf


def test_it_is_off_at_first_and_the_service_of_the_ign_is_offered(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Callable[..., EcranReglages]
) -> None:
    carte = ouvrir("adresses").adresses
    preferences = neuf.poste.services.preferences
    assert (carte.active.valeur(), carte.url.isVisible()) == ("non", False)

    qtbot.keyClick(carte.active.segments.boutons["oui"], Qt.Key.Key_Space)
    assert carte.url.isVisible()
    carte.url.ligne.setFocus()
    qtbot.keyClick(carte.url.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: service_regle(preferences) == SERVICE_PROPOSE)

    qtbot.keyClick(carte.active.segments.boutons["non"], Qt.Key.Key_Space)
    qtbot.keyClick(carte.enregistrer, Qt.Key.Key_Space)
    assert service_regle(preferences) == ""


def test_an_address_that_is_not_secure_is_refused_at_its_field(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Callable[..., EcranReglages]
) -> None:
    carte = ouvrir("adresses").adresses
    qtbot.keyClick(carte.active.segments.boutons["oui"], Qt.Key.Key_Space)
    carte.url.ligne.setText("http://adresse.invalid")

    for touche, controle in ((Qt.Key.Key_Space, carte.enregistrer), (Qt.Key.Key_Return, carte.url.ligne)):
        carte.url.effacer_erreur()
        qtbot.keyClick(controle, touche)
        qtbot.waitUntil(lambda: "https" in carte.url.erreur)

    assert service_regle(neuf.poste.services.preferences) == ""
