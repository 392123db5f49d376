"""The queue of the day, at the keyboard: added in one line, called, received, gone; never a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.guichet.visiteurs import ajouter_visiteur, file_du_jour
from ccas_desktop.domain.guichet.visiteur import EtatVisiteur
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.visiteurs import EcranVisiteurs
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau

CTRL, ALT, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def ici() -> QWidget:
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def etats(bureau: Bureau) -> list[tuple[str, EtatVisiteur]]:
    return [(v.initiales, v.etat) for v in file_du_jour(bureau.services).visiteurs]


@pytest.fixture
def visiteurs(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranVisiteurs:
    """Open the queue with its keys, and add « dm » who comes for her papers."""
    qtbot.keyClick(ici(), Qt.Key.Key_V, CTRL | MAJ)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranVisiteurs))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranVisiteurs)
    qtbot.waitUntil(page.initiales.ligne.hasFocus)
    qtbot.keyClicks(ici(), "dm")
    qtbot.keyClick(ici(), Qt.Key.Key_Tab)
    qtbot.keyClicks(ici(), "papiers")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.modele.lignes) == 1)
    return page


def test_somebody_is_added_in_one_line(qtbot: QtBot, visiteurs: EcranVisiteurs, guichet: Bureau) -> None:
    assert etats(guichet) == [("D. M.", EtatVisiteur.ATTEND)]
    montre = [str(visiteurs.table.modele.index(0, colonne).data()) for colonne in range(5)]
    assert montre == ["D. M.", "9\u00a0h\u00a030", "papiers", "", "Attend"]
    assert (visiteurs.initiales.ligne.text(), ici()) == ("", visiteurs.initiales.ligne)


def test_called_received_gone_and_put_back(qtbot: QtBot, visiteurs: EcranVisiteurs, guichet: Bureau) -> None:
    for touche, etat in (
        (Qt.Key.Key_P, EtatVisiteur.APPELE),
        (Qt.Key.Key_E, EtatVisiteur.RECU),
        (Qt.Key.Key_T, EtatVisiteur.PARTI),
        (Qt.Key.Key_M, EtatVisiteur.ATTEND),
    ):
        qtbot.waitUntil(lambda: visiteurs.table.choisie() is not None)
        qtbot.keyClick(ici(), touche, ALT)
        qtbot.waitUntil(lambda etat=etat: etats(guichet) == [("D. M.", etat)])  # type: ignore[misc]
        qtbot.waitUntil(lambda etat=etat: visiteurs.table.modele.lignes[0].visiteur.etat is etat)  # type: ignore[misc]


def test_delete_lets_go(qtbot: QtBot, visiteurs: EcranVisiteurs, guichet: Bureau) -> None:
    visiteurs.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: etats(guichet) == [("D. M.", EtatVisiteur.PARTI)])


def test_nobody_is_added_without_initials(qtbot: QtBot, visiteurs: EcranVisiteurs, guichet: Bureau) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: visiteurs.initiales.erreur == "À remplir.")
    assert len(etats(guichet)) == 1


def test_a_person_found_is_added_by_initials_then_received_at_her_dossier(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau
) -> None:
    accueil = fenetre.pages.currentWidget()
    assert isinstance(accueil, EcranAccueil)
    qtbot.keyClicks(ici(), "roux")
    qtbot.waitUntil(accueil.carte_dossiers.a_la_file.isVisible)
    qtbot.keyClick(ici(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: etats(guichet) == [("R. J.", EtatVisiteur.ATTEND)])
    qtbot.waitUntil(accueil.visiteurs.isVisible)
    assert accueil.visiteurs.mots.text().startswith(
        "1 personne attend. Suivant\u00a0: R. J., arrivé·e à 9\u00a0h\u00a030"
    )

    qtbot.mouseClick(accueil.visiteurs.recevoir, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranDossier))
    assert etats(guichet) == [("R. J.", EtatVisiteur.RECU)]


def test_no_name_is_shown_where_the_queue_is(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> None:
    qtbot.keyClicks(ici(), "roux")
    accueil = fenetre.pages.currentWidget()
    assert isinstance(accueil, EcranAccueil)
    qtbot.waitUntil(accueil.carte_dossiers.a_la_file.isVisible)
    qtbot.keyClick(ici(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(etats(guichet)))
    fenetre.aller_accueil()
    fenetre.ouvrir_rubrique("visiteurs")
    page = fenetre.pages.currentWidget()
    assert isinstance(page, EcranVisiteurs)
    qtbot.waitUntil(lambda: bool(page.table.modele.lignes))

    dits = " ".join(mots.text() for mots in fenetre.findChildren(QLabel))
    assert "ROUX" not in dits


def test_the_queue_of_yesterday_is_forgotten_at_the_first_start_and_it_is_said(
    qtbot: QtBot, fenetre_fermee: FenetrePrincipale, guichet: Bureau, jobs: Jobs
) -> None:
    ajoutes: list[object] = []
    jobs.ecrire(lambda: ajouter_visiteur(guichet.services, guichet.auteur, "dm"), then=ajoutes.append)
    qtbot.waitUntil(lambda: bool(ajoutes))
    guichet.horloge.avancer(timedelta(days=1))

    fenetre_fermee.installer(guichet.services)

    qtbot.waitUntil(lambda: any("(1 visite)" in m.text() for m in fenetre_fermee.notifications.findChildren(QLabel)))
    with guichet.services.base.lecture() as lecture:
        assert lecture.visiteurs() == ()
