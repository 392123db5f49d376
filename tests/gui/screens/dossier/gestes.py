"""What a person does at the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.gui.forms import ChampCompletion
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.historique.carte import CarteHistorique
from ccas_desktop.gui.screens.dossier.historique.onglet import OngletHistorique
from ccas_desktop.gui.screens.dossier.onglet_budget import OngletBudget
from ccas_desktop.gui.screens.dossier.onglet_synthese import OngletSynthese
from ccas_desktop.gui.screens.dossier.situation.onglet import OngletSituation
from ccas_desktop.gui.screens.dossier.volet import Volet

TABS_MAX = 30


def ici() -> QWidget:
    """Return what has the focus."""
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def taper(qtbot: QtBot, texte: str) -> None:
    """Type in what has the focus."""
    qtbot.keyClicks(ici(), texte)


def suivant(qtbot: QtBot, *, jusqu_a: QWidget | None = None) -> None:
    """Press Tab once, or until the focus is there."""
    for _ in range(TABS_MAX):
        qtbot.keyClick(ici(), Qt.Key.Key_Tab)
        if jusqu_a is None or ici() is jusqu_a:
            return
    raise AssertionError("Tab never goes there")


def completer(qtbot: QtBot, champ: ChampCompletion, texte: str) -> None:
    """Type, wait for the proposals, take the first."""
    champ.ligne.setFocus()
    qtbot.keyClicks(champ.ligne, texte)
    qtbot.waitUntil(champ.liste.isVisible)
    qtbot.keyClick(champ.ligne, Qt.Key.Key_Return)
    assert champ.valeur() is not None


def synthese(ecran: EcranDossier) -> OngletSynthese:
    """Return the first tab, shown."""
    onglet = ecran.montrer_onglet("synthese")
    assert isinstance(onglet, OngletSynthese)
    return onglet


def budget(ecran: EcranDossier) -> OngletBudget:
    """Return the tab of the budget, shown."""
    onglet = ecran.montrer_onglet("budget")
    assert isinstance(onglet, OngletBudget)
    return onglet


def situation(ecran: EcranDossier) -> OngletSituation:
    """Return the tab of the situation, shown."""
    onglet = ecran.montrer_onglet("situation")
    assert isinstance(onglet, OngletSituation)
    return onglet


def historique(ecran: EcranDossier) -> CarteHistorique:
    """Return the history, shown."""
    onglet = ecran.montrer_onglet("historique")
    assert isinstance(onglet, OngletHistorique)
    return onglet.historique


def volet_de(ecran: EcranDossier) -> Volet:
    """Return the panel open."""
    assert ecran.volet is not None
    return ecran.volet


def enregistre(qtbot: QtBot, ecran: EcranDossier) -> DossierComplet:
    """Save the panel with the keyboard, and return the dossier once it is read again."""
    avant = ecran.page
    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ecran.page is not avant and ecran.volet is None)
    assert ecran.page is not None
    return ecran.page.complet
