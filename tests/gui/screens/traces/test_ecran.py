"""Every call is found, exported, printed; what is too old goes when asked, and only then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.gui.screens.traces import EcranTraces
from tests.fakes.bureau import IDENTITE
from tests.gui.screens.traces.conftest import Guichet

Ouvrir = Callable[..., EcranTraces]
TROP_VIEUX = timedelta(days=4 * 365)


def cellules(ecran: EcranTraces) -> list[list[str]]:
    modele = ecran.table.modele
    return [
        [str(modele.index(rang, colonne).data()) for colonne in range(modele.columnCount())]
        for rang in range(modele.rowCount())
    ]


def taper(qtbot: QtBot, ecran: EcranTraces, champ: QLineEdit, texte: str) -> None:
    avant = ecran.compte.text()
    champ.setFocus()
    champ.selectAll()
    qtbot.keyClicks(champ, texte)
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ecran.compte.text() != avant)


def cliquer(qtbot: QtBot, bouton: QAbstractButton) -> None:
    qtbot.waitUntil(bouton.isVisible)
    assert bouton.isEnabled()
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def choisir_le_fichier(qtbot: QtBot, ecran: QWidget, chemin: Path) -> None:
    qtbot.waitUntil(lambda: ecran.findChild(QFileDialog) is not None)
    dialogue = ecran.findChild(QFileDialog)
    assert dialogue is not None
    dialogue.setDirectory(str(chemin.parent))
    dialogue.selectFile(chemin.name)
    dialogue.accept()


def test_each_call_is_told_latest_first(guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    guichet.tracer(timedelta(days=3))

    ecran = ouvrir()

    lignes = cellules(ecran)
    assert ecran.compte.text().split() == ["3", "appels"]
    assert {ligne[2] for ligne in lignes[:2]} == {"Quotient familial", "Revenu de solidarité active (RSA)"}
    assert lignes[2][3:5] == ["hors demande", "appel de support, hors demande. vérification du jeton"]
    assert ["Pas de dossier à cette caisse", "404 35003"] in [ligne[5:7] for ligne in lignes]


def test_no_value_nor_identity_is_shown(guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()

    # The last column is the digest of the identity: any figure may be in it.
    lignes = [ligne[:-1] for ligne in cellules(ouvrir())]

    assert lignes
    assert IDENTITE.nom_famille not in str(lignes)
    assert "450" not in str(lignes)


def test_what_is_typed_narrows_the_list(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    guichet.tracer(timedelta(days=3))
    ecran = ouvrir()

    taper(qtbot, ecran, ecran.recherche.ligne, "durand rsa")

    assert ecran.compte.text().replace("\u00a0", " ") == "1 appel sur 3"
    assert cellules(ecran)[0][1] == "Paul Durand"


def test_a_period_narrows_the_list(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    guichet.tracer(timedelta(days=40), timedelta(days=50))
    ecran = ouvrir()
    jour = guichet.bureau.services.horloge.aujourdhui() - timedelta(days=45)

    taper(qtbot, ecran, ecran.au.ligne, f"{jour:%d%m%Y}")

    assert ecran.compte.text().replace("\u00a0", " ") == "1 appel sur 4"


def test_a_date_that_cannot_be_is_said_at_its_field(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.tracer(timedelta(days=1))
    ecran = ouvrir()

    ecran.du.ligne.setFocus()
    qtbot.keyClicks(ecran.du.ligne, "31022026")
    qtbot.keyClick(ecran.du.ligne, Qt.Key.Key_Return)

    assert "n’existe pas" in ecran.du.erreur
    assert len(cellules(ecran)) == 1


def test_a_row_opens_its_demande(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    ecran = ouvrir()
    ecran.table.selectRow(0)

    with qtbot.waitSignal(ecran.demande_voulue) as voulue:
        qtbot.keyClick(ecran.table, Qt.Key.Key_Return)

    assert voulue.args == [guichet.demande_id]


def test_the_row_chosen_is_told_in_full(guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    ecran = ouvrir("quotient")

    ecran.table.selectRow(0)

    assert "CRPA L114-8 ; délibération 2025-08, article 7" in ecran.detail.text()
    assert "requête req-1" in ecran.detail.text()


def test_a_call_of_the_support_opens_nothing(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.tracer(timedelta(days=1))
    ecran = ouvrir()
    ecran.table.selectRow(0)

    with qtbot.assertNotEmitted(ecran.demande_voulue):
        qtbot.keyClick(ecran.table, Qt.Key.Key_Return)


def test_what_is_shown_is_exported(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir, tmp_path: Path) -> None:
    guichet.appeler()
    guichet.tracer(timedelta(days=3), agent="=cmd")
    ecran = ouvrir()

    cliquer(qtbot, ecran.exporter)
    choisir_le_fichier(qtbot, ecran, tmp_path / "sortie.csv")
    qtbot.waitUntil(lambda: bool(guichet.avis.succes_dits))

    lignes = (tmp_path / "sortie.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert len(lignes) == 4
    assert '"\'=cmd"' in lignes[3]


def test_what_is_shown_is_printed(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.appeler()
    ecran = ouvrir()

    qtbot.keyClick(ecran, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ecran.apercu is not None, timeout=15_000)

    apercu = ecran.apercu
    assert apercu is not None
    assert (apercu.isVisible(), apercu.document.pageCount()) == (True, 1)
    with qtbot.waitSignal(apercu.finished):
        qtbot.keyClick(apercu, Qt.Key.Key_Escape)
    assert ecran.imprimer.isEnabled()


def test_nothing_is_offered_while_nothing_is_too_old(guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.tracer(timedelta(days=1000))

    assert not ouvrir().purge.isVisible()


def test_what_is_too_old_goes_once_confirmed(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.tracer(TROP_VIEUX, TROP_VIEUX, timedelta(days=1))
    ecran = ouvrir()

    cliquer(qtbot, ecran.purge.bouton)
    assert len(cellules(ecran)) == 3
    cliquer(qtbot, ecran.confirmation.oui)
    qtbot.waitUntil(lambda: len(cellules(ecran)) == 1)

    assert "2" in guichet.avis.succes_dits[0]
    assert not ecran.purge.isVisible()
    assert f"{guichet.bureau.horloge.aujourdhui():%d/%m/%Y}" in ecran.derniere.text()


def test_who_says_no_keeps_all_and_is_asked_again(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir) -> None:
    guichet.tracer(TROP_VIEUX)
    ecran = ouvrir()

    cliquer(qtbot, ecran.purge.bouton)
    cliquer(qtbot, ecran.confirmation.non)

    assert len(cellules(ecran)) == 1
    assert ecran.purge.isVisible()


def test_an_empty_register_says_so(ouvrir: Ouvrir) -> None:
    ecran = ouvrir()

    assert ecran.table.vide is not None
    assert ecran.table.vide.isVisible()
    assert not ecran.exporter.isEnabled()


@pytest.mark.parametrize("taille", [(1366, 600), (1280, 560)])
def test_nothing_scrolls_sideways(qtbot: QtBot, guichet: Guichet, ouvrir: Ouvrir, taille: tuple[int, int]) -> None:
    guichet.appeler()
    guichet.tracer(TROP_VIEUX)
    ecran = ouvrir()

    ecran.resize(*taille)
    qtbot.waitUntil(lambda: ecran.size().toTuple() == taille)

    assert ecran.table.horizontalScrollBar().maximum() == 0
