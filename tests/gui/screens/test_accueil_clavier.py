"""The first page at the counter, by the keyboard alone: several reminders in a row, taken back; who is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.guichet.rappels import SaisieRappel, ajouter_rappel
from ccas_desktop.application.guichet.visiteurs import ajouter_visiteur, file_du_jour
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.accueil.liste import ListeAFaire
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import AUJOURDHUI, Bureau, bureau, rouvrir
from tests.gui.screens.demande.conftest import AvisNotes

ALT, CONTROLE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TEXTES = ("Commander", "Rappeler", "Signer")


@pytest.fixture
def le_bureau(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        for rang, texte in enumerate(TEXTES):
            ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI - timedelta(3 - rang), texte))
        ouvert.deposer(deposee_le=AUJOURDHUI - timedelta(days=50))
        ajouter_visiteur(ouvert.services, ouvert.auteur, "D. A.", "Papiers", dossier_id=ouvert.dossier.dossier.id)
        # From now on the window writes, on its own thread.
        rouvrir(ouvert, tmp_path)
        yield ouvert
        jobs.fermer()


@pytest.fixture
def accueil(qtbot: QtBot, le_bureau: Bureau, jobs: Jobs) -> EcranAccueil:
    ecran = EcranAccueil(Poste(le_bureau.services, jobs, AvisNotes(), lambda: le_bureau.auteur))
    qtbot.addWidget(ecran)
    ecran.resize(1280, 600)
    with qtbot.waitActive(ecran):
        ecran.show()
        ecran.activateWindow()
    ecran.actualiser()
    qtbot.waitUntil(lambda: len(ecran.a_faire.liste.lignes) == 4)
    return ecran


def test_no_dossier_is_said_only_once_it_is_known(qtbot: QtBot, le_bureau: Bureau, jobs: Jobs) -> None:
    ecran = EcranAccueil(Poste(le_bureau.services, jobs, AvisNotes(), lambda: le_bureau.auteur))
    qtbot.addWidget(ecran)
    ecran.show()
    vide = ecran.carte_dossiers.recents.vide
    assert vide is not None
    assert not vide.isVisible()

    ecran.carte_dossiers.montrer(())

    assert vide.isVisible()


def touche(qtbot: QtBot, cle: Qt.Key, modificateur: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    champ = QApplication.focusWidget()
    assert isinstance(champ, QWidget)
    qtbot.keyClick(champ, cle, modificateur)


def choisie(liste: ListeAFaire) -> str:
    ligne = liste.choisie()
    return ligne.texte if ligne else ""


def rappels(liste: ListeAFaire) -> list[str]:
    return [ligne.texte for ligne in liste.lignes if ligne.rappel is not None]


def commence(liste: ListeAFaire, texte: str) -> bool:
    """Tell whether the first reminder left is that one, none when empty."""
    return next(iter(rappels(liste)), "") == texte


def aller_au(qtbot: QtBot, accueil: EcranAccueil, texte: str) -> ListeAFaire:
    qtbot.keyClick(accueil, Qt.Key.Key_A, ALT)
    liste = accueil.a_faire.liste
    for _ in range(10):
        if choisie(liste) == texte:
            return liste
        touche(qtbot, Qt.Key.Key_Down)
    raise AssertionError(texte)


def test_reminders_are_done_in_a_row(qtbot: QtBot, accueil: EcranAccueil) -> None:
    liste = aller_au(qtbot, accueil, "Commander")

    for suivant in ("Rappeler", "Signer"):
        touche(qtbot, Qt.Key.Key_F, ALT)
        qtbot.waitUntil(partial(commence, liste, suivant))
        assert choisie(liste) == suivant
        assert liste.hasFocus()


def test_the_last_of_a_group_gives_its_place_to_the_one_before(qtbot: QtBot, accueil: EcranAccueil) -> None:
    liste = aller_au(qtbot, accueil, "Signer")

    touche(qtbot, Qt.Key.Key_F, ALT)

    qtbot.waitUntil(lambda: rappels(liste) == ["Commander", "Rappeler"])
    assert choisie(liste) == "Rappeler"


def test_a_group_that_is_empty_gives_its_place_to_the_first_title(
    qtbot: QtBot, accueil: EcranAccueil, le_bureau: Bureau
) -> None:
    liste = aller_au(qtbot, accueil, "Commander")
    for suivant in ("Rappeler", "Signer", ""):
        touche(qtbot, Qt.Key.Key_F, ALT)
        qtbot.waitUntil(partial(commence, liste, suivant))

    assert liste.choisie() is None
    assert liste.currentIndex().data() == "Rejet implicite proche (1)"


def test_a_title_stays_chosen_when_the_page_is_read_again(qtbot: QtBot, accueil: EcranAccueil) -> None:
    liste = aller_au(qtbot, accueil, "Commander")
    touche(qtbot, Qt.Key.Key_Up)
    assert liste.currentIndex().data() == "Rappels (3)"

    accueil.a_faire.montrer(accueil.a_faire._a_faire, ())

    assert liste.currentIndex().data() == "Rappels (3)"


def test_the_keyboard_comes_back_to_the_list_after_a_day_is_typed(qtbot: QtBot, accueil: EcranAccueil) -> None:
    liste = aller_au(qtbot, accueil, "Rappeler")
    touche(qtbot, Qt.Key.Key_D, ALT)
    assert accueil.a_faire.barre.date.hasFocus()
    qtbot.keyClicks(accueil.a_faire.barre.date, f"{AUJOURDHUI + timedelta(9):%d/%m/%Y}")

    touche(qtbot, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: rappels(liste) == ["Commander", "Signer"])
    qtbot.waitUntil(liste.hasFocus)
    assert choisie(liste) == "Signer"


def test_the_last_act_is_taken_back_by_a_key(qtbot: QtBot, accueil: EcranAccueil) -> None:
    liste = aller_au(qtbot, accueil, "Commander")
    touche(qtbot, Qt.Key.Key_J, ALT)
    qtbot.waitUntil(lambda: rappels(liste) == ["Rappeler", "Signer"])

    touche(qtbot, Qt.Key.Key_Z, CONTROLE)

    qtbot.waitUntil(lambda: rappels(liste) == list(TEXTES))
    # Once: what is taken back is restored from its message, not by the same key.
    touche(qtbot, Qt.Key.Key_Z, CONTROLE)
    assert rappels(liste) == list(TEXTES)


def test_who_is_next_is_called_then_received_by_keys(qtbot: QtBot, accueil: EcranAccueil, le_bureau: Bureau) -> None:
    services = le_bureau.services
    assert accueil.visiteurs.isVisible()
    assert accueil.visiteurs.appeler.toolTip() == "Appeler (Alt+P)"

    qtbot.keyClick(accueil, Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: [v.etat for v in file_du_jour(services).en_attente] == [EtatVisiteur.APPELE])
    qtbot.waitUntil(lambda: "appel en cours" in accueil.visiteurs.mots.text())
    with qtbot.waitSignal(accueil.dossier_voulu) as voulu:
        qtbot.keyClick(accueil, Qt.Key.Key_E, ALT)

    assert voulu.args == [le_bureau.dossier.dossier.id]
