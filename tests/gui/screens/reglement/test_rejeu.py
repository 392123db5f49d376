"""Past requests replayed under a draft, from the window: progress, totals, export noted and without a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.decisions import decider
from ccas_desktop.application.redaction_aides.projet import copie_de
from ccas_desktop.application.redaction_aides.projets import creer_projet
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement import EcranEditeur, EcranReglement, EcranRejeu
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.domain.reglement.outils import demonstration
from tests.fakes.bureau import Bureau, bureau, projet, rouvrir
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.reglement.gestes import attendre_l_examen, cliquer, taper


@pytest.fixture
def ici(tmp_path: Path, jobs: Jobs) -> Iterator[tuple[Bureau, str]]:
    """Give an office with a request decided, and the key of a draft."""
    with bureau(tmp_path) as ouvert:
        demande = ouvert.deposer()
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
        table = copie_de(demonstration().aide("transport_solidaire"), nouvelle_aide=False)
        table["deliberation"] = {"numero": "9", "date": "2026-12-10", "article": "7", "effet": "2027-01-01"}
        cle = creer_projet(ouvert.services, ouvert.auteur, table, origine="transport_solidaire").cle
        rouvrir(ouvert, tmp_path)
        yield ouvert, cle
        jobs.fermer()


def test_the_requests_are_replayed_and_exported_without_a_name(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs, tmp_path: Path
) -> None:
    ouvert, cle = ici
    page = EcranRejeu(Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur), cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.lancer.isEnabled)

    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.table.modele.lignes) == 1 and not page.en_cours)

    assert page.bilan.text().startswith("1 demande rejouée. ")
    assert "Information manquante\u00a0: 1" in page.bilan.text()
    fichier = tmp_path / "rejeu.csv"
    page.ecrire(fichier)
    qtbot.waitUntil(fichier.exists)
    qtbot.waitUntil(lambda: "ROUX" not in fichier.read_text("utf-8-sig") and fichier.stat().st_size > 50)


def test_an_aid_opened_shows_its_sections_and_its_remarks_lead_to_their_fields(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs
) -> None:
    ouvert, cle = ici
    page = EcranEditeur(Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur), cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.examen is not None)
    assert page.panneau.liste.count() == 0

    for rang in range(page.sommaire.count()):
        page.sommaire.setCurrentRow(rang)
        assert page.forme is not None
        assert page.forme.isVisible()
    page.sommaire.setCurrentRow(2)
    cliquer(qtbot, page, "Ajouter une condition")
    qtbot.waitUntil(lambda: page.panneau.liste.count() > 0)
    page.sommaire.setCurrentRow(0)

    article = page.panneau.liste.item(0)
    qtbot.mouseClick(
        page.panneau.liste.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.panneau.liste.visualItemRect(article).center(),
    )

    assert page.sommaire.currentRow() == 2
    ici_meme = page.focusWidget()
    assert ici_meme is not None
    assert ici_meme.accessibleName().startswith("Article du règlement")


def test_a_replay_given_up_stops_and_keeps_what_it_has(qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs) -> None:
    ouvert, cle = ici
    page = EcranRejeu(Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur), cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.lancer.isEnabled)

    qtbot.mouseClick(page.lancer, Qt.MouseButton.LeftButton)
    assert page.arreter.isEnabled()
    assert page.barre.isVisible()
    qtbot.mouseClick(page.arreter, Qt.MouseButton.LeftButton)

    assert not page.arreter.isEnabled()
    assert not page.barre.isVisible()
    assert page.bilan.text().startswith("0 demande rejouée. ")
    # What was under way is dropped: the next replay is whole.
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.table.modele.lignes) == 1 and not page.en_cours)


def test_a_note_typed_is_kept_with_the_draft_and_shown_in_the_list(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs
) -> None:
    ouvert, cle = ici
    poste = Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur)
    page = EcranEditeur(poste, cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.examen is not None)

    taper(qtbot, page, "Note du CCAS", "A revoir en mars")
    attendre_l_examen(qtbot, page)
    page.hide()

    assert page.panneau.liste.count() == 0
    liste = EcranReglement(poste)
    qtbot.addWidget(liste)
    qtbot.waitUntil(lambda: liste.aides.note.texte == "• A revoir en mars")
