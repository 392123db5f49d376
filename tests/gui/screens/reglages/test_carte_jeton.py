"""The card of the token: pasted, kept, tested, never shown again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.demo.api.controle import jeton_de_demonstration
from ccas_desktop.application.errors import TrousseauIndisponible
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import NOM_JETON
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_jeton import CarteJeton
from tests.fakes.poste_neuf import PosteNeuf, clients_simules

Ouvrir = Callable[..., EcranReglages]
EMIS = datetime(2026, 11, 1, tzinfo=UTC)
JETON = jeton_de_demonstration(EMIS, ("cnaf_quotient_familial", "revenu_solidarite_active"))


class TrousseauMuet:
    """A keyring that does not answer."""

    def lire(self, nom: str) -> str | None:
        raise TrousseauIndisponible(nom)

    def ecrire(self, nom: str, valeur: str) -> None:
        raise TrousseauIndisponible(nom)

    def effacer(self, nom: str) -> None:
        raise TrousseauIndisponible(nom)


@pytest.fixture
def porte() -> Iterator[threading.Event]:
    """Return a door that holds the answers back; it is open once the test ends."""
    porte = threading.Event()
    yield porte
    porte.set()


def coller(qtbot: QtBot, carte: CarteJeton, texte: str) -> None:
    QGuiApplication.clipboard().setText(texte)
    carte.champ.controle.setFocus()
    qtbot.keyClick(carte.champ.controle, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(carte.champ.controle, Qt.Key.Key_Return)


def mots(carte: CarteJeton) -> str:
    """Return all that the card holds in words, shown or not."""
    textes = [etiquette.text() for etiquette in carte.findChildren(QLabel)]
    textes += [ligne.text() for ligne in carte.findChildren(QLineEdit)]
    textes += [bouton.text() + bouton.toolTip() for bouton in carte.findChildren(QPushButton)]
    return "\n".join(textes)


def test_a_pasted_token_is_kept_tested_and_its_rights_said_in_french(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir
) -> None:
    carte = ouvrir("jeton").jeton

    coller(qtbot, carte, f"Bearer {JETON}\n")
    qtbot.waitUntil(lambda: "permet" in carte.droits.text())

    assert neuf.secrets.secrets[NOM_JETON] == JETON
    assert "quotient familial, RSA" in carte.droits.text()
    assert "Il expire vers le 01/05/2028." in carte.droits.text()
    assert lire_reglages(neuf.poste.services).scopes == {"cnaf_quotient_familial", "revenu_solidarite_active"}


def test_the_token_is_nowhere_once_kept(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("jeton").jeton
    signature = JETON.split(".")[1]

    coller(qtbot, carte, JETON)
    qtbot.waitUntil(lambda: "permet" in carte.droits.text())

    assert signature not in QGuiApplication.clipboard().text()
    assert signature not in mots(carte)
    assert signature not in mots(ouvrir("jeton").jeton)
    assert all(signature not in f"{avis}" for avis in (*neuf.avis.avis, *neuf.avis.succes_dits))


def test_the_pasted_token_is_hidden_while_it_is_in_the_field(ouvrir: Ouvrir) -> None:
    carte = ouvrir("jeton").jeton

    carte.champ.ligne.setText(JETON)

    assert carte.champ.ligne.echoMode() is QLineEdit.EchoMode.Password
    assert JETON not in carte.champ.ligne.displayText()


def test_a_text_that_is_no_token_is_refused_at_the_field(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("jeton").jeton

    coller(qtbot, carte, "mot de passe")
    qtbot.waitUntil(lambda: bool(carte.champ.erreur))

    assert "n’est pas un jeton" in carte.champ.erreur
    assert NOM_JETON not in neuf.secrets.secrets


def test_a_token_refused_by_the_service_stays_to_be_tested(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("jeton").jeton

    coller(qtbot, carte, jeton_de_demonstration(datetime(2020, 1, 1, tzinfo=UTC)))
    qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert neuf.avis.avis[0].titre == "Jeton expiré"
    assert "ses droits ne sont pas connus" in carte.droits.text()
    assert carte.tester.isEnabled()


def test_a_keyring_that_does_not_answer_keeps_the_token_in_the_field(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir
) -> None:
    carte = ouvrir("jeton").jeton
    carte._poste = neuf.avec_services(secrets=TrousseauMuet())

    coller(qtbot, carte, JETON)
    qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert "coffre" in neuf.avis.avis[0].titre
    assert carte.champ.brouillon() == JETON


def test_a_test_given_up_leaves_the_card_free(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, porte: threading.Event
) -> None:
    lents = clients_simules(neuf.secrets, neuf.horloge, avant=lambda: porte.wait(10))
    carte = ouvrir("jeton", poste=neuf.avec_services(ouvrir_api=lents.ouvrir)).jeton
    coller(qtbot, carte, JETON)
    qtbot.waitUntil(carte.attente.isVisible)
    assert not carte.coller.isEnabled()

    qtbot.mouseClick(carte.attente.bouton, Qt.MouseButton.LeftButton)

    assert not carte.attente.isVisible()
    assert carte.coller.isEnabled()
    assert carte.tester.isEnabled()


def test_the_token_is_removed_once_confirmed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("jeton").jeton
    coller(qtbot, carte, JETON)
    qtbot.waitUntil(lambda: "permet" in carte.droits.text())

    qtbot.mouseClick(carte.effacer, Qt.MouseButton.LeftButton)
    assert NOM_JETON in neuf.secrets.secrets
    qtbot.mouseClick(carte.confirmation.bouton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sans jeton" in carte.droits.text())

    assert NOM_JETON not in neuf.secrets.secrets
    assert lire_reglages(neuf.poste.services).scopes == frozenset()
