"""One list: found, sorted, kept, by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.demande import EcranDemande, EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.listes import EcranListes
from tests.gui.screens.listes.conftest import Listes

TOUS = ("ABEL Ana", "DUPONT Léa", "DUPONT Zoé", "MARTIN Camille", "ROUX Jeanne")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_lists_open_by_their_keys_ready_to_type(qtbot: QtBot, listes: Listes) -> None:
    listes.fenetre.aller_accueil()
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranListes))
    listes.attendre(*TOUS)

    assert listes.panneau.filtres is not None
    assert QApplication.focusWidget() is listes.panneau.filtres.recherche.ligne


def test_each_key_finds(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    ligne = listes.panneau.filtres.recherche.ligne
    qtbot.keyClicks(ligne, "dup")
    listes.attendre("DUPONT Léa", "DUPONT Zoé")
    qtbot.keyClicks(ligne, "ont z")
    listes.attendre("DUPONT Zoé")
    listes.attendre_le_compte("1 personne, de 1 dossier")

    qtbot.keyClick(listes.fenetre, Qt.Key.Key_E, ALT)

    listes.attendre(*TOUS)


def test_nothing_found_is_said(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    qtbot.keyClicks(listes.panneau.filtres.recherche.ligne, "zzzz")

    qtbot.waitUntil(listes.panneau.table.vide.isVisible)
    listes.attendre_le_compte("0 personne, de 0 dossier")
    assert not listes.panneau.outils.exporter.isEnabled()


def test_a_date_that_cannot_be_read_is_shown_at_its_field_and_the_list_stays(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_L, ALT)
    champ = listes.panneau.filtres.champs["ouvert_du"]
    qtbot.waitUntil(champ.isVisible)
    champ.controle.setFocus()
    qtbot.keyClicks(champ.controle, "31/02/2026")
    qtbot.keyClick(champ.controle, Qt.Key.Key_Tab)

    assert champ.erreur
    assert listes.noms() == list(TOUS)


def test_the_order_and_filter_are_there_when_one_comes_back_from_a_dossier(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    qtbot.keyClicks(listes.panneau.filtres.recherche.ligne, "dupont")
    listes.attendre("DUPONT Léa", "DUPONT Zoé")
    listes.panneau.table.tri_voulu.emit("nom", True)
    listes.attendre("DUPONT Zoé", "DUPONT Léa")
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_B, ALT)
    listes.panneau.table.placer(1)
    qtbot.keyClick(listes.panneau.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranDossier))

    qtbot.keyClick(listes.fenetre, Qt.Key.Key_Left, ALT)

    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranListes))
    listes.attendre("DUPONT Zoé", "DUPONT Léa")
    qtbot.waitUntil(lambda: listes.panneau.table.currentIndex().row() == 1)
    assert listes.panneau.filtres is not None
    assert listes.panneau.filtres.recherche.brouillon() == "dupont"


def test_nothing_typed_about_somebody_is_there_for_the_next_visitor(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    listes.panneau.filtres.champs["commune"].restaurer("Beaumesnil")
    qtbot.keyClicks(listes.panneau.filtres.recherche.ligne, "dupont")
    listes.attendre("DUPONT Léa", "DUPONT Zoé")
    listes.fenetre.aller_accueil()

    listes.fenetre.ouvrir_rubrique("listes")

    listes.attendre("ABEL Ana", "DUPONT Léa", "DUPONT Zoé", "MARTIN Camille")
    assert listes.panneau.filtres is not None
    assert listes.panneau.filtres.recherche.brouillon() == ""


def test_what_one_does_with_the_row(qtbot: QtBot, listes: Listes) -> None:
    listes.panneau.table.placer(0)
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranNouvelleDemande))

    qtbot.keyClick(listes.fenetre, Qt.Key.Key_Left, ALT)
    listes.attendre(*TOUS)
    listes.panneau.table.placer(0)
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranDossier))

    dossier = listes.fenetre.pages.currentWidget()
    assert isinstance(dossier, EcranDossier)
    assert dossier.onglets.code == "suivi"


def test_a_demande_opens_from_its_list(qtbot: QtBot, listes: Listes) -> None:
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_PageDown, CTRL)
    listes.attendre_le_compte("3 demandes, de 1 dossier")
    listes.panneau.table.placer(0)

    qtbot.mouseClick(listes.panneau.ligne.ouvrir, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: isinstance(listes.fenetre.pages.currentWidget(), EcranDemande))


def test_columns_are_chosen_and_moved_by_the_keyboard(qtbot: QtBot, listes: Listes) -> None:
    qtbot.keyClick(listes.fenetre, Qt.Key.Key_K, ALT)
    choix = listes.panneau.colonnes.panneau
    qtbot.waitUntil(choix.isVisible)
    qtbot.keyClick(choix.colonnes, Qt.Key.Key_Down)
    qtbot.keyClick(choix.colonnes, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "naissance" not in [c.code for c in listes.panneau.table.modele.colonnes])
    qtbot.keyClick(choix.colonnes, Qt.Key.Key_Down)
    for _ in range(2):
        qtbot.keyClick(choix.colonnes, Qt.Key.Key_Up, ALT)

    qtbot.waitUntil(lambda: [c.code for c in listes.panneau.table.modele.colonnes][:2] == ["age", "nom"])
    qtbot.keyClick(choix.colonnes, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not choix.isVisible())
    assert listes.fenetre.poste.services.preferences.lire("liste/dossiers/colonnes").startswith("age nom ")


def test_what_gives_the_order_is_shown_without_being_chosen(qtbot: QtBot, listes: Listes) -> None:
    choisies = listes.panneau.colonnes.codes()
    assert "sexe" not in choisies

    listes.panneau.table.tri_voulu.emit("sexe", False)

    qtbot.waitUntil(lambda: [c.code for c in listes.panneau.table.modele.colonnes][:2] == ["nom", "sexe"])
    assert listes.panneau.colonnes.codes() == choisies
    listes.panneau.table.tri_voulu.emit("nom", False)
    qtbot.waitUntil(lambda: [c.code for c in listes.panneau.table.modele.colonnes] == list(choisies))


def test_a_view_is_kept_for_the_office_and_taken_away(qtbot: QtBot, listes: Listes) -> None:
    assert listes.panneau.filtres is not None
    qtbot.keyClicks(listes.panneau.filtres.champs["age_min"].controle, "40")
    listes.attendre("ABEL Ana", "MARTIN Camille")
    vues = listes.panneau.vues
    vues.garder.click()
    qtbot.keyClicks(vues.nom.ligne, "urgentes")
    qtbot.keyClick(vues.nom.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(b.text().startswith("urgentes (2)") for b in vues.boutons.values()))
    assert vues.retirer.isVisible()

    vues.boutons["toutes"].click()
    listes.attendre(*TOUS)
    next(b for b in vues.boutons.values() if b.text().startswith("urgentes")).click()
    listes.attendre("ABEL Ana", "MARTIN Camille")

    vues.retirer.click()
    qtbot.waitUntil(lambda: not any(b.text().startswith("urgentes") for b in vues.boutons.values()))


def test_a_view_that_cannot_be_kept_says_why_at_its_field(qtbot: QtBot, listes: Listes) -> None:
    vues = listes.panneau.vues
    vues.garder.click()
    qtbot.keyClicks(vues.nom.ligne, "un par dossier")
    qtbot.keyClick(vues.nom.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(vues.nom.erreur))
    assert vues.saisie.isVisible()
