"""The card of API Impôt particulier: saved, tried, its secrets never shown nor drafted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccas_desktop.application import brouillons
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale, ValiditeCertificat
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_impots import CarteImpots
from tests.fakes.impot import INSTANT
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
SECRET = "cle-tres-secrete"
SAISIE = {
    "url": "https://passerelle.fr/impotparticulier/1.0",
    "teleservice": "CCAS",
    "url_jeton": "https://passerelle.fr/token",
    "client_id": "client",
    "cle_client": SECRET,
}


def taper(qtbot: QtBot, carte: CarteImpots, **textes: str) -> None:
    for nom, texte in textes.items():
        champ = carte.champs[nom]
        assert isinstance(champ, LigneTexte)
        champ.ligne.setFocus()
        champ.ligne.selectAll()
        qtbot.keyClicks(champ.ligne, texte)


def enregistrer(qtbot: QtBot, carte: CarteImpots) -> None:
    taper(qtbot, carte, **SAISIE)
    with qtbot.waitSignal(carte.enregistre):
        qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)


def mots(carte: CarteImpots) -> str:
    return "\n".join(etiquette.text() for etiquette in carte.findChildren(QLabel))


def test_it_says_that_the_gateway_wants_a_fixed_address(ouvrir: Ouvrir) -> None:
    carte = ouvrir("impots").impots

    assert "n’accepte qu’une adresse Internet fixe" in mots(carte)
    assert not carte.tester.isEnabled()


def test_the_access_is_saved_its_key_in_the_keyring_only(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("impots").impots

    enregistrer(qtbot, carte)

    connexion = lire_reglages(neuf.poste.services).impot
    assert {nom: getattr(connexion, nom) for nom in SAISIE if nom != "cle_client"} == {
        nom: texte for nom, texte in SAISIE.items() if nom != "cle_client"
    }
    assert neuf.secrets.lire(NOM_CLE_CLIENT) == SECRET
    assert carte.champs["cle_client"].valeur() is None
    qtbot.waitUntil(carte.tester.isEnabled)


def test_the_key_is_in_no_draft(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("impots").impots

    taper(qtbot, carte, **SAISIE)
    carte.saisie.liaison.pousser()

    garde = neuf.ecrire(lambda services: brouillons.reprendre(services, "reglages/impots"))
    assert garde is not None
    assert garde.contenu["client_id"] == "client"
    assert SECRET not in str(garde.contenu)


def test_a_fault_is_shown_at_its_field(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    carte = ouvrir("impots").impots
    taper(qtbot, carte, **{**SAISIE, "url": "http://passerelle.fr"})

    qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "https" in carte.champs["url"].erreur)


def test_an_access_that_works_is_said(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("impots").impots
    enregistrer(qtbot, carte)
    qtbot.waitUntil(carte.tester.isEnabled)

    qtbot.mouseClick(carte.tester, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: any("a donné un jeton" in dit for dit in neuf.avis.succes_dits))


def test_an_access_that_does_not_says_why_without_a_word_of_anybody(
    qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir
) -> None:
    carte = ouvrir("impots").impots
    enregistrer(qtbot, carte)
    qtbot.waitUntil(carte.tester.isEnabled)
    neuf.impot.epreuve = ReponseFiscale(EtatAppel.JETON_REFUSE, INSTANT, cause=CauseImpot.IDENTIFIANTS_REFUSES)

    qtbot.mouseClick(carte.tester, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(neuf.avis.avis))
    dit = str(neuf.avis.avis[-1])
    assert "Identifiants refusés" in dit
    assert "valeur déclarée" not in dit


def test_the_dates_of_the_certificate_are_shown(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.impot.validite = ValiditeCertificat(datetime(2025, 1, 5, 12, tzinfo=UTC), datetime(2028, 1, 5, 12, tzinfo=UTC))
    carte = ouvrir("impots").impots

    enregistrer(qtbot, carte)

    qtbot.waitUntil(lambda: carte.certificat.text() == "Certificat valable du 05/01/2025 au 05/01/2028.")


def test_a_certificate_that_cannot_serve_is_said(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.impot.validite = CauseImpot.CERTIFICAT_ABSENT
    carte = ouvrir("impots").impots

    enregistrer(qtbot, carte)

    qtbot.waitUntil(lambda: carte.certificat.text() == "Certificat introuvable")


def test_a_certificate_that_ends_soon_is_pointed_out(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.impot.validite = ValiditeCertificat(INSTANT - timedelta(days=300), INSTANT + timedelta(days=20))
    carte = ouvrir("impots").impots
    assert not carte.echeance.isVisible()

    enregistrer(qtbot, carte)

    qtbot.waitUntil(carte.echeance.isVisible)
    assert "expire dans 20 jours, le 13/12/2026" in carte.echeance.accessibleName()
