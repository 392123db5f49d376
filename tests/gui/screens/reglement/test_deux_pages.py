"""The same draft open in two windows: the second to type is told, sees both, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.page import lire_page
from ccas_desktop.application.redaction_aides.projet import Projet, copie_de
from ccas_desktop.application.redaction_aides.projets import PRINCIPAL, abandonner_projet, creer_projet, lire_projets
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement import EcranCommun, EcranEditeur
from ccas_desktop.gui.screens.reglement.cadre_redaction import DISPARU
from ccas_desktop.gui.screens.reglement.garde_projet import GardeProjet
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.domain.reglement.outils import demonstration
from tests.fakes.bureau import Bureau, bureau, rouvrir
from tests.gui.screens.dossier.conftest import AvisNotes
from tests.gui.screens.reglement.gestes import attendre_l_examen, taper

AUTRE = Auteur("Léa MARTIN")


@pytest.fixture
def ici(tmp_path: Path, jobs: Jobs) -> Iterator[tuple[Bureau, str]]:
    with bureau(tmp_path) as ouvert:
        table = copie_de(demonstration().aide("transport_solidaire"), nouvelle_aide=False)
        cle = creer_projet(ouvert.services, ouvert.auteur, table, origine="transport_solidaire").cle
        rouvrir(ouvert, tmp_path)
        yield ouvert, cle
        jobs.fermer()


def _page(qtbot: QtBot, poste: Poste, cle: str) -> EcranEditeur:
    page = EcranEditeur(poste, cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    attendre_l_examen(qtbot, page)
    return page


def _nommer(qtbot: QtBot, page: EcranEditeur, nom: str) -> None:
    page.activateWindow()
    taper(qtbot, page, "Nom de l", nom)
    attendre_l_examen(qtbot, page)
    page.garder()


def _noms(qtbot: QtBot, poste: Poste) -> list[str]:
    """Read the drafts behind the writes already asked for."""
    lus: list[list[str]] = []
    poste.jobs.ecrire(lambda: sorted(p.libelle for p in lire_projets(poste.services)), then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))
    return lus[0]


def test_the_second_page_is_told_shows_both_and_opens_the_other(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs
) -> None:
    ouvert, cle = ici
    poste = Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur)
    premiere = _page(qtbot, poste, cle)
    seconde = _page(qtbot, Poste(ouvert.services, jobs, AvisNotes(), lambda: AUTRE), cle)
    _nommer(qtbot, seconde, "Navette")
    assert _noms(qtbot, poste) == ["Navette"]

    _nommer(qtbot, premiere, "Covoiturage")
    qtbot.waitUntil(premiere.conflit.isVisible)

    assert premiere.conflit.phrase.text().startswith("Léa MARTIN a changé ce projet")
    assert "Covoiturage" in premiere.conflit.ecarts.text()
    assert "Navette" in premiere.conflit.ecarts.text()
    assert not seconde.conflit.isVisible()
    assert _noms(qtbot, poste) == ["Covoiturage", "Navette"]

    voulues: list[str] = []
    premiere.projet_voulu.connect(voulues.append)
    qtbot.mouseClick(premiere.conflit.ouvrir, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(premiere.conflit.compris, Qt.MouseButton.LeftButton)
    assert voulues == [cle]
    assert not premiere.conflit.isVisible()

    # What is typed next goes on beside the other.
    _nommer(qtbot, premiere, "Covoiturage solidaire")
    assert _noms(qtbot, poste) == ["Covoiturage solidaire", "Navette"]
    rejeux: list[str] = []
    premiere.rejeu_voulu.connect(rejeux.append)
    qtbot.mouseClick(premiere.rejouer, Qt.MouseButton.LeftButton)
    assert rejeux
    assert rejeux != [cle]


def test_a_draft_given_up_elsewhere_while_one_types_is_kept(qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs) -> None:
    ouvert, cle = ici
    avis = AvisNotes()
    poste = Poste(ouvert.services, jobs, avis, lambda: ouvert.auteur)
    page = _page(qtbot, poste, cle)
    poste.jobs.ecrire(lambda: abandonner_projet(ouvert.services, AUTRE, cle))

    _nommer(qtbot, page, "Covoiturage")

    assert _noms(qtbot, poste) == ["Covoiturage"]
    qtbot.waitUntil(lambda: DISPARU in avis.succes_dits)


def test_an_outcome_that_comes_late_undoes_nothing_confirmed_since(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs
) -> None:
    ouvert, cle = ici
    poste = Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur)
    garde = GardeProjet(poste, poste.jobs)
    lus: list[Projet] = []
    poste.jobs.ecrire(lambda: lire_projets(ouvert.services)[0], then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))
    garde.ouvrir(replace(lus[0], chiffres=(("montant.montant", "40"),)))

    garde.noter()
    garde.garder()
    garde.confirmer_les_chiffres()
    lus.clear()
    poste.jobs.ecrire(lambda: lire_projets(ouvert.services)[0], then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))

    assert lus[0].chiffres == (("montant.montant", "40"),)
    projet = garde.projet
    assert projet is not None
    assert (projet.chiffres, projet.revision, projet.cle) == ((), lus[0].revision, cle)


def _commun(qtbot: QtBot, poste: Poste, cle: str = "") -> EcranCommun:
    page = EcranCommun(poste, cle)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    attendre_l_examen(qtbot, page)
    return page


def _titrer(qtbot: QtBot, page: EcranCommun, titre: str) -> None:
    page.activateWindow()
    taper(qtbot, page, "Titre du règlement", titre)
    attendre_l_examen(qtbot, page)
    page.garder()


def _titres(qtbot: QtBot, poste: Poste) -> list[str]:
    lus: list[list[str]] = []
    poste.jobs.ecrire(lambda: sorted(str(p.aide["titre"]) for p in lire_page(poste.services).communs), then=lus.append)
    qtbot.waitUntil(lambda: bool(lus))
    return lus[0]


def test_two_posts_that_write_the_common_rules_are_told_and_both_are_kept(
    qtbot: QtBot, ici: tuple[Bureau, str], jobs: Jobs
) -> None:
    ouvert, _ = ici
    poste = Poste(ouvert.services, jobs, AvisNotes(), lambda: ouvert.auteur)
    premiere = _commun(qtbot, poste)
    seconde = _commun(qtbot, Poste(ouvert.services, jobs, AvisNotes(), lambda: AUTRE))
    _titrer(qtbot, seconde, "Celui de Lea")

    _titrer(qtbot, premiere, "Le mien")
    qtbot.waitUntil(premiere.conflit.isVisible)

    assert premiere.conflit.phrase.text().startswith("Léa MARTIN a changé ce projet")
    assert "Titre du règlement" in premiere.conflit.ecarts.text()
    assert not seconde.conflit.isVisible()
    assert _titres(qtbot, poste) == ["Celui de Lea", "Le mien"]

    voulues: list[str] = []
    premiere.projet_voulu.connect(voulues.append)
    qtbot.mouseClick(premiere.conflit.ouvrir, Qt.MouseButton.LeftButton)
    assert voulues == [PRINCIPAL]

    # Who comes later is told of the other one, and from there goes to it.
    suivante = _commun(qtbot, poste)
    assert suivante.conflit.isVisible()
    assert suivante.conflit.phrase.text().startswith("Ce projet a deux versions")
    suivante.projet_voulu.connect(voulues.append)
    qtbot.mouseClick(suivante.conflit.ouvrir, Qt.MouseButton.LeftButton)
    la_mienne = _commun(qtbot, poste, voulues[-1])
    assert "Celui de Lea" in la_mienne.conflit.ecarts.text()

    # Given up alone.
    qtbot.mouseClick(la_mienne.abandonner, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(la_mienne.en_vigueur):
        qtbot.mouseClick(la_mienne.confirmation.oui, Qt.MouseButton.LeftButton)
    assert _titres(qtbot, poste) == ["Celui de Lea"]
