"""The window carries a person from the search to the form of a request, and hides who was there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.dossiers import SaisieUsager, creer_dossier
from ccas_desktop.domain.identite import Identite
from ccas_desktop.gui.jobs import Jobs
from ccas_desktop.gui.main_window import DEMONSTRATION, FenetrePrincipale
from ccas_desktop.gui.screens.accueil import EcranAccueil
from ccas_desktop.gui.screens.aide import EcranAide
from ccas_desktop.gui.screens.demande import EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.theme import Aspect
from tests.fakes.bureau import Bureau, bureau, rouvrir

E = TypeVar("E", bound=QWidget)
# 1920×1080 at 150 %.
LARGEUR_DU_PLUS_PETIT_ECRAN = 1280
CONTROLE = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def le_bureau(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("MARTIN", ("Camille",))))
        rouvrir(ouvert, tmp_path)
        yield ouvert
        jobs.fermer()


@pytest.fixture
def fermee(qtbot: QtBot, jobs: Jobs, aspect: Aspect) -> FenetrePrincipale:
    """Give the window before the base is open."""
    fenetre = FenetrePrincipale(jobs, aspect, demonstration=True)
    qtbot.addWidget(fenetre)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    return fenetre


@pytest.fixture
def fenetre(qtbot: QtBot, fermee: FenetrePrincipale, le_bureau: Bureau) -> FenetrePrincipale:
    fermee.installer(le_bureau.services)
    qtbot.waitUntil(lambda: bool(page(fermee, EcranAccueil).dossiers.modele.lignes))
    qtbot.waitUntil(fermee.entete.liste_agents.isVisible)
    return fermee


def page(fenetre: FenetrePrincipale, ecran: type[E]) -> E:
    """Return the page shown, which must be of that kind."""
    courante = fenetre.pages.currentWidget()
    assert isinstance(courante, ecran)
    return courante


def ici() -> QWidget:
    pris = QApplication.focusWidget()
    assert pris is not None
    return pris


def attendre(qtbot: QtBot, fenetre: FenetrePrincipale, ecran: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: isinstance(fenetre.pages.currentWidget(), ecran))


def chemin(fenetre: FenetrePrincipale) -> str:
    return " ".join(mots.text() for mots in fenetre.fil.findChildren(QLabel) if not mots.isHidden())


@pytest.fixture
def au_dossier(qtbot: QtBot, fenetre: FenetrePrincipale) -> EcranDossier:
    """Find Jeanne ROUX with the keyboard, and open her dossier."""
    qtbot.keyClicks(ici(), "roux")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    attendre(qtbot, fenetre, EcranDossier)
    ecran = page(fenetre, EcranDossier)
    qtbot.waitUntil(lambda: ecran.page is not None)
    return ecran


def test_takes_typing_before_the_base_is_open(qtbot: QtBot, fermee: FenetrePrincipale, le_bureau: Bureau) -> None:
    qtbot.keyClicks(ici(), "roux")

    fermee.installer(le_bureau.services)

    qtbot.waitUntil(
        lambda: [r.nom_affiche for r in page(fermee, EcranAccueil).dossiers.modele.lignes] == ["ROUX Jeanne"]
    )
    assert fermee.entete.recherche.hasFocus()


def test_says_that_the_persons_are_invented(fenetre: FenetrePrincipale) -> None:
    assert DEMONSTRATION in [mots.text() for mots in fenetre.findChildren(QLabel)]


def test_two_actions_from_the_search_to_a_new_request(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_D, CONTROLE)

    attendre(qtbot, fenetre, EcranNouvelleDemande)
    qtbot.waitUntil(lambda: "Nouvelle demande" in chemin(fenetre))


def test_says_where_one_is(qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier) -> None:
    qtbot.waitUntil(lambda: "2026-0001 ROUX Jeanne" in chemin(fenetre))


def test_typing_in_the_search_leaves_the_dossier(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F, CONTROLE)
    qtbot.keyClicks(ici(), "martin")

    attendre(qtbot, fenetre, EcranAccueil)
    qtbot.waitUntil(
        lambda: [r.nom_affiche for r in page(fenetre, EcranAccueil).dossiers.modele.lignes] == ["MARTIN Camille"]
    )
    assert ici() is fenetre.entete.recherche
    assert fenetre.entete.recherche.text() == "martin"


def test_alt_left_comes_back(qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F1)
    attendre(qtbot, fenetre, EcranAide)

    qtbot.keyClick(ici(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranDossier)


def test_the_help_opens_at_the_page_of_the_screen(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_F1)

    attendre(qtbot, fenetre, EcranAide)
    assert page(fenetre, EcranAide).texte.source().fileName().endswith("dossier.md")


def test_the_first_page_shows_nothing_of_the_former_visitor(
    qtbot: QtBot, fenetre: FenetrePrincipale, au_dossier: EcranDossier
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranAccueil)
    assert fenetre.entete.recherche.text() == ""
    qtbot.waitUntil(lambda: chemin(fenetre) == "Accueil")
    assert ici() is fenetre.entete.recherche
    fenetre.pages.revenir()
    assert isinstance(fenetre.pages.currentWidget(), EcranAccueil)


def test_a_late_name_is_not_shown_above_another_page(
    qtbot: QtBot, fenetre: FenetrePrincipale, le_bureau: Bureau
) -> None:
    lus: list[None] = []
    fenetre.ouvrir_dossier(le_bureau.dossier.dossier.id)
    fenetre.ouvrir_reglages()

    fenetre.poste.jobs.lire(lambda: None, then=lus.append)

    qtbot.waitUntil(lambda: bool(lus))
    assert "ROUX" not in chemin(fenetre)
    assert isinstance(fenetre.pages.currentWidget(), EcranReglages)


def test_a_dossier_created_takes_the_place_of_its_form(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")
    page(fenetre, EcranNouveauDossier).personne.prenoms.restaurer("Jean")
    qtbot.keyClick(ici(), Qt.Key.Key_S, CONTROLE)
    attendre(qtbot, fenetre, EcranDossier)

    qtbot.keyClick(fenetre, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    attendre(qtbot, fenetre, EcranAccueil)


def test_what_is_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, fenetre: FenetrePrincipale, le_bureau: Bureau
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")

    fenetre.aller_accueil()

    qtbot.waitUntil(lambda: reprendre(le_bureau.services, "dossier/nouveau") is not None)


def test_what_is_typed_is_kept_when_the_window_is_closed(
    qtbot: QtBot, fenetre: FenetrePrincipale, le_bureau: Bureau
) -> None:
    qtbot.keyClick(ici(), Qt.Key.Key_N, CONTROLE)
    attendre(qtbot, fenetre, EcranNouveauDossier)
    qtbot.keyClicks(ici(), "Petit")

    fenetre.close()

    brouillon = reprendre(le_bureau.services, "dossier/nouveau")
    assert brouillon is not None
    assert brouillon.contenu["nom_famille"] == "Petit"


def test_the_agent_chosen_is_remembered(qtbot: QtBot, fenetre: FenetrePrincipale, le_bureau: Bureau) -> None:
    fenetre.entete.liste_agents.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_Down)

    choisi = fenetre.auteur()
    assert le_bureau.services.preferences.lire("agent") == choisi.id


def test_an_unexpected_failure_is_told(qtbot: QtBot, fenetre: FenetrePrincipale) -> None:
    def echouer() -> None:
        raise OSError("panne")

    fenetre.poste.jobs.lire(echouer)

    qtbot.waitUntil(lambda: any("imprévue" in mots.text() for mots in fenetre.notifications.findChildren(QLabel)))


PAGES: dict[str, Callable[[FenetrePrincipale, str], None]] = {
    "accueil": lambda fenetre, _dossier: fenetre.aller_accueil(),
    "dossier": lambda fenetre, dossier: fenetre.ouvrir_dossier(dossier),
    "nouveau dossier": lambda fenetre, _dossier: fenetre.nouveau_dossier(),
    "nouvelle demande": lambda fenetre, dossier: fenetre.nouvelle_demande(dossier),
    "reglages": lambda fenetre, _dossier: fenetre.ouvrir_reglages(),
    "aide": lambda fenetre, _dossier: fenetre.ouvrir_aide(),
}


@pytest.fixture(params=PAGES)
def une_page(request: pytest.FixtureRequest, le_bureau: Bureau) -> Callable[[FenetrePrincipale], None]:
    aller = PAGES[request.param]
    return lambda fenetre: aller(fenetre, le_bureau.dossier.dossier.id)


def test_no_page_is_wider_than_the_smallest_screen(
    fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    une_page(fenetre)

    assert fenetre.minimumSizeHint().width() <= LARGEUR_DU_PLUS_PETIT_ECRAN


class FenetresMontrees(QObject):
    """Notes each window shown but that one."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__()
        self._fenetre = fenetre
        self.montrees: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  the name of Qt
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._fenetre
        ):
            self.montrees += [f"{type(watched).__name__} in {type(watched.parent()).__name__}"]
        return False


def test_no_piece_of_a_page_flashes_as_a_window(
    qtbot: QtBot, fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    lus: list[None] = []
    espion = FenetresMontrees(fenetre)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(espion)

    une_page(fenetre)
    fenetre.poste.jobs.lire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    application.removeEventFilter(espion)
    assert espion.montrees == []
    assert fenetre.isActiveWindow()


def test_each_control_has_a_name(
    qtbot: QtBot, fenetre: FenetrePrincipale, une_page: Callable[[FenetrePrincipale], None]
) -> None:
    lus: list[None] = []
    une_page(fenetre)
    fenetre.poste.jobs.lire(lambda: None, then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    atteignables = [
        controle
        for controle in fenetre.findChildren(QWidget)
        if controle.focusPolicy() & Qt.FocusPolicy.TabFocus and controle.isVisible() and controle.isEnabled()
    ]

    assert atteignables
    assert [type(controle).__name__ for controle in atteignables if not nom(controle)] == []


def nom(controle: QWidget) -> str:
    """Return what a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(controle)
    return interface.text(QAccessible.Text.Name)
