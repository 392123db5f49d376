"""Two people at the counter: one is put aside, the other received, and nothing is lost nor shown to the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.dossier.onglet_budget import OngletBudget
from ccas_desktop.gui.theme import Aspect
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, rouvrir

E = TypeVar("E", bound=QWidget)
CTRL, ALT, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def ici() -> QWidget:
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def attendre(qtbot: QtBot, fenetre: FenetrePrincipale, ecran: type[E]) -> E:
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), ecran))
    page = fenetre.pages.currentWidget()
    assert isinstance(page, ecran)
    return page


def mots(fenetre: FenetrePrincipale) -> str:
    """Return everything that can be read in the window, menus too."""
    montres = [m.text() for m in fenetre.findChildren(QLabel) if m.isVisible()]
    montres += [b.text() for b in fenetre.findChildren(QPushButton) if b.isVisible()]
    montres += [c.text() for c in fenetre.findChildren(QLineEdit) if c.isVisible()]
    return " ".join([*montres, *(a.text() for a in fenetre.reprises.menu.actions())])


@pytest.fixture
def commencee(qtbot: QtBot, fenetre: FenetrePrincipale) -> FenetrePrincipale:
    qtbot.waitUntil(lambda: fenetre.auteur().id is not None)
    return fenetre


def chercher(qtbot: QtBot, fenetre: FenetrePrincipale, nom: str) -> EcranDossier:
    qtbot.keyClick(ici(), Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(ici(), nom)
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    page = attendre(qtbot, fenetre, EcranDossier)
    qtbot.waitUntil(lambda: page.page is not None)
    return page


def mettre_de_cote(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_M, CTRL)
    attendre(qtbot, fenetre, EcranAccueil)
    qtbot.waitUntil(fenetre.reprises.reprendre.isVisible)


def reprendre(qtbot: QtBot, fenetre: FenetrePrincipale, rang: int = 0) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_R, CTRL)
    menu = fenetre.reprises.menu
    qtbot.waitUntil(menu.isVisible)
    for _ in range(rang):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_put_aside_then_back_at_the_same_tab_and_panel_with_what_was_typed(
    qtbot: QtBot, commencee: FenetrePrincipale
) -> None:
    page = chercher(qtbot, commencee, "roux")
    onglet = page.montrer_onglet("synthese")
    onglet.note.modification_voulue.emit()  # type: ignore[attr-defined]
    assert page.volet is not None
    qtbot.keyClicks(ici(), "Rappeler lundi")

    mettre_de_cote(qtbot, commencee)
    assert "ROUX" not in mots(commencee)
    assert commencee.reprises.reprendre.text() == "Reprendre (1)"
    assert "2026-0001 · R. J. · depuis" in commencee.reprises.menu.actions()[0].text()
    reprendre(qtbot, commencee)

    revenue = attendre(qtbot, commencee, EcranDossier)
    qtbot.waitUntil(lambda: revenue.volet is not None)
    assert revenue.volet is not None
    note = revenue.volet.sujet.formulaire.champs["note"]
    qtbot.waitUntil(lambda: note.brouillon() == "Rappeler lundi")
    qtbot.waitUntil(lambda: not commencee.reprises.reprendre.isVisible())


def test_a_line_of_the_budget_being_typed_is_found_again(qtbot: QtBot, commencee: FenetrePrincipale) -> None:
    page = chercher(qtbot, commencee, "roux")
    onglet = page.montrer_onglet("budget")
    assert isinstance(onglet, OngletBudget)
    onglet.blocs[BlocBudget.REVENUS].ajout_voulu.emit()
    assert page.volet is not None
    titre = page.volet.sujet.titre
    page.volet.sujet.formulaire.champs["montant"].controle.setFocus()
    qtbot.keyClicks(ici(), "512")

    mettre_de_cote(qtbot, commencee)
    reprendre(qtbot, commencee)

    revenue = attendre(qtbot, commencee, EcranDossier)
    qtbot.waitUntil(lambda: revenue.volet is not None)
    assert revenue.volet is not None
    assert revenue.volet.sujet.titre == titre
    montant = revenue.volet.sujet.formulaire.champs["montant"]
    qtbot.waitUntil(lambda: montant.brouillon().startswith("512"))


def test_the_tab_is_found_again(qtbot: QtBot, commencee: FenetrePrincipale) -> None:
    chercher(qtbot, commencee, "roux").montrer_onglet("suivi")

    mettre_de_cote(qtbot, commencee)
    reprendre(qtbot, commencee)

    assert attendre(qtbot, commencee, EcranDossier).onglets.code == "suivi"


def test_the_step_of_a_request_is_found_again(
    qtbot: QtBot, commencee: FenetrePrincipale, guichet: Bureau, tmp_path: Path
) -> None:
    demandes: list[str] = []
    commencee.poste.jobs.ecrire(lambda: guichet.deposer().id, then=demandes.append)
    qtbot.waitUntil(lambda: bool(demandes))
    commencee.ouvrir_demande(demandes[0])
    page = attendre(qtbot, commencee, EcranDemande)
    qtbot.waitUntil(lambda: page.page is not None)
    qtbot.keyClick(ici(), Qt.Key.Key_Return, CTRL)
    assert page.endroit().detail == "donnees"

    mettre_de_cote(qtbot, commencee)
    reprendre(qtbot, commencee)

    revenue = attendre(qtbot, commencee, EcranDemande)
    qtbot.waitUntil(lambda: revenue.page is not None)
    qtbot.waitUntil(lambda: revenue.endroit().detail == "donnees")


def test_two_new_persons_at_once_keep_each_their_form(qtbot: QtBot, commencee: FenetrePrincipale) -> None:
    for nom in ("Petit", "Grand"):
        qtbot.keyClick(ici(), Qt.Key.Key_N, CTRL)
        page = attendre(qtbot, commencee, EcranNouveauDossier)
        qtbot.waitUntil(page.personne.nom_famille.ligne.hasFocus)
        assert page.personne.nom_famille.brouillon() == ""
        qtbot.keyClicks(ici(), nom)
        mettre_de_cote(qtbot, commencee)
        qtbot.waitUntil(lambda nom=nom: any(f"{nom[0]}." in a.text() for a in commencee.reprises.menu.actions()))  # type: ignore[misc]
        assert nom not in mots(commencee)

    reprendre(qtbot, commencee, rang=1)

    page = attendre(qtbot, commencee, EcranNouveauDossier)
    qtbot.waitUntil(lambda: page.personne.nom_famille.brouillon() == "Petit")
    assert "Grand" not in mots(commencee)


def test_a_form_left_half_typed_is_not_shown_to_the_next_person(qtbot: QtBot, commencee: FenetrePrincipale) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CTRL)
    page = attendre(qtbot, commencee, EcranNouveauDossier)
    qtbot.waitUntil(page.personne.nom_famille.ligne.hasFocus)
    qtbot.keyClicks(ici(), "Petit")
    qtbot.keyClick(ici(), Qt.Key.Key_Home, ALT)
    attendre(qtbot, commencee, EcranAccueil)

    qtbot.keyClick(ici(), Qt.Key.Key_N, CTRL)

    suivante = attendre(qtbot, commencee, EcranNouveauDossier)
    qtbot.waitUntil(commencee.reprises.reprendre.isVisible)
    assert suivante.personne.nom_famille.brouillon() == ""
    assert "Nouveau dossier · P." in commencee.reprises.menu.actions()[0].text()


def test_another_agent_sees_it_only_on_demand(qtbot: QtBot, commencee: FenetrePrincipale) -> None:
    chercher(qtbot, commencee, "roux")
    mettre_de_cote(qtbot, commencee)

    commencee.entete.liste_agents.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Down)

    assert commencee.reprises.reprendre.text() == "Reprendre"
    (autres,) = commencee.reprises.menu.actions()
    assert autres.text() == "D’un autre agent (1)"
    assert autres.menu() is not None


@pytest.fixture
def redemarrer(
    qtbot: QtBot, commencee: FenetrePrincipale, guichet: Bureau, tmp_path: Path, aspect: Aspect
) -> Callable[[], FenetrePrincipale]:
    """Close the window and open another on the same base and preferences."""

    def redemarrer() -> FenetrePrincipale:
        commencee.close()
        rouvrir(guichet, tmp_path)
        nouvelle = FenetrePrincipale(Jobs(commencee), aspect)
        qtbot.addWidget(nouvelle)
        with qtbot.waitActive(nouvelle):
            nouvelle.show()
            nouvelle.activateWindow()
        nouvelle.installer(guichet.services)
        qtbot.waitUntil(lambda: nouvelle.auteur().id is not None)
        return nouvelle

    return redemarrer


def test_where_one_was_is_offered_after_a_restart_not_forced(
    qtbot: QtBot, commencee: FenetrePrincipale, redemarrer: Callable[[], FenetrePrincipale]
) -> None:
    chercher(qtbot, commencee, "roux").montrer_onglet("suivi")

    nouvelle = redemarrer()

    attendre(qtbot, nouvelle, EcranAccueil)
    qtbot.waitUntil(lambda: "Vous étiez à" in mots(nouvelle))
    assert "ROUX" not in mots(nouvelle)
    reprendre(qtbot, nouvelle)
    assert attendre(qtbot, nouvelle, EcranDossier).onglets.code == "suivi"


def test_nothing_is_offered_after_leaving_from_the_first_page(
    qtbot: QtBot, commencee: FenetrePrincipale, redemarrer: Callable[[], FenetrePrincipale]
) -> None:
    chercher(qtbot, commencee, "roux")
    qtbot.keyClick(ici(), Qt.Key.Key_Home, ALT)
    attendre(qtbot, commencee, EcranAccueil)

    nouvelle = redemarrer()

    lus: list[None] = []
    nouvelle.poste.jobs.ecrire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))
    assert not nouvelle.reprises.reprendre.isVisible()
