"""The card of the delegations, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import (
    enregistrer_agent,
    enregistrer_delegation,
    lire_reglages,
    nouvel_agent,
    nouvelle_delegation,
    revoquer_delegation,
)
from ccas_desktop.domain.demandes.decision import Delegation, Organe
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_delegations import CarteDelegations
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
AUJOURDHUI = date(2026, 11, 23)


@pytest.fixture
def presidente(neuf: PosteNeuf) -> str:
    """Save the president, and return her id."""
    auteur = neuf.poste.auteur()
    return neuf.ecrire(lambda s: enregistrer_agent(s, auteur, nouvel_agent("Helene", "Vasseur", "Présidente"))).id


def saisir(qtbot: QtBot, carte: CarteDelegations, **textes: str) -> None:
    for nom in ("agent_id", "organe"):
        choix = carte.champs[nom]
        assert isinstance(choix, ChampChoix)
        choix.liste.setFocus()
        qtbot.keyClick(choix.liste, Qt.Key.Key_Down)
    prevus = {"plafond": "500", "deliberation": "2026-12", "deliberation_date": "150126", "debut": "01022026"}
    for nom, texte in {**prevus, **textes}.items():
        carte.champs[nom].controle.setFocus()
        qtbot.keyClicks(carte.champs[nom].controle, texte)


def delegations_en_base(neuf: PosteNeuf) -> tuple[Delegation, ...]:
    return lire_reglages(neuf.poste.services).delegations


def une_delegation(neuf: PosteNeuf, agent_id: str, *, fin: date | None = None) -> Delegation:
    delegation = nouvelle_delegation(
        agent_id=agent_id,
        organe=Organe.PRESIDENT_DELEGUE,
        plafond=Decimal(500),
        deliberation="2026-12",
        deliberation_date=date(2026, 1, 15),
        debut=date(2026, 2, 1),
        fin=fin,
    )
    auteur = neuf.poste.auteur()
    return neuf.ecrire(lambda s: enregistrer_delegation(s, auteur, delegation))


def test_adds_a_delegation(qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir) -> None:
    carte = ouvrir("delegation").delegations

    saisir(qtbot, carte)
    with qtbot.waitSignal(carte.enregistre):
        qtbot.keyClick(carte.champs["fin"].controle, Qt.Key.Key_Return)

    delegation = delegations_en_base(neuf)[0]
    assert (delegation.agent_id, delegation.organe) == (presidente, Organe.PRESIDENT_DELEGUE)
    assert (delegation.plafond, delegation.debut, delegation.fin) == (Decimal(500), date(2026, 2, 1), None)
    qtbot.waitUntil(lambda: len(carte.table.modele.lignes) == 1)


@pytest.mark.parametrize(
    ("champ", "texte", "phrase"),
    [("plafond", "0", "supérieur à zéro"), ("fin", "01012026", "La fin est avant le début")],
)
def test_a_rule_refused_is_said_at_its_field(
    qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir, champ: str, texte: str, phrase: str
) -> None:
    carte = ouvrir("delegation").delegations

    saisir(qtbot, carte, **{champ: texte})
    qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(carte.champs[champ].erreur))

    assert phrase in carte.champs[champ].erreur
    assert carte.champs["deliberation"].brouillon() == "2026-12"
    assert delegations_en_base(neuf) == ()


def test_a_draft_comes_back_with_its_holder(qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir) -> None:
    avant = ouvrir("delegation").delegations
    saisir(qtbot, avant)
    avant.saisie.liaison.pousser()

    carte = ouvrir("delegation").delegations

    assert carte.champs["agent_id"].brouillon() == presidente
    assert carte.champs["plafond"].brouillon() == "500,00\u00a0€"


def test_ends_a_delegation_once_confirmed(qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir) -> None:
    delegation = une_delegation(neuf, presidente)
    carte = ouvrir("delegation").delegations
    carte.table.choisir(delegation)

    qtbot.mouseClick(carte.revoquer, Qt.MouseButton.LeftButton)
    assert delegations_en_base(neuf)[0].fin is None
    with qtbot.waitSignal(carte.enregistre):
        qtbot.mouseClick(carte.confirmation.bouton, Qt.MouseButton.LeftButton)

    assert delegations_en_base(neuf)[0].fin == AUJOURDHUI
    qtbot.waitUntil(lambda: not carte.revoquer.isEnabled())


def test_escape_ends_nothing(qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir) -> None:
    delegation = une_delegation(neuf, presidente)
    carte = ouvrir("delegation").delegations
    carte.table.choisir(delegation)
    qtbot.mouseClick(carte.revoquer, Qt.MouseButton.LeftButton)

    qtbot.keyClick(carte.confirmation.bouton, Qt.Key.Key_Escape)

    assert not carte.confirmation.isVisible()
    assert delegations_en_base(neuf)[0].fin is None


def test_choosing_another_line_withdraws_the_question(
    qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir
) -> None:
    premiere, seconde = une_delegation(neuf, presidente), une_delegation(neuf, presidente)
    carte = ouvrir("delegation").delegations
    carte.table.choisir(premiere)
    qtbot.mouseClick(carte.revoquer, Qt.MouseButton.LeftButton)

    carte.table.choisir(seconde)

    assert not carte.confirmation.isVisible()


def test_a_delegation_that_ended_offers_nothing(qtbot: QtBot, neuf: PosteNeuf, presidente: str, ouvrir: Ouvrir) -> None:
    finie = une_delegation(neuf, presidente, fin=AUJOURDHUI - timedelta(days=30))
    carte = ouvrir("delegation").delegations

    carte.table.choisir(finie)

    assert not carte.revoquer.isEnabled()


def test_revoking_never_lengthens(neuf: PosteNeuf, presidente: str) -> None:
    fin = AUJOURDHUI - timedelta(days=30)
    finie, auteur = une_delegation(neuf, presidente, fin=fin), neuf.poste.auteur()

    assert neuf.ecrire(lambda s: revoquer_delegation(s, auteur, finie)).fin == fin
