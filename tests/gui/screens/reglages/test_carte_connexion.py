"""The card of the connection: direct or through a relay, its secret typed once and never shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ccas_desktop.application import brouillons
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.application.services import NOM_ENTETE_RELAIS
from ccas_desktop.domain.ccas import API_PARTICULIER, Ccas
from ccas_desktop.gui.forms import ChampSegments, LigneTexte
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_connexion import DIRECTE, RELAIS, CarteConnexion
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]
SECRET = "valeur-secrete"


def choisir(qtbot: QtBot, carte: CarteConnexion, voie: str) -> None:
    champ = carte.champs["voie"]
    assert isinstance(champ, ChampSegments)
    qtbot.mouseClick(champ.segments.boutons[voie], Qt.MouseButton.LeftButton)


def taper(qtbot: QtBot, carte: CarteConnexion, nom: str, texte: str) -> None:
    champ = carte.champs[nom]
    assert isinstance(champ, LigneTexte)
    champ.ligne.setFocus()
    champ.ligne.selectAll()
    qtbot.keyClicks(champ.ligne, texte)


def remplir(qtbot: QtBot, carte: CarteConnexion, adresse: str = "https://relais.commune.fr/api") -> None:
    choisir(qtbot, carte, RELAIS)
    taper(qtbot, carte, "api_url", adresse)
    taper(qtbot, carte, "relais_entete", "X-Cle-Relais")
    taper(qtbot, carte, "relais_valeur", SECRET)


def enregistrer(qtbot: QtBot, carte: CarteConnexion) -> None:
    with qtbot.waitSignal(carte.enregistre):
        qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)


def ccas_en_base(neuf: PosteNeuf) -> Ccas:
    return lire_reglages(neuf.poste.services).ccas


def mots(carte: CarteConnexion) -> str:
    textes = [etiquette.text() for etiquette in carte.findChildren(QLabel)]
    return "\n".join([*textes, *(ligne.displayText() for ligne in carte.findChildren(QLineEdit))])


def test_a_new_workstation_calls_directly_and_says_what_the_terms_want(ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion

    assert carte.champs["voie"].valeur() == DIRECTE
    assert not carte.champs["api_url"].isVisible()
    assert "uniquement depuis des serveurs" in mots(carte)


def test_a_relay_is_saved_its_secret_in_the_keyring_only(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion

    remplir(qtbot, carte)
    enregistrer(qtbot, carte)

    ccas = ccas_en_base(neuf)
    assert (ccas.api_url, ccas.relais_entete) == ("https://relais.commune.fr/api", "X-Cle-Relais")
    assert neuf.secrets.secrets[NOM_ENTETE_RELAIS] == SECRET
    assert SECRET not in str(ccas)
    assert SECRET not in mots(carte)
    assert SECRET not in mots(ouvrir("connexion").connexion)


def test_the_secret_is_in_no_draft_and_hidden_while_typed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion

    remplir(qtbot, carte)
    carte.saisie.liaison.pousser()

    brouillon = neuf.ecrire(lambda services: brouillons.reprendre(services, "reglages/connexion"))
    assert brouillon is not None
    assert brouillon.contenu["api_url"] == "https://relais.commune.fr/api"
    assert SECRET not in str(brouillon.contenu)
    assert SECRET not in mots(carte)


def test_an_address_without_https_is_refused_at_its_field(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion

    remplir(qtbot, carte, "http://relais.commune.fr")
    qtbot.keyClick(carte.champs["api_url"].controle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(carte.champs["api_url"].erreur))

    assert "https://" in carte.champs["api_url"].erreur
    assert ccas_en_base(neuf).api_url == API_PARTICULIER
    assert NOM_ENTETE_RELAIS not in neuf.secrets.secrets


def test_a_header_without_its_value_is_refused_at_the_value(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion
    choisir(qtbot, carte, RELAIS)
    taper(qtbot, carte, "api_url", "https://relais.commune.fr")
    taper(qtbot, carte, "relais_entete", "X-Cle\r")

    qtbot.waitUntil(lambda: bool(carte.champs["relais_valeur"].erreur))

    assert carte.champs["relais_valeur"].controle.hasFocus()


def test_going_back_to_direct_forgets_the_relay(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("connexion").connexion
    remplir(qtbot, carte)
    enregistrer(qtbot, carte)

    choisir(qtbot, carte, DIRECTE)
    enregistrer(qtbot, carte)

    assert ccas_en_base(neuf).api_url == API_PARTICULIER
    assert NOM_ENTETE_RELAIS not in neuf.secrets.secrets


def test_behind_a_relay_the_token_may_be_tested_without_one_here(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    ecran = ouvrir("connexion")
    assert not ecran.jeton.tester.isEnabled()

    remplir(qtbot, ecran.connexion)
    enregistrer(qtbot, ecran.connexion)

    qtbot.waitUntil(ecran.jeton.tester.isEnabled)
    assert "relais" in ecran.jeton.droits.text()
