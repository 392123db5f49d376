"""The avis d’imposition on the page of a request: the number typed, the reply retained, the paper read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccas_desktop.domain.certifie.impot import ReponseFiscale
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.bloc_impot import BlocImpot
from tests.application.donnees.test_impots import AIDE, preparer, tout_le_contenu
from tests.fakes.bureau import Bureau
from tests.fakes.impot import CHIFFRES, certifiee, introuvable, panne
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import cliquer, lisible, taper

Travail = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


@pytest.fixture
def ouvrir_bloc(poste_de_travail: Travail, ouvrir: Ouvrir, qtbot: QtBot) -> Callable[..., BlocImpot]:
    """Open the page of a request whose aid lists the avis."""
    bureau, poste, _ = poste_de_travail
    preparer(bureau)

    def ouvrir_page(**champs: object) -> BlocImpot:
        demande = bureau.deposer(AIDE, **champs)  # type: ignore[arg-type]
        ecran = ouvrir(poste(), demande.id)
        bloc = ecran.donnees.impot
        qtbot.waitUntil(bloc.isVisible)
        return bloc

    return ouvrir_page


def demander(bloc: BlocImpot, qtbot: QtBot, chiffres: str = CHIFFRES) -> None:
    taper(bloc.spi.ligne, chiffres)
    QTest.keyClick(bloc.spi.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bloc._appels.en_cours(bloc._demande_id) and bloc.demander.isVisible())


def textes(bloc: BlocImpot) -> str:
    return lisible(" ".join((bloc._retenus.text(), bloc._certifies.text(), bloc._message.text())))


def test_the_reply_is_shown_then_retained(
    ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail, qtbot: QtBot
) -> None:
    bloc = ouvrir_bloc()

    demander(bloc, qtbot)
    qtbot.waitUntil(bloc.retenir.isVisible)
    assert "Certifié : revenu fiscal de référence 18 750 €, parts : 2,5" in textes(bloc)
    cliquer(bloc.retenir)

    qtbot.waitUntil(lambda: bloc._retenus.isVisible() and not bloc.retenir.isVisible())
    assert "Retenu : revenu fiscal de référence 18 750 €, parts : 2,5" in textes(bloc)
    assert bloc._provenance_retenus.accessibleName() == "certifié DGFIP · revenus de 2025"


def test_the_field_is_empty_once_the_number_is_taken(ouvrir_bloc: Callable[..., BlocImpot], qtbot: QtBot) -> None:
    bloc = ouvrir_bloc()

    demander(bloc, qtbot)

    assert bloc.spi.ligne.text() == ""
    bloc.spi.ligne.undo()
    assert bloc.spi.ligne.text() == ""


def test_without_network_the_line_waits_then_leads_to_the_number_to_type_again(
    ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail, qtbot: QtBot
) -> None:
    bureau, _, _ = poste_de_travail
    bureau.impot.reponse = panne()
    bloc = ouvrir_bloc()
    demander(bloc, qtbot)
    ecran = bloc.window()
    assert isinstance(ecran, EcranDemande)
    reseau = ecran.donnees.reseau
    qtbot.waitUntil(reseau.isVisible)
    assert bloc._etat.accessibleName().endswith("Attend le réseau")
    assert "retapez le numéro fiscal" in textes(bloc)
    assert CHIFFRES not in tout_le_contenu(bureau)

    bureau.impot.reponse = certifiee()
    QTest.keyClick(reseau.bouton, Qt.Key.Key_Space)

    # Nothing leaves by itself: the field takes the focus, empty, and the number is typed again.
    qtbot.waitUntil(bloc.spi.ligne.hasFocus)
    assert (bloc.spi.ligne.text(), bureau.impot.demandes) == ("", [CHIFFRES])
    demander(bloc, qtbot)
    qtbot.waitUntil(bloc.retenir.isVisible)
    qtbot.waitUntil(lambda: not reseau.isVisible())
    assert CHIFFRES not in tout_le_contenu(bureau)


def test_nothing_is_copied_out_of_the_field(ouvrir_bloc: Callable[..., BlocImpot]) -> None:
    bloc = ouvrir_bloc()
    QGuiApplication.clipboard().setText("avant")

    taper(bloc.spi.ligne, CHIFFRES)
    QTest.keyClick(bloc.spi.ligne, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for touche in (Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(bloc.spi.ligne, touche, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "avant"
    assert bloc.spi.brouillon() == ""


def test_a_number_that_cannot_be_one_stays_to_be_corrected(
    ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail
) -> None:
    bloc = ouvrir_bloc()

    taper(bloc.spi.ligne, "123")
    cliquer(bloc.demander)

    assert bloc.spi.ligne.text() == "123"
    assert poste_de_travail[0].impot.demandes == []


@pytest.mark.parametrize("differente", [True, None])
def test_another_identity_is_compared_before_anything_is_retained(
    ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail, qtbot: QtBot, differente: bool | None
) -> None:
    poste_de_travail[0].impot.reponse = certifiee(differente=differente)
    bloc = ouvrir_bloc()

    demander(bloc, qtbot)
    qtbot.waitUntil(bloc.compare.isVisible)

    assert not bloc.retenir.isEnabled()
    bloc.compare.setFocus()
    QTest.keyClick(bloc.compare, Qt.Key.Key_Space)
    assert bloc.retenir.isEnabled()


def test_an_unknown_number_says_what_to_do(
    ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail, qtbot: QtBot
) -> None:
    poste_de_travail[0].impot.reponse = introuvable()
    bloc = ouvrir_bloc()

    demander(bloc, qtbot)

    qtbot.waitUntil(lambda: "Non trouvé par la DGFIP" in textes(bloc))
    assert not bloc.retenir.isVisible()


def test_no_field_for_the_number_when_papers_are_preferred_or_nothing_was_said(
    ouvrir_bloc: Callable[..., BlocImpot],
) -> None:
    bloc = ouvrir_bloc(informee=False)

    assert not bloc.spi.isVisible()
    assert "Remettez d’abord l’information" in textes(bloc)
    assert bloc.saisir.isVisible()


def test_the_paper_is_typed(ouvrir_bloc: Callable[..., BlocImpot], poste_de_travail: Travail, qtbot: QtBot) -> None:
    bloc = ouvrir_bloc()
    cliquer(bloc.saisir)
    saisie = bloc._saisie
    assert saisie is not None
    qtbot.waitUntil(saisie.enregistrer.isVisible)
    assert saisie.annee.valeur() == 2025
    taper(saisie.revenu.ligne, "12000")
    taper(saisie.parts.ligne, "1,5")
    taper(saisie.reference.ligne, CHIFFRES)
    cliquer(saisie.enregistrer)
    qtbot.waitUntil(lambda: saisie.reference.ligne.isVisible() and not saisie.saisie._en_cours)
    qtbot.waitUntil(lambda: "numéro fiscal" in saisie.reference.erreur)

    taper(saisie.reference.ligne, "2614A12345")
    QTest.keyClick(saisie.reference.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(bloc._retenus.isVisible)
    assert "12 000 €, parts : 1,5" in textes(bloc)
    assert "référence 2614A12345" in bloc._provenance_retenus.accessibleName()


@pytest.mark.parametrize("reponse", [certifiee(), panne()])
def test_the_number_is_nowhere_after_a_call_or_a_failure(
    ouvrir_bloc: Callable[..., BlocImpot],
    poste_de_travail: Travail,
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    reponse: ReponseFiscale,
) -> None:
    bureau, _, avis = poste_de_travail
    bureau.impot.reponse = reponse
    bloc = ouvrir_bloc()

    demander(bloc, qtbot)
    cliquer(bloc.saisir)
    assert bloc._saisie is not None
    qtbot.waitUntil(bloc._saisie.revenu.ligne.isVisible)
    taper(bloc._saisie.revenu.ligne, "777,13")
    taper(bloc._saisie.reference.ligne, CHIFFRES)
    bloc._saisie.saisie.liaison.pousser()
    qtbot.waitUntil(lambda: "777,13" in tout_le_contenu(bureau))

    assert bureau.impot.demandes == [CHIFFRES]
    assert CHIFFRES not in tout_le_contenu(bureau) + caplog.text + str(avis.avis) + textes(bloc)
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and CHIFFRES.encode() in f.read_bytes()]
