"""Duplicates are listed as they are found, set aside, compared and made one, then parted again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier, lire_dossier, modifier_note
from ccas_desktop.application.rapprochements.fusion import Fusion
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.doublons import EcranDoublons, EcranFusion
from ccas_desktop.gui.screens.doublons.choix import CARACTERES_PAR_LIGNE
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.gui.screens.dossier.conftest import AvisNotes

JEANNE = SaisieUsager(
    Identite("ROUX", ("Jeane",), date_naissance=DateNaissance(1987, 6, 27)), telephone="06 12 34 56 78"
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def avis() -> AvisNotes:
    return AvisNotes()


@pytest.fixture
def le_bureau(tmp_path: Path, jobs: Jobs) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert
        jobs.fermer()


@pytest.fixture
def second(le_bureau: Bureau) -> DossierComplet:
    return creer_dossier(le_bureau.services, le_bureau.auteur, JEANNE)


@pytest.fixture
def installer(le_bureau: Bureau, tmp_path: Path, jobs: Jobs, avis: AvisNotes) -> Callable[[], Poste]:
    def preparer() -> Poste:
        rouvrir(le_bureau, tmp_path)
        return Poste(le_bureau.services, jobs, avis, lambda: le_bureau.auteur)

    return preparer


def montrer(qtbot: QtBot, ecran: EcranDoublons | EcranFusion | EcranDossier) -> None:
    qtbot.addWidget(ecran)
    ecran.resize(1366, 640)
    with qtbot.waitActive(ecran):
        ecran.show()
        ecran.activateWindow()


def liste(qtbot: QtBot, poste: Poste, dossier_id: str = "", *, paires: int = 1) -> EcranDoublons:
    ecran = EcranDoublons(poste, dossier_id)
    montrer(qtbot, ecran)
    qtbot.waitUntil(lambda: ecran.arreter.isHidden() and len(ecran.table.modele.lignes) == paires)
    return ecran


def fusion(qtbot: QtBot, poste: Poste, garde: DossierComplet, autre: DossierComplet) -> EcranFusion:
    ecran = EcranFusion(poste, garde.dossier.id, autre.dossier.id)
    montrer(qtbot, ecran)
    qtbot.waitUntil(lambda: ecran.apercu is not None)
    return ecran


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("du_dossier", [False, True])
def test_a_pair_is_found_and_enter_compares_it(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet, du_dossier: bool
) -> None:
    ecran = liste(qtbot, installer(), second.dossier.id if du_dossier else "")
    assert ecran.compte.text() == "1 paire à regarder"
    ecran.table.setFocus()

    with qtbot.waitSignal(ecran.fusion_voulue) as voulue:
        qtbot.keyClick(ecran.table, Qt.Key.Key_Return)

    assert voulue.args is not None
    paire = voulue.args[0]
    assert (paire.premier.usager.dossier_id, paire.second.usager.dossier_id) == (
        le_bureau.dossier.dossier.id,
        second.dossier.id,
    )


@pytest.mark.usefixtures("second")
def test_a_pair_set_aside_with_the_keyboard_comes_back_when_undone(
    qtbot: QtBot, installer: Callable[[], Poste], avis: AvisNotes
) -> None:
    ecran = liste(qtbot, installer())
    ecran.table.setFocus()

    qtbot.keyClick(ecran.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not ecran.table.modele.lignes)
    assert not ecran.comparer.isEnabled()
    avis.actions[0].faire()

    qtbot.waitUntil(lambda: len(ecran.table.modele.lignes) == 1)


def test_no_duplicate_is_said(qtbot: QtBot, installer: Callable[[], Poste]) -> None:
    ecran = liste(qtbot, installer(), paires=0)

    assert ecran.compte.text() == "0 paire à regarder"


@pytest.mark.usefixtures("second")
def test_the_search_is_stopped_and_what_was_found_stays(qtbot: QtBot, installer: Callable[[], Poste]) -> None:
    ecran = EcranDoublons(installer())
    qtbot.addWidget(ecran)

    ecran.recherche.arreter()

    assert ecran.arreter.isHidden()


def test_any_dossier_is_chosen_by_its_name_with_the_keyboard(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau
) -> None:
    etranger = creer_dossier(le_bureau.services, le_bureau.auteur, SaisieUsager(Identite("KONE", ("Awa",))))
    ecran = liste(qtbot, installer(), le_bureau.dossier.dossier.id, paires=0)
    ecran.choix.ligne.setFocus()
    qtbot.keyClicks(ecran.choix.ligne, "kone")
    qtbot.waitUntil(ecran.choix.liste.isVisible)

    with qtbot.waitSignal(ecran.reunion_voulue) as voulue:
        qtbot.keyClick(ecran.choix.ligne, Qt.Key.Key_Return)

    assert voulue.args == [le_bureau.dossier.dossier.id, etranger.dossier.id]
    assert ecran.choix.ligne.text().startswith(f"{etranger.dossier.numero} KONE Awa")


def test_the_page_of_all_the_duplicates_has_no_dossier_to_make_one_with(
    qtbot: QtBot, installer: Callable[[], Poste]
) -> None:
    assert not liste(qtbot, installer(), paires=0).choix.isVisible()


def test_two_persons_whom_nothing_likens_are_said_to_be_one(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau
) -> None:
    etranger = creer_dossier(le_bureau.services, le_bureau.auteur, SaisieUsager(Identite("KONE", ("Awa",))))
    ecran = fusion(qtbot, installer(), le_bureau.dossier, etranger)
    assert "Rien ne dit que ces deux dossiers" in ecran.bilan.text()
    ecran.meme.setFocus()
    qtbot.keyClick(ecran.meme, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "déjà dans le dossier gardé" in ecran.bilan.text())
    assert (etranger.demandeur.id, "nom_famille") in ecran.choix.boutons
    qtbot.keyClick(ecran.meme, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "rejoint le foyer" in ecran.bilan.text())


def test_two_dossiers_are_made_one_with_the_fields_chosen(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet
) -> None:
    ecran = fusion(qtbot, installer(), le_bureau.dossier, second)
    garde, autre = ecran.choix.boutons[(second.demandeur.id, "prenoms")]
    assert garde.isChecked()
    assert ecran.choix.boutons[(second.demandeur.id, "telephone")][1].isChecked()
    garde.setFocus()
    qtbot.keyClick(garde, Qt.Key.Key_Right)
    assert autre.isChecked()

    with qtbot.waitSignal(ecran.fusionnes) as fusionnes:
        qtbot.keyClick(QApplication.focusWidget() or ecran, Qt.Key.Key_S, CTRL)

    assert fusionnes.args is not None
    faite = fusionnes.args[0]
    assert isinstance(faite, Fusion)
    assert faite.phrase == "Le dossier 2026-0002 est réuni au dossier 2026-0001."
    demandeur = lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).demandeur
    assert (demandeur.identite.prenoms, demandeur.telephone) == (("Jeane",), "06 12 34 56 78")


def test_the_other_dossier_may_be_the_one_kept(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet
) -> None:
    ecran = fusion(qtbot, installer(), le_bureau.dossier, second)

    qtbot.mouseClick(ecran.inverser, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: ecran.apercu is not None and ecran.apercu.garde.dossier.numero == "2026-0002")


def test_a_change_since_the_preview_shows_it_again(
    qtbot: QtBot,
    installer: Callable[[], Poste],
    le_bureau: Bureau,
    second: DossierComplet,
    avis: AvisNotes,
    jobs: Jobs,
) -> None:
    poste = installer()
    ecran = fusion(qtbot, poste, le_bureau.dossier, second)
    faits: list[object] = []
    jobs.ecrire(
        lambda: modifier_note(le_bureau.services, le_bureau.auteur, second.dossier, "rappeler"), then=faits.append
    )
    qtbot.waitUntil(lambda: bool(faits))

    qtbot.mouseClick(ecran.reunir, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: ("dossier", "note") in ecran.choix.boutons)
    assert avis.avis[-1].titre == "Le dossier a été modifié entre-temps."


def test_the_page_of_a_dossier_that_was_merged_leads_to_the_one_kept(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet
) -> None:
    poste = installer()
    ecran = fusion(qtbot, poste, le_bureau.dossier, second)
    with qtbot.waitSignal(ecran.fusionnes):
        qtbot.mouseClick(ecran.reunir, Qt.MouseButton.LeftButton)

    ancien = EcranDossier(poste, second.dossier.id)
    qtbot.addWidget(ancien)
    with qtbot.waitSignal(ancien.dossier_voulu) as voulu:
        ancien.show()

    assert voulu.args == [le_bureau.dossier.dossier.id]


def test_a_merge_is_undone_from_the_notice_or_the_history(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet, jobs: Jobs
) -> None:
    ecran = fusion(qtbot, installer(), le_bureau.dossier, second)
    with qtbot.waitSignal(ecran.fusionnes) as fusionnes:
        qtbot.mouseClick(ecran.reunir, Qt.MouseButton.LeftButton)
    assert fusionnes.args is not None
    lot = fusionnes.args[0].lot
    faits: list[object] = []

    jobs.ecrire(lambda: annuler_lot(le_bureau.services, le_bureau.auteur, lot), then=faits.append)

    qtbot.waitUntil(lambda: bool(faits))
    assert lire_dossier(le_bureau.base, second.dossier.id).demandeur.identite.prenom == "Jeane"


def test_a_long_value_is_cut_in_lines_and_not_at_the_edge(
    qtbot: QtBot, installer: Callable[[], Poste], le_bureau: Bureau, second: DossierComplet
) -> None:
    longue = "Se présente le jeudi, avec sa fille, qui lit et classe ses papiers pour elle & la rappelle."
    modifier_note(le_bureau.services, le_bureau.auteur, second.dossier, longue)

    ecran = fusion(qtbot, installer(), le_bureau.dossier, second)
    _, autre = ecran.choix.boutons[("dossier", "note")]

    assert autre.text().replace("\n", " ") == longue.replace("&", "&&")
    # Its « & » is doubled: a button takes one for a mnemonic.
    assert max(len(ligne) for ligne in autre.text().split("\n")) <= CARACTERES_PAR_LIGNE + 1
    assert autre.width() >= autre.sizeHint().width()
