"""The end of the token corrected, its loss dealt with: with real clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.demo.api.controle import jeton_de_demonstration
from ccas_desktop.application.journal import Action, Auteur
from ccas_desktop.application.reglages import enregistrer_jeton, lire_reglages
from ccas_desktop.application.services import NOM_JETON
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
JETON = jeton_de_demonstration(datetime(2026, 11, 1, tzinfo=UTC), ("cnaf_quotient_familial",))


def cliquer(qtbot: QtBot, bouton: QAbstractButton) -> None:
    qtbot.waitUntil(bouton.isVisible)
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


@pytest.fixture
def avec_jeton(neuf: PosteNeuf, ouvrir: Ouvrir, qtbot: QtBot) -> EcranReglages:
    """Return the page of a workstation that holds a token."""
    neuf.ecrire(lambda services: enregistrer_jeton(services, Auteur("Essai"), JETON))
    ecran = ouvrir("jeton")
    qtbot.waitUntil(ecran.jeton.soin.compromis.isVisible)
    return ecran


def test_nothing_is_offered_without_a_token(ouvrir: Ouvrir) -> None:
    soin = ouvrir("jeton").jeton.soin

    assert not soin.compromis.isVisible()
    assert not soin.fin.isVisible()
    assert not soin.demarches.isVisible()


def test_the_end_reckoned_can_be_corrected(qtbot: QtBot, neuf: PosteNeuf, avec_jeton: EcranReglages) -> None:
    soin = avec_jeton.jeton.soin
    assert soin.fin.valeur() == date(2028, 5, 1)

    soin.fin.ligne.setFocus()
    soin.fin.ligne.selectAll()
    qtbot.keyClicks(soin.fin.ligne, "01032028")
    with qtbot.waitSignal(soin.enregistre):
        qtbot.keyClick(soin.fin.ligne, Qt.Key.Key_Return)

    assert lire_reglages(neuf.poste.services).jeton_expire_le == date(2028, 3, 1)


def test_an_end_too_far_is_refused_at_its_field(qtbot: QtBot, avec_jeton: EcranReglages) -> None:
    soin = avec_jeton.jeton.soin

    soin.fin.ligne.setFocus()
    soin.fin.ligne.selectAll()
    qtbot.keyClicks(soin.fin.ligne, "01012030")
    cliquer(qtbot, soin.corriger)
    qtbot.waitUntil(lambda: bool(soin.fin.erreur))

    assert "dix-huit mois" in soin.fin.erreur


def test_who_says_no_keeps_the_token(qtbot: QtBot, neuf: PosteNeuf, avec_jeton: EcranReglages) -> None:
    soin = avec_jeton.jeton.soin

    cliquer(qtbot, soin.compromis)
    assert soin.confirmation.non.hasFocus()
    cliquer(qtbot, soin.confirmation.non)

    assert neuf.secrets.secrets[NOM_JETON] == JETON


def test_a_lost_token_leaves_and_what_is_left_to_do_is_told(
    qtbot: QtBot, neuf: PosteNeuf, avec_jeton: EcranReglages
) -> None:
    soin = avec_jeton.jeton.soin

    cliquer(qtbot, soin.compromis)
    cliquer(qtbot, soin.confirmation.oui)
    qtbot.waitUntil(soin.demarches.isVisible)

    assert NOM_JETON not in neuf.secrets.secrets
    assert "Sans jeton" in avec_jeton.jeton.droits.text()
    assert "23/11/2026 à 9\u00a0h\u00a030" in soin.demarches.text()
    with neuf.poste.services.base.lecture() as base:
        assert Action.COMPROMISSION in [e.action for e in base.journal_du_poste("habilitation")]


def test_what_is_left_to_do_is_still_there_the_next_day(
    qtbot: QtBot, avec_jeton: EcranReglages, ouvrir: Ouvrir
) -> None:
    cliquer(qtbot, avec_jeton.jeton.soin.compromis)
    cliquer(qtbot, avec_jeton.jeton.soin.confirmation.oui)
    qtbot.waitUntil(avec_jeton.jeton.soin.demarches.isVisible)

    suivant = ouvrir("jeton").jeton.soin
    qtbot.waitUntil(suivant.demarches.isVisible)

    assert "particulier.api.gouv.fr/compte" in suivant.demarches.text()
