"""The card of the proxy, typed with the keyboard and tried on a proxy of this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.apis.proxy import ProxyDuPoste
from ccas_desktop.application import brouillons
from ccas_desktop.application.ports.proxy import NOM_MOT_DE_PASSE_PROXY, ModeProxy, ReglageProxy, proxy_regle
from ccas_desktop.gui.forms import ChampSegments, LigneTexte
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_internet import CarteInternet
from tests.fakes.poste_neuf import PosteNeuf
from tests.fakes.proxy import proxy_factice

Ouvrir = Callable[..., EcranReglages]
SERVICE = "http://particulier.api.invalid"
SECRET = "motdepassesecret"


def choisir(qtbot: QtBot, carte: CarteInternet, mode: ModeProxy) -> None:
    champ = carte.champs["mode"]
    assert isinstance(champ, ChampSegments)
    qtbot.mouseClick(champ.segments.boutons[mode.value], Qt.MouseButton.LeftButton)


def taper(qtbot: QtBot, carte: CarteInternet, **textes: str) -> None:
    for nom, texte in textes.items():
        champ = carte.champs[nom]
        assert isinstance(champ, LigneTexte)
        champ.ligne.setFocus()
        champ.ligne.selectAll()
        qtbot.keyClicks(champ.ligne, texte)


def mots(carte: CarteInternet) -> str:
    textes = [etiquette.text() for etiquette in carte.findChildren(QLabel)]
    return "\n".join([*textes, *(ligne.displayText() for ligne in carte.findChildren(QLineEdit))])


def dit(qtbot: QtBot, carte: CarteInternet) -> str:
    """Try what is typed and return what is said."""
    qtbot.mouseClick(carte.tester, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(carte.resultat.isVisible)
    return carte.resultat.accessibleName()


@pytest.fixture
def carte(neuf: PosteNeuf, ouvrir: Ouvrir) -> CarteInternet:
    """Return the card of a workstation whose trials really leave by a proxy, towards a service of no network."""
    services = neuf.poste.services
    voie = ProxyDuPoste(services.preferences, services.secrets, lambda _url: None)
    poste = replace(
        neuf.poste,
        services=replace(services, essayer_proxy=lambda _url, *reste: voie.essayer(SERVICE, *reste)),
    )
    return ouvrir("internet", poste=poste).internet


def test_a_new_workstation_follows_the_system(carte: CarteInternet) -> None:
    assert carte.champs["mode"].valeur() == ModeProxy.SYSTEME.value
    assert not carte.champs["hote"].isVisible()


@pytest.mark.network
def test_a_proxy_that_wants_a_password_is_tried_then_saved(qtbot: QtBot, neuf: PosteNeuf, carte: CarteInternet) -> None:
    preferences = neuf.poste.services.preferences
    with proxy_factice(f"dupont:{SECRET}") as proxy:
        choisir(qtbot, carte, ModeProxy.MANUEL)
        taper(qtbot, carte, hote=f"127.0.0.1:{proxy.port}", exceptions="*.ville.fr; 10.*")
        assert "407" in dit(qtbot, carte)

        taper(qtbot, carte, compte="dupont", mot_de_passe="faux")
        assert not carte.resultat.isVisible()
        assert "mot de passe manque, ou il est faux" in dit(qtbot, carte)

        taper(qtbot, carte, mot_de_passe=SECRET)
        assert f"a répondu, par le proxy 127.0.0.1:{proxy.port}" in dit(qtbot, carte)
        assert proxy_regle(preferences) == ReglageProxy()

        qtbot.keyClick(carte.champs["mot_de_passe"].controle, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(neuf.avis.succes_dits))

    attendu = ReglageProxy(ModeProxy.MANUEL, "127.0.0.1", proxy.port, ("*.ville.fr", "10.*"), "dupont")
    assert proxy_regle(preferences) == attendu
    assert neuf.secrets.secrets[NOM_MOT_DE_PASSE_PROXY] == SECRET
    assert SECRET not in mots(carte)
    assert carte.champs["port"].valeur() == str(proxy.port)


def test_what_is_typed_is_a_draft_but_for_the_password(qtbot: QtBot, neuf: PosteNeuf, carte: CarteInternet) -> None:
    choisir(qtbot, carte, ModeProxy.MANUEL)
    taper(qtbot, carte, hote="proxy.ville.fr", compte="dupont", mot_de_passe=SECRET)
    carte.saisie.liaison.pousser()

    brouillon = neuf.ecrire(lambda services: brouillons.reprendre(services, "reglages/internet"))

    assert brouillon is not None
    assert brouillon.contenu == {"mode": "manuel", "hote": "proxy.ville.fr", "compte": "dupont"}


def test_a_fault_is_said_at_its_field_and_nothing_is_called(qtbot: QtBot, carte: CarteInternet) -> None:
    choisir(qtbot, carte, ModeProxy.MANUEL)
    taper(qtbot, carte, hote="proxy.ville.fr", port="99999")
    qtbot.mouseClick(carte.tester, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(carte.champs["port"].erreur))

    assert "65535" in carte.champs["port"].erreur
    assert not carte.resultat.isVisible()


def test_giving_up_shows_the_setting_again(qtbot: QtBot, carte: CarteInternet) -> None:
    choisir(qtbot, carte, ModeProxy.MANUEL)
    taper(qtbot, carte, hote="proxy.ville.fr")

    qtbot.mouseClick(carte.pied.abandonner, Qt.MouseButton.LeftButton)

    assert carte.champs["mode"].valeur() == ModeProxy.SYSTEME.value
    assert not carte.champs["hote"].isVisible()
    assert not carte.pied.en_cours


def test_without_a_network_the_trial_says_so(qtbot: QtBot, ouvrir: Ouvrir) -> None:
    carte = ouvrir("internet").internet

    assert "n’appelle aucun service" in dit(qtbot, carte)
