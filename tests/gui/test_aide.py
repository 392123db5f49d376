"""F1 opens the manual at the page of what is shown: each screen, tab, step, section, panel and dialogue."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ccas_desktop.gui
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.gui.aide import Dialogue, FenetreAide, sujet_d_aide
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.fenetre.mises_a_jour import Preparation
from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.ecran import ONGLETS
from ccas_desktop.gui.screens.dossier.onglets import OngletDossier
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.places import Section
from ccas_desktop.gui.widgets.manuel import MANUEL, Manuel
from tests.fakes.bureau import Bureau
from tests.gui.test_chaque_page import PAGES

# What the others are made of, the manual itself, and what is shown for the instant before the program closes.
FENETRES_SANS_AIDE = {Dialogue, FenetreAide, Preparation}


def dialogues() -> Iterator[type[QDialog]]:
    """Yield every window over the page that the program may open."""
    for module in pkgutil.walk_packages(ccas_desktop.gui.__path__, "ccas_desktop.gui."):
        importlib.import_module(module.name)
    a_voir: list[type[QDialog]] = [QDialog]
    while a_voir:
        classe = a_voir.pop()
        a_voir += classe.__subclasses__()
        if classe.__module__.startswith("ccas_desktop."):
            yield classe


def appuyer_sur_f1(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranAide:
    """Press F1 where the focus is and return the manual that opened."""
    touche = QApplication.focusWidget() or fenetre
    qtbot.keyClick(touche, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), EcranAide))
    aide = fenetre.pages.currentWidget()
    assert isinstance(aide, EcranAide)
    return aide


def lu(qtbot: QtBot, manuel: Manuel, sujet: str) -> bool:
    """Tell whether the manual is open at a page and a section."""
    page, _, section = sujet.partition("#")
    assert manuel.texte.source().fileName().partition("-")[2] == f"{page}.md"
    if section:
        qtbot.waitUntil(lambda: manuel.texte.textCursor().block().text() == section)
    return True


@pytest.mark.parametrize("nom", [nom for nom in PAGES if nom != "aide"])
def test_each_screen_opens_its_page(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau, nom: str) -> None:
    lus: list[None] = []
    PAGES[nom](fenetre, guichet.dossier.dossier.id)
    fenetre.poste.jobs.lire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))
    page = fenetre.pages.currentWidget()
    assert page is not None
    sujet = sujet_d_aide(page)
    assert sujet.partition("#")[0] in {fichier.stem.partition("-")[2] for fichier in MANUEL.glob("*.md")}

    assert lu(qtbot, appuyer_sur_f1(qtbot, fenetre), sujet)


@pytest.mark.parametrize("onglet", ONGLETS, ids=lambda onglet: onglet.code)
def test_each_tab_of_a_dossier_opens_its_page(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau, onglet: object
) -> None:
    code, faire = onglet.code, onglet.faire  # type: ignore[attr-defined]
    assert issubclass(faire, OngletDossier)
    assert faire.PAGE_AIDE
    fenetre.ouvrir_dossier(guichet.dossier.dossier.id)
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranDossier)
    qtbot.waitUntil(lambda: ecran.page is not None)

    ecran.onglets.barre.setFocus()
    ecran.montrer_onglet(code)

    assert lu(qtbot, appuyer_sur_f1(qtbot, fenetre), faire.PAGE_AIDE)


def test_a_panel_opens_the_page_of_its_tab(qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau) -> None:
    fenetre.ouvrir_dossier(guichet.dossier.dossier.id, "situation")
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranDossier)
    qtbot.waitUntil(lambda: ecran.page is not None)
    personnes = ecran.onglet.personnes.table  # type: ignore[attr-defined]
    personnes.setFocus()
    qtbot.keyClick(personnes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ecran.volet is not None)

    assert lu(qtbot, appuyer_sur_f1(qtbot, fenetre), "dossier#La situation")


@pytest.mark.parametrize("etape", list(Etape))
def test_each_step_of_a_request_opens_its_page(
    qtbot: QtBot, fenetre: FenetrePrincipale, guichet: Bureau, etape: Etape
) -> None:
    deposee: list[str] = []
    fenetre.poste.jobs.ecrire(lambda: guichet.deposer().id, then=deposee.append)
    qtbot.waitUntil(lambda: bool(deposee))
    fenetre.ouvrir_demande(deposee[0])
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranDemande)
    qtbot.waitUntil(lambda: ecran.page is not None)
    assert ecran.cartes[etape].PAGE_AIDE

    ecran.aller_a(etape)
    carte = ecran.cartes[etape]
    # What the page has just made takes the focus once it is shown.
    qtbot.waitUntil(lambda: (focus := QApplication.focusWidget()) is not None and carte.isAncestorOf(focus))
    sujet = carte.PAGE_AIDE

    assert lu(qtbot, appuyer_sur_f1(qtbot, fenetre), sujet)


@pytest.mark.parametrize("section", list(Section))
def test_each_section_of_the_settings_opens_its_title_or_the_page_of_its_own(
    qtbot: QtBot, fenetre: FenetrePrincipale, section: Section
) -> None:
    fenetre.ouvrir_reglages(section.value)
    ecran = fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranReglages)
    ecran.sommaire.setCurrentRow(list(Section).index(section))

    sujet = "mises-a-jour" if section is Section.MISES_A_JOUR else f"reglages#{section.titre}"
    assert lu(qtbot, appuyer_sur_f1(qtbot, fenetre), sujet)


def test_every_window_over_the_page_has_its_f1() -> None:
    trouves = set(dialogues())

    assert trouves >= {ApercuEtat, *FENETRES_SANS_AIDE}
    assert not [classe for classe in trouves - FENETRES_SANS_AIDE if not issubclass(classe, Dialogue)]


def ouvrir_l_etat(fenetre: FenetrePrincipale, parent: QWidget) -> ApercuEtat:
    """Show a statement that opens over a page."""
    apercu = ApercuEtat(fenetre.poste, EtatAMontrer("Essai", "essai", LettreProduite(b"%PDF-1.4", (), 1)), parent)
    apercu.open()
    return apercu


@pytest.mark.parametrize(
    ("aller", "sujet"),
    [
        (lambda fenetre: fenetre.ouvrir_traces(), "traces"),
        (lambda fenetre: fenetre.ouvrir_reglages("reglement"), "reglages#Règlement des aides"),
    ],
)
def test_a_dialogue_opens_the_page_of_what_opened_it_and_stays(
    qtbot: QtBot, fenetre: FenetrePrincipale, aller: Callable[[FenetrePrincipale], None], sujet: str
) -> None:
    aller(fenetre)
    page = fenetre.pages.currentWidget()
    assert page is not None
    apercu = ouvrir_l_etat(fenetre, page)
    qtbot.waitUntil(apercu.isActiveWindow)

    QTest.keyClick(apercu, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(apercu.findChildren(FenetreAide)))
    (aide,) = apercu.findChildren(FenetreAide)

    assert lu(qtbot, aide.manuel, sujet)
    QTest.keyClick(aide.manuel.sommaire, Qt.Key.Key_Escape)
    assert not aide.isVisible()
    assert apercu.isVisible()
    assert fenetre.pages.currentWidget() is page
    apercu.close()
