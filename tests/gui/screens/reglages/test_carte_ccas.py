"""The card of the CCAS, with real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application import brouillons
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_ccas import CarteCcas
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(2000)


def taper(qtbot: QtBot, carte: CarteCcas, nom: str, texte: str) -> None:
    champ = carte.champs[nom]
    champ.controle.setFocus()
    if isinstance(champ, LigneTexte):
        champ.ligne.selectAll()
    qtbot.keyClicks(champ.controle, texte)


def enregistrer(qtbot: QtBot, carte: CarteCcas) -> None:
    with qtbot.waitSignal(carte.enregistre):
        qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)


def ccas_en_base(neuf: PosteNeuf) -> Ccas:
    return lire_reglages(neuf.poste.services).ccas


def test_saves_what_is_typed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("ccas").ccas

    taper(qtbot, carte, "nom", "CCAS de Flers")
    taper(qtbot, carte, "adresse", "1 place du Puits\r61100 FLERS")
    taper(qtbot, carte, "siret", "130 025 265 00013")
    enregistrer(qtbot, carte)

    saved = ccas_en_base(neuf)
    assert (saved.nom, saved.siret) == ("CCAS de Flers", "13002526500013")
    assert saved.adresse == ("1 place du Puits", "61100 FLERS")
    assert not carte.pied.en_cours


def test_enter_in_a_field_saves(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("tribunal").ccas

    with qtbot.waitSignal(carte.enregistre):
        qtbot.keyClicks(carte.champs["tribunal"].controle, "Caen\r")

    assert ccas_en_base(neuf).tribunal == "Caen"


def test_a_wrong_siret_is_refused_at_its_field_and_stays(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("siret").ccas

    qtbot.keyClicks(carte.champs["siret"].controle, "13002526500014\r")
    qtbot.waitUntil(lambda: bool(carte.champs["siret"].erreur))

    assert "SIRET invalide" in carte.champs["siret"].erreur
    assert carte.champs["siret"].brouillon() == "13002526500014"
    assert carte.champs["siret"].controle.hasFocus()
    assert ccas_en_base(neuf).siret == ""


def test_what_is_typed_comes_back_when_the_page_opens_again(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    avant = ouvrir("ccas")
    taper(qtbot, avant.ccas, "nom", "CCAS de Fl")
    avant.ccas.saisie.liaison.pousser()
    avant.close()

    carte = ouvrir("ccas").ccas

    assert carte.champs["nom"].brouillon() == "CCAS de Fl"
    assert carte.champs["duree_active"].brouillon() == "deux ans"
    assert carte.pied.en_cours


def test_no_draft_is_left_once_saved(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("ccas").ccas
    taper(qtbot, carte, "nom", "CCAS de Flers")

    enregistrer(qtbot, carte)

    assert neuf.ecrire(lambda services: brouillons.reprendre(services, "reglages/ccas")) is None
    assert not ouvrir("ccas").ccas.pied.en_cours


def test_another_card_that_saves_leaves_what_is_typed_here(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    ecran = ouvrir("ccas")
    taper(qtbot, ecran.ccas, "nom", "CCAS de Flers")

    ecran.agents.enregistre.emit()
    qtbot.waitUntil(lambda: bool(ecran.manques.boutons))

    assert ecran.ccas.champs["nom"].brouillon() == "CCAS de Flers"


def test_giving_up_shows_the_saved_values_and_forgets_the_draft(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("ccas").ccas
    taper(qtbot, carte, "nom", "CCAS de Flers")
    enregistrer(qtbot, carte)
    taper(qtbot, carte, "nom", "Mauvais nom")

    qtbot.mouseClick(carte.pied.abandonner, Qt.MouseButton.LeftButton)

    assert carte.champs["nom"].brouillon() == "CCAS de Flers"
    assert neuf.ecrire(lambda services: brouillons.reprendre(services, "reglages/ccas")) is None


def test_a_logo_is_saved_with_the_rest(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path) -> None:
    carte = ouvrir("ccas").ccas
    image = tmp_path / "logo.png"
    image.write_bytes(LOGO)

    carte.importer_logo(image)
    qtbot.waitUntil(lambda: carte.retirer.isVisible())
    enregistrer(qtbot, carte)

    assert ccas_en_base(neuf).logo == LOGO


def test_a_text_is_no_logo(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path) -> None:
    carte = ouvrir("ccas").ccas
    faux = tmp_path / "logo.png"
    faux.write_text("un texte", "utf-8")

    carte.importer_logo(faux)
    qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert "PNG" in neuf.avis.avis[0].titre
    assert not carte.retirer.isVisible()


def test_a_missing_logo_changes_nothing(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir, tmp_path: Path) -> None:
    carte = ouvrir("ccas").ccas

    carte.importer_logo(tmp_path / "absent.png")
    qtbot.waitUntil(lambda: bool(neuf.avis.avis))

    assert neuf.avis.avis[0].titre == "Cette image ne peut pas être lue."
