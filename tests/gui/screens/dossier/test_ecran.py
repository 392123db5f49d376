"""The page of a dossier shows its people, its requests and its budget, and edits them with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.application.brouillons import reprendre
from ccas_desktop.application.dossiers.verbes import (
    SaisieUsager,
    ajouter_membre,
    modifier_adresse,
)
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import DEMIE, Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.dossier.gestes import enregistre, historique, ici, suivant, synthese, taper, volet_de

Ouvrir = Callable[[Poste], EcranDossier]
LEO = SaisieUsager(Identite("ROUX", ("Léo",), date_naissance=DateNaissance(2016, 9, 3)), Lien.ENFANT)


def test_says_whose_dossier_it_is(poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)

    mots = " ".join(etiquette.text() for etiquette in ecran.entete.findChildren(QLabel))

    assert "2026-0001" in mots
    assert "ROUX Jeanne" in mots
    assert "39 ans · Flers" in mots.replace("\u00a0", " ")


def test_foyer_and_requests_are_seen_at_once(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    tables = (synthese(ecran).foyer.table, synthese(ecran).demandes.table)

    qtbot.waitUntil(lambda: all(t.visibleRegion().boundingRect().height() == t.height() for t in tables))


def test_control_d_asks_for_a_new_request_from_anywhere(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    synthese(ecran).foyer.table.setFocus()

    with qtbot.waitSignal(ecran.nouvelle_demande_voulue) as voulue:
        qtbot.keyClick(ici(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert voulue.args == [le_bureau.dossier.dossier.id]


def test_enter_opens_the_latest_request(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    le_bureau.deposer()
    derniere = le_bureau.deposer("aide_alimentaire")
    ecran = ouvrir(installer())
    ecran.setFocus()

    with qtbot.waitSignal(ecran.demande_voulue) as voulue:
        qtbot.keyClick(ici(), Qt.Key.Key_Return)

    assert voulue.args == [derniere.id]


def test_a_request_says_its_aid_and_state(installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    le_bureau.deposer()
    ecran = ouvrir(installer())

    modele = synthese(ecran).demandes.table.modele

    assert [modele.index(0, colonne).data() for colonne in range(3)] == [
        "Transport solidaire",
        "23/11/2026",
        "En instruction",
    ]


def test_a_member_is_added_with_the_keyboard(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(synthese(ecran).foyer.ajouter_membre, Qt.MouseButton.LeftButton)
    taper(qtbot, "Enf")
    suivant(qtbot)
    taper(qtbot, "Roux")
    suivant(qtbot)
    suivant(qtbot)
    taper(qtbot, "Lina,")
    suivant(qtbot)
    taper(qtbot, "03/09/2016")

    complet = enregistre(qtbot, ecran)

    lina = complet.usagers[1]
    assert (lina.lien, lina.identite.nom_affiche) == (Lien.ENFANT, "Roux Lina")
    assert lina.identite.date_naissance == DateNaissance(2016, 9, 3)
    assert ici() is synthese(ecran).foyer.ajouter_membre


def test_shared_custody_counts_for_half(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, LEO)
    ecran = ouvrir(installer())
    synthese(ecran).foyer.table.selectRow(1)
    synthese(ecran).foyer.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Return)
    parts = volet_de(ecran).sujet.formulaire.champs["presence"].controle.findChildren(QPushButton)
    qtbot.mouseClick(next(b for b in parts if b.text() == "Garde alternée"), Qt.MouseButton.LeftButton)

    complet = enregistre(qtbot, ecran)

    assert complet.usagers[1].presence == DEMIE
    assert "Personnes 1,5" in synthese(ecran).foyer.chiffres.accessibleName()


def test_a_missing_birth_date_is_said_never_guessed(
    installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    sans_date = replace(LEO, identite=replace(LEO.identite, date_naissance=None))
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, sans_date)

    ecran = ouvrir(installer())

    assert "Parts CAF inconnu" in synthese(ecran).foyer.chiffres.accessibleName()
    assert synthese(ecran).foyer.manques.text() == "Inconnu\u00a0: date de naissance manquante ou incomplète (Léo)."


def test_a_member_removed_comes_back(
    qtbot: QtBot, installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau, avis: AvisNotes
) -> None:
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, LEO)
    ecran = ouvrir(installer())
    synthese(ecran).foyer.table.selectRow(1)
    synthese(ecran).foyer.table.setFocus()
    qtbot.keyClick(ici(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(synthese(ecran).foyer.table.modele.lignes) == 1)
    assert avis.avis[0].titre == "ROUX Léo n’est plus dans le foyer."

    avis.actions[0].faire()

    qtbot.waitUntil(lambda: len(synthese(ecran).foyer.table.modele.lignes) == 2)
    assert synthese(ecran).foyer.table.modele.lignes[1].usager.identite == LEO.identite


def test_the_demandeur_is_not_removed(poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)

    assert not synthese(ecran).foyer.retirer.isEnabled()


def test_escape_closes_the_panel_and_keeps_what_is_typed(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)
    taper(qtbot, "Appeler le matin")

    qtbot.keyClick(ici(), Qt.Key.Key_Escape)

    assert ecran.volet is None
    assert ici() is ecran.epingler
    cle = f"note/{le_bureau.dossier.dossier.id}"
    qtbot.waitUntil(lambda: reprendre(poste.services, cle) is not None)
    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: volet_de(ecran).bandeau.isVisible())
    assert volet_de(ecran).sujet.formulaire.champs["note"].brouillon() == "Appeler le matin"


def test_the_note_is_saved_and_its_draft_forgotten(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)
    taper(qtbot, "Appeler le matin")

    complet = enregistre(qtbot, ecran)

    assert complet.dossier.note == "Appeler le matin"
    assert synthese(ecran).note.texte.text() == "Appeler le matin"
    assert reprendre(poste.services, f"note/{complet.dossier.id}") is None


def test_a_note_is_never_read_as_markup(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)
    taper(qtbot, "<b>gras</b>")

    enregistre(qtbot, ecran)

    assert synthese(ecran).note.texte.textFormat() is Qt.TextFormat.PlainText


def test_another_save_between_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, poste: Poste, ouvrir: Ouvrir, avis: AvisNotes, le_bureau: Bureau
) -> None:
    ecran = ouvrir(poste)
    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)
    taper(qtbot, "La mienne")
    lu = le_bureau.dossier.dossier
    faits: list[object] = []
    poste.jobs.ecrire(
        lambda: modifier_adresse(poste.services, le_bureau.auteur, lu, Adresse(commune="Ailleurs")), then=faits.append
    )
    qtbot.waitUntil(lambda: bool(faits))

    qtbot.keyClick(ici(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: volet_de(ecran).bandeau.isVisible())
    assert "modifié entre-temps" in volet_de(ecran).bandeau.accessibleName()
    qtbot.waitUntil(lambda: "AILLEURS" in synthese(ecran).adresse.texte.text())
    complet = enregistre(qtbot, ecran)
    assert (complet.dossier.note, complet.dossier.adresse.commune) == ("La mienne", "Ailleurs")


def test_the_history_is_read_on_demand(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    ecran.setFocus()

    qtbot.keyClick(ici(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    table = historique(ecran).table
    qtbot.waitUntil(lambda: len(table.modele.lignes) > 0)
    lignes = table.modele.lignes
    assert [ligne.texte for ligne in lignes] == ["Dossier 2026-0001\u00a0: ajout et 1 autre"]
    assert {ligne.auteur for ligne in lignes} == {"Nadia BENALI"}


def test_a_dossier_that_is_no_more_leads_back(qtbot: QtBot, poste: Poste) -> None:
    ecran = EcranDossier(poste, "0198f000-0000-7000-8000-00000000dead")
    qtbot.addWidget(ecran)
    with qtbot.waitActive(ecran):
        ecran.show()
        ecran.activateWindow()
    qtbot.waitUntil(ecran.absent.isVisible)

    with qtbot.waitSignal(ecran.accueil_voulu):
        qtbot.keyClick(ici(), Qt.Key.Key_Space)


def test_a_narrow_page_has_one_column_and_the_panel_takes_it(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    ecran.resize(900, 640)
    qtbot.waitUntil(lambda: synthese(ecran).demandes.x() == synthese(ecran).foyer.x())

    qtbot.mouseClick(ecran.epingler, Qt.MouseButton.LeftButton)

    assert volet_de(ecran).isVisible()
    assert not synthese(ecran).foyer.isVisible()
    volet_de(ecran).fermer()
    assert synthese(ecran).foyer.isVisible()


def test_who_left_is_said_to_have_left(installer: Callable[[], Poste], ouvrir: Ouvrir, le_bureau: Bureau) -> None:
    parti = replace(LEO, arrivee=date(2020, 1, 1), depart=date(2026, 4, 3))
    ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, parti)

    ecran = ouvrir(installer())

    assert synthese(ecran).foyer.table.modele.index(1, 3).data() == "parti·e\nle 03/04/2026"


def test_the_dossier_is_laid_out_on_paper_from_any_tab(qtbot: QtBot, poste: Poste, ouvrir: Ouvrir) -> None:
    ecran = ouvrir(poste)
    ecran.montrer_onglet("budget")

    qtbot.keyClick(ici(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: ecran.impression.apercu is not None, timeout=20_000)
    assert ecran.impression.apercu is not None
    assert ecran.impression.apercu.windowTitle() == "Fiche du dossier"
    ecran.impression.apercu.close()
