"""A passage is one line and Enter; a reminder is done or put off by its keys; both are taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.guichet.page_suivi import PageSuivi, lire_suivi
from ccas_desktop.application.guichet.passages import SaisiePassage, noter_passage
from ccas_desktop.application.guichet.rappels import SaisieRappel, ajouter_rappel
from ccas_desktop.domain.guichet.passage import Canal
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.suivi.onglet import OngletSuivi
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import ici, synthese, taper, volet_de

CTRL, ALT, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def suivi_de(bureau: Bureau) -> PageSuivi:
    return lire_suivi(bureau.services, bureau.dossier.dossier.id)


@pytest.fixture
def avec_suivi(le_bureau: Bureau) -> Bureau:
    """Give the dossier a passage and two reminders, one late."""
    services, auteur, dossier_id = le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id
    noter_passage(services, auteur, dossier_id, SaisiePassage(AUJOURDHUI, Canal.TELEPHONE, "Facture d’eau"))
    en_retard = AUJOURDHUI - timedelta(days=3)
    ajouter_rappel(services, auteur, SaisieRappel(en_retard, "Rappeler le bailleur"), dossier_id=dossier_id)
    ajouter_rappel(services, auteur, SaisieRappel(AUJOURDHUI, "Relancer la CAF", auteur.id), dossier_id=dossier_id)
    return le_bureau


@pytest.fixture
def onglet(
    qtbot: QtBot, avec_suivi: Bureau, installer: Callable[[], Poste], ouvrir: Callable[[Poste], EcranDossier]
) -> OngletSuivi:
    """Open the tab of the follow-up, read."""
    montre = ouvrir(installer()).montrer_onglet("suivi")
    assert isinstance(montre, OngletSuivi)
    qtbot.waitUntil(lambda: montre.page is not None)
    return montre


def ecran_de(onglet: OngletSuivi) -> EcranDossier:
    parent = onglet.parent()
    while not isinstance(parent, EcranDossier):
        assert parent is not None
        parent = parent.parent()
    return parent


def test_a_passage_is_noted_in_one_line_of_keys(
    qtbot: QtBot, poste: Poste, le_bureau: Bureau, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    carte = synthese(ouvrir(poste)).passage
    qtbot.keyClick(ici(), Qt.Key.Key_P, CTRL | MAJ)
    taper(qtbot, "Colis")
    qtbot.keyClick(ici(), Qt.Key.Key_Tab)
    taper(qtbot, "Bon remis")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(suivi_de(le_bureau).passages))
    (passage,) = suivi_de(le_bureau).passages
    assert (passage.jour, passage.canal, passage.motif, passage.suite) == (
        AUJOURDHUI,
        Canal.SPONTANE,
        "Colis",
        "Bon remis",
    )
    qtbot.waitUntil(lambda: "accueil spontané\u00a0: Colis — Bon remis" in carte.dernier.text())
    assert (carte.champs.motif.ligne.text(), ici()) == ("", carte.champs.motif.ligne)


def test_another_day_and_another_way_are_chosen_by_keys(
    qtbot: QtBot, poste: Poste, le_bureau: Bureau, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    carte = synthese(ouvrir(poste)).passage
    carte.champs.jour.ligne.setFocus()
    carte.champs.jour.ligne.selectAll()
    taper(qtbot, "201126")
    qtbot.keyClick(ici(), Qt.Key.Key_Tab)
    qtbot.keyClick(ici(), Qt.Key.Key_T)
    qtbot.keyClick(ici(), Qt.Key.Key_Tab)
    taper(qtbot, "Conseil")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(suivi_de(le_bureau).passages))
    (passage,) = suivi_de(le_bureau).passages
    assert (passage.jour, passage.canal) == (date(2026, 11, 20), Canal.TELEPHONE)


def test_a_passage_without_a_motive_says_so_at_its_field(
    qtbot: QtBot, poste: Poste, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    carte = synthese(ouvrir(poste)).passage
    carte.prendre()

    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: carte.champs.motif.erreur == "À remplir.")


def test_a_passage_just_noted_is_taken_back(
    qtbot: QtBot, poste: Poste, le_bureau: Bureau, ouvrir: Callable[[Poste], EcranDossier], avis: AvisNotes
) -> None:
    carte = synthese(ouvrir(poste)).passage
    carte.prendre()
    taper(qtbot, "Erreur de dossier")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(avis.actions))

    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: suivi_de(le_bureau).passages == ())
    qtbot.waitUntil(lambda: carte.dernier.text().startswith("Aucun passage"))


def test_what_is_typed_of_a_passage_outlives_the_page(
    qtbot: QtBot, poste: Poste, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    premier = ouvrir(poste)
    synthese(premier).passage.prendre()
    taper(qtbot, "Loyer impa")
    synthese(premier).passage.saisie.liaison.pousser()
    premier.hide()

    carte = synthese(ouvrir(poste)).passage

    qtbot.waitUntil(lambda: carte.champs.motif.ligne.text() == "Loyer impa")


def test_a_passage_is_corrected_in_the_panel(qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau) -> None:
    onglet.passages.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    motif = volet_de(ecran_de(onglet)).sujet.formulaire.champs["motif"].controle
    motif.setFocus()
    qtbot.keyClick(motif, Qt.Key.Key_A, CTRL)
    taper(qtbot, "Facture de gaz")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: [p.motif for p in suivi_de(le_bureau).passages] == ["Facture de gaz"])
    qtbot.waitUntil(lambda: [p.motif for p in onglet.passages.table.modele.lignes] == ["Facture de gaz"])


def test_a_passage_is_taken_away_and_put_back(
    qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau, avis: AvisNotes
) -> None:
    onglet.passages.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: onglet.passages.table.modele.lignes == ())

    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: [p.motif for p in onglet.passages.table.modele.lignes] == ["Facture d’eau"])


def test_a_reminder_is_added_in_one_line_of_keys(qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau) -> None:
    onglet.rappels.champs.jour.ligne.setFocus()
    onglet.rappels.champs.jour.ligne.selectAll()
    taper(qtbot, "301126")
    qtbot.keyClick(ici(), Qt.Key.Key_Tab)
    taper(qtbot, "Envoyer attestation")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(suivi_de(le_bureau).rappels) == 3)
    dernier = suivi_de(le_bureau).rappels[-1]
    assert (dernier.jour, dernier.texte, dernier.agent_id) == (date(2026, 11, 30), "Envoyer attestation", None)


@pytest.mark.parametrize(
    ("touche", "jour"), [(Qt.Key.Key_J, AUJOURDHUI + timedelta(1)), (Qt.Key.Key_S, AUJOURDHUI + timedelta(7))]
)
def test_a_late_reminder_is_put_off_by_its_keys(
    qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau, touche: Qt.Key, jour: date
) -> None:
    onglet.rappels.table.setFocus()
    assert onglet.rappels.table.modele.lignes[0].delai == "dépassé de 3 jours"

    qtbot.keyClick(ici(), touche, ALT)

    qtbot.waitUntil(lambda: jour in [r.jour for r in suivi_de(le_bureau).rappels])


def test_a_reminder_is_put_off_to_a_date(qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau, avis: AvisNotes) -> None:
    onglet.rappels.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_D, ALT)
    taper(qtbot, "32/13/2026")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    assert avis.avis[-1].titre.startswith("Cette date n’existe pas")

    onglet.rappels.barre.date.clear()
    taper(qtbot, "151226")
    qtbot.keyClick(ici(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: date(2026, 12, 15) in [r.jour for r in suivi_de(le_bureau).rappels])


def test_a_reminder_is_done_then_undone(qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau, avis: AvisNotes) -> None:
    onglet.rappels.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: suivi_de(le_bureau).a_faire == 1)
    qtbot.waitUntil(lambda: onglet.rappels.table.modele.lignes[-1].delai == "fait le 23/11/2026")

    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: suivi_de(le_bureau).a_faire == 2)


def test_a_reminder_is_given_to_somebody_else_in_the_panel(
    qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau
) -> None:
    onglet.rappels.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    agent = volet_de(ecran_de(onglet)).sujet.formulaire.champs["agent"]
    agent.controle.setFocus()
    qtbot.keyClick(agent.controle, Qt.Key.Key_P)
    qtbot.keyClick(agent.controle, Qt.Key.Key_S, CTRL)

    qtbot.waitUntil(lambda: any("pour Paul DURAND" in ligne.mots for ligne in onglet.rappels.table.modele.lignes))


def test_a_reminder_is_taken_away_and_put_back(qtbot: QtBot, onglet: OngletSuivi, avis: AvisNotes) -> None:
    onglet.rappels.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(onglet.rappels.table.modele.lignes) == 1)

    avis.actions[-1].faire()

    qtbot.waitUntil(lambda: len(onglet.rappels.table.modele.lignes) == 2)


def test_the_panel_takes_a_reminder_away_too(qtbot: QtBot, onglet: OngletSuivi, le_bureau: Bureau) -> None:
    onglet.rappels.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    volet = volet_de(ecran_de(onglet))

    qtbot.mouseClick(volet.retrait, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(suivi_de(le_bureau).rappels) == 1)
    assert ecran_de(onglet).volet is None


def test_a_passage_at_the_ccas_is_attested_on_paper_a_call_is_not(
    qtbot: QtBot, avec_suivi: Bureau, installer: Callable[[], Poste], ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    venue = SaisiePassage(AUJOURDHUI, Canal.SPONTANE, "Dossier")
    noter_passage(avec_suivi.services, avec_suivi.auteur, avec_suivi.dossier.dossier.id, venue)
    onglet = ouvrir(installer()).montrer_onglet("suivi")
    assert isinstance(onglet, OngletSuivi)
    attester = onglet.passages.attester
    qtbot.waitUntil(attester.isEnabled)
    table = onglet.passages.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert not attester.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Up)

    qtbot.mouseClick(attester, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: onglet.impression.apercu is not None, timeout=20_000)
    assert onglet.impression.apercu is not None
    assert onglet.impression.apercu.windowTitle() == "Attestation de passage"
    onglet.impression.apercu.close()
