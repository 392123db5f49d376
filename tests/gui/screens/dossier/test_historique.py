"""The tab of the history: filtered by typing, told field by field, undone from a line, printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.dossiers.verbes import lire_dossier, modifier_note
from ccas_desktop.application.historique.historique import LIGNES_PAR_PAGE
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.historique.onglet import OngletHistorique
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import ici

Ouvrir = Callable[[Poste], EcranDossier]


def noter(bureau: Bureau, texte: str) -> None:
    dossier = lire_dossier(bureau.base, bureau.dossier.dossier.id).dossier
    modifier_note(bureau.services, bureau.auteur, dossier, texte)


def ouvrir_historique(qtbot: QtBot, ecran: EcranDossier) -> OngletHistorique:
    onglet = ecran.montrer_onglet("historique")
    assert isinstance(onglet, OngletHistorique)
    qtbot.waitUntil(lambda: bool(onglet.historique.table.modele.lignes))
    return onglet


def test_an_action_is_found_by_typing_told_and_undone_by_keyboard(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    noter(le_bureau, "à rappeler")
    le_bureau.avec_budget()
    ecran = ouvrir(installer())
    onglet = ouvrir_historique(qtbot, ecran)
    carte, detail = onglet.historique, onglet.detail

    qtbot.keyClicks(carte.filtre.texte.ligne, "rappeler")
    qtbot.waitUntil(lambda: carte.compte.text() == "1 action")
    carte.table.setFocus()
    qtbot.keyClick(carte.table, Qt.Key.Key_Home)
    carte.table.selectRow(0)
    assert [(d.champ, d.avant, d.apres) for d in detail.table.modele.lignes] == [("Note", "—", "à rappeler")]
    qtbot.keyClick(carte.table, Qt.Key.Key_Return)
    qtbot.waitUntil(detail.annuler.hasFocus)
    qtbot.keyClick(ici(), Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: ecran.page is not None and ecran.page.complet.dossier.note == "")
    assert avis.avis[-1].titre.startswith("Annulé")
    qtbot.waitUntil(lambda: carte.compte.text() == "2 actions")


def test_kinds_and_agents_of_this_dossier_are_offered(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    le_bureau.avec_budget()
    carte = ouvrir_historique(qtbot, ouvrir(installer())).historique
    offerts = [carte.filtre.objet.liste.itemText(rang) for rang in range(carte.filtre.objet.liste.count())]
    assert offerts == ["Tout", "Dossier", "Ligne du budget", "Personne"]

    carte.filtre.objet.liste.setFocus()
    qtbot.keyClicks(carte.filtre.objet.liste, "Lig")

    qtbot.waitUntil(lambda: carte.compte.text() == "2 actions")


def test_a_date_that_cannot_be_read_is_said_and_the_list_stays(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    carte = ouvrir_historique(qtbot, ouvrir(poste)).historique

    carte.filtre.du.ligne.setFocus()
    qtbot.keyClicks(carte.filtre.du.ligne, "31/02/2026")
    qtbot.keyClick(carte.filtre.du.ligne, Qt.Key.Key_Return)

    assert carte.filtre.du.erreur
    assert len(carte.table.modele.lignes) == 1


def test_a_long_history_is_turned_page_by_page(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    for rang in range(LIGNES_PAR_PAGE):
        noter(le_bureau, f"note {rang}")
    carte = ouvrir_historique(qtbot, ouvrir(installer())).historique
    assert carte.compte.text() == "51 actions, page 1 sur 2"
    assert not carte.recentes.isEnabled()

    qtbot.mouseClick(carte.anciennes, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: carte.compte.text() == "51 actions, page 2 sur 2")
    assert len(carte.table.modele.lignes) == 1
    assert not carte.anciennes.isEnabled()


def test_the_history_is_printed_as_it_is_filtered(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    carte = ouvrir_historique(qtbot, ouvrir(poste)).historique

    qtbot.keyClick(ici(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: carte.apercu is not None, timeout=20_000)
    assert carte.apercu is not None
    assert carte.apercu.windowTitle() == "Fiche d’historique"
    assert carte.apercu.document.pageCount() == 1
    carte.apercu.close()
    qtbot.waitUntil(lambda: carte.apercu is None)
