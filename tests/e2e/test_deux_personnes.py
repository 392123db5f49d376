"""Two people interleaved at the counter: nothing typed is lost, nothing of one is shown to the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from tests.e2e.gestes import CTRL, Guichet
from tests.e2e.test_demonstration import chercher_et_ouvrir, demonstration

OuvrirGuichet = Callable[..., AbstractContextManager[Guichet]]
MAJ = Qt.KeyboardModifier.ShiftModifier
PREMIERE, SECONDE = "MARTIN", "Zimmermann"


def tout_ce_qui_se_lit(guichet: Guichet) -> str:
    """Return the words of the window, those typed, those of the lists, and those of the menus."""
    guichet.laisser_vivre()
    racines = [fenetre for fenetre in QApplication.topLevelWidgets() if fenetre.isVisible()]
    tapes = [c.text() for racine in racines for c in racine.findChildren(QLineEdit) if c.isVisible()]
    lignes = [
        str(vue.model().index(rang, colonne).data())
        for racine in racines
        for vue in racine.findChildren(QAbstractItemView)
        if vue.isVisible() and vue.model() is not None
        for rang in range(vue.model().rowCount())
        for colonne in range(vue.model().columnCount())
    ]
    menus = [action.text() for action in guichet.fenetre.reprises.menu.actions()]
    return " ".join([guichet.textes(), *tapes, *lignes, *menus]).upper()


def mettre_de_cote(guichet: Guichet) -> None:
    guichet.touche(Qt.Key.Key_M, CTRL)
    guichet.lire("À faire aujourd’hui")


def reprendre(guichet: Guichet, *, rang: int = 0) -> None:
    guichet.touche(Qt.Key.Key_R, CTRL)
    guichet.choisir_au_menu(guichet.fenetre.reprises.menu, rang)


def test_two_people_at_once_lose_nothing_and_see_nothing_of_each_other(au_guichet: OuvrirGuichet) -> None:
    with au_guichet(demonstration, demonstration=True) as guichet:
        # The first person comes; somebody else needs the agent while her passage is being typed.
        chercher_et_ouvrir(guichet, "martin camille")
        guichet.lire("Motif du passage")
        guichet.touche(Qt.Key.Key_P, CTRL | MAJ)
        guichet.ecrire("Facture impayee")
        mettre_de_cote(guichet)
        assert PREMIERE not in tout_ce_qui_se_lit(guichet)

        # The second one is new. The first comes back before her dossier is created.
        guichet.touche(Qt.Key.Key_N, CTRL)
        guichet.taper("Nom de famille (de naissance)", SECONDE)
        mettre_de_cote(guichet)
        lu = tout_ce_qui_se_lit(guichet)
        assert PREMIERE not in lu
        assert SECONDE.upper() not in lu

        reprendre(guichet, rang=1)
        guichet.lire("MARTIN Camille")
        guichet.attendre(lambda: guichet.aller_au_champ("Motif du passage").brouillon() == "Facture impayee")
        assert SECONDE.upper() not in tout_ce_qui_se_lit(guichet)
        guichet.touche(Qt.Key.Key_Return)
        guichet.lire("Passage noté.")
        guichet.touche(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
        guichet.lire("À faire aujourd’hui")
        assert PREMIERE not in tout_ce_qui_se_lit(guichet)

        reprendre(guichet)
        guichet.lire("Nouveau dossier")
        guichet.attendre(lambda: guichet.aller_au_champ("Nom de famille (de naissance)").brouillon() == SECONDE)
        assert PREMIERE not in tout_ce_qui_se_lit(guichet)
        guichet.taper("Prénoms", "Lea")
        guichet.touche(Qt.Key.Key_Return)
        guichet.touche(Qt.Key.Key_S, CTRL)
        guichet.lire("est ouvert.")
        guichet.lire(f"{SECONDE} Lea")
        guichet.attendre(lambda: not guichet.fenetre.reprises.reprendre.isVisible())
