"""The card of the updates, with the keyboard: set, look, receive, agree, come back; and each thing that goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.mises_a_jour.sources import SourceDossier
from ccas_desktop.application.errors import TelechargementCoupe
from ccas_desktop.application.mises_a_jour.installation import bilan_au_demarrage, installer_mise_a_jour, revenir
from ccas_desktop.application.mises_a_jour.reglage import adresse_reglee, chaque_jour
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.ports.mises_a_jour import Annule, Flux, Politique
from ccas_desktop.application.services import Services
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.mises_a_jour import CarteMisesAJour
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour
from tests.fakes.poste_neuf import PosteNeuf

Montrer = Callable[..., CarteMisesAJour]


@pytest.fixture
def maj(tmp_path: Path) -> PosteAJour:
    """Return a workstation that replaces itself."""
    return PosteAJour(tmp_path / "maj")


@pytest.fixture
def montrer(neuf: PosteNeuf, maj: PosteAJour, ouvrir: Callable[..., EcranReglages], qtbot: QtBot) -> Montrer:
    """Show the card, read, on a workstation of a version."""

    def montrer(version: str = "9.0.0", *, adresse: bool = True, **autres: object) -> CarteMisesAJour:
        if adresse:
            services = maj.brancher(neuf.poste.services, version, **autres)
        else:
            services = replace(neuf.poste.services, mises_a_jour=maj.ports(version, **autres))
        carte = ouvrir("mises_a_jour", poste=replace(neuf.poste, services=services)).mises_a_jour
        qtbot.waitUntil(lambda: bool(carte.etat.text()))
        return carte

    return montrer


def _touche(qtbot: QtBot, bouton: QPushButton) -> None:
    bouton.setFocus()
    assert QApplication.focusWidget() is bouton
    qtbot.keyClick(bouton, Qt.Key.Key_Space)


def _chercher(qtbot: QtBot, carte: CarteMisesAJour) -> None:
    with qtbot.waitSignal(carte.lue):
        _touche(qtbot, carte.chercher)


def _visibles(carte: CarteMisesAJour) -> list[bool]:
    return [bouton.isVisible() for bouton in (carte.chercher, carte.telecharger, carte.installer)]


def _faire(neuf: PosteNeuf, services: Services, verbe: Callable[[Services], object]) -> None:
    """Do something of the store as the window does it."""
    neuf.ecrire(lambda _services: verbe(services))


def test_here_updates_come_otherwise_and_nothing_is_offered(
    neuf: PosteNeuf, ouvrir: Callable[..., EcranReglages], qtbot: QtBot
) -> None:
    carte = ouvrir("mises_a_jour").mises_a_jour
    qtbot.waitUntil(lambda: bool(carte.etat.text()))

    assert "la personne ou du service qui l’a installé" in carte.etat.text()
    assert _visibles(carte) == [False, False, False]
    assert not carte.reglage.isVisible()
    assert not carte.retour.isVisible()


def test_the_it_department_turned_it_off(maj: PosteAJour, montrer: Montrer) -> None:
    maj.politique = Politique(interdites=True)
    carte = montrer()

    assert "désactivées par votre service informatique" in carte.etat.text()
    assert _visibles(carte) == [False, False, False]
    assert not carte.reglage.isVisible()


def test_the_it_department_gives_the_address(maj: PosteAJour, montrer: Montrer) -> None:
    maj.politique = Politique(adresse=r"\\mairie\maj")
    carte = montrer()

    assert r"\\mairie\maj" in carte.reglage.imposee.text()
    assert not carte.reglage.champs.isVisible()
    assert carte.chercher.isVisible()


def test_an_address_is_typed_refused_at_its_field_then_kept(
    neuf: PosteNeuf, maj: PosteAJour, montrer: Montrer, qtbot: QtBot
) -> None:
    carte = montrer(adresse=False)
    reglage, preferences = carte.reglage, neuf.poste.services.preferences
    assert "Aucune adresse" in carte.etat.text()
    assert _visibles(carte) == [False, False, False]

    reglage.adresse.ligne.setFocus()
    qtbot.keyClicks(reglage.adresse.ligne, "http://maj.exemple.fr")
    qtbot.keyClick(reglage.adresse.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "https" in reglage.adresse.erreur)
    assert adresse_reglee(neuf.poste.services) == ""

    reglage.adresse.ligne.selectAll()
    qtbot.keyClicks(reglage.adresse.ligne, str(maj.publie))
    qtbot.keyClick(reglage.rythme.segments.boutons["demande"], Qt.Key.Key_Space)
    _touche(qtbot, reglage.enregistrer)
    qtbot.waitUntil(carte.chercher.isVisible)

    assert reglage.adresse.erreur == ""
    assert adresse_reglee(neuf.poste.services) == str(maj.publie)
    assert not chaque_jour(preferences)


def test_a_version_is_found_received_and_asked_for(maj: PosteAJour, montrer: Montrer, qtbot: QtBot) -> None:
    maj.publier()
    carte = montrer()

    _chercher(qtbot, carte)
    assert "9.1.0 est disponible" in carte.etat.text()
    assert "s’impriment plus vite" in carte.nouveautes.text()
    assert "Mo" in carte.telecharger.text()
    assert _visibles(carte) == [True, True, False]

    _touche(qtbot, carte.telecharger)
    qtbot.waitUntil(carte.installer.isVisible)
    assert "prête à installer" in carte.etat.text()
    assert _visibles(carte) == [True, False, True]

    _touche(qtbot, carte.installer)
    assert carte.confirmation.isVisible()
    assert QApplication.focusWidget() is carte.confirmation.non
    qtbot.keyClick(carte.confirmation.non, Qt.Key.Key_Escape)
    assert not carte.confirmation.isVisible()

    _touche(qtbot, carte.installer)
    with qtbot.waitSignal(carte.remplacement_voulu) as voulu:
        qtbot.keyClick(carte.confirmation.oui, Qt.Key.Key_Space)
    assert voulu.args == [installer_mise_a_jour]
    assert maj.lanceur.lances == []


def test_the_version_that_runs_is_the_newest(maj: PosteAJour, montrer: Montrer, qtbot: QtBot) -> None:
    maj.publier(manifeste(installation=installation(version="9.0.0")))
    carte = montrer()

    _chercher(qtbot, carte)

    assert "9.0.0 est la plus récente" in carte.etat.text()
    assert "Dernière recherche" in carte.recherche_faite.text()
    assert not carte.nouveautes.isVisible()


def test_a_refused_manifest_is_said_in_the_card(
    maj: PosteAJour, montrer: Montrer, qtbot: QtBot, neuf: PosteNeuf
) -> None:
    maj.publier(manifeste(windows_minimum=99_999))
    carte = montrer()

    _chercher(qtbot, carte)

    assert "demande un Windows plus récent" in carte.etat.text()
    assert neuf.avis.avis == []


def test_a_replayed_manifest_is_said_above_the_version_found_before(
    maj: PosteAJour, montrer: Montrer, qtbot: QtBot
) -> None:
    maj.publier()
    carte = montrer()
    _chercher(qtbot, carte)
    maj.publier(manifeste(serie=2))

    _chercher(qtbot, carte)

    assert "9.1.0 est disponible" in carte.etat.text()
    assert carte.refus.isVisible()
    assert "plus ancien" in carte.refus.accessibleName()


def test_nobody_at_that_address_is_said_and_work_goes_on(montrer: Montrer, qtbot: QtBot, neuf: PosteNeuf) -> None:
    carte = montrer()

    _chercher(qtbot, carte)

    assert [avis.titre for avis in neuf.avis.avis] == ["L’adresse des mises à jour ne répond pas."]
    assert carte.chercher.isEnabled()
    assert not carte.attente.isVisible()


def test_another_file_than_the_published_one_is_said(
    maj: PosteAJour, montrer: Montrer, qtbot: QtBot, neuf: PosteNeuf
) -> None:
    maj.publier(setup=SETUP[:-1] + b"!")
    carte = montrer()
    _chercher(qtbot, carte)

    with qtbot.waitSignal(carte.lue):
        _touche(qtbot, carte.telecharger)

    assert "n’est pas celui qui a été publié" in neuf.avis.avis[0].titre
    assert _visibles(carte) == [True, True, False]


class Lente(SourceDossier):
    """A share that gives one piece, then waits until it is given up."""

    def __init__(self, dossier: Path) -> None:
        super().__init__(dossier)
        self.finie = Event()

    @contextmanager
    def installation(self, fichier: str, *, depuis: int, annule: Annule) -> Iterator[Flux]:
        """Give a piece, then nothing."""

        def morceaux() -> Iterator[bytes]:
            yield SETUP[:300_000]
            while not annule():
                Event().wait(0.01)
            self.finie.set()
            raise TelechargementCoupe("annule")

        yield Flux(0, morceaux())


def test_a_download_says_how_far_it_is_and_is_given_up_by_the_keyboard(
    maj: PosteAJour, montrer: Montrer, qtbot: QtBot, neuf: PosteNeuf
) -> None:
    maj.publier()
    source = Lente(maj.publie)
    carte = montrer(ouvrir=lambda _adresse: source)
    _chercher(qtbot, carte)

    _touche(qtbot, carte.telecharger)
    qtbot.waitUntil(lambda: " sur " in carte.attente.accessibleName())
    assert not carte.telecharger.isEnabled()
    with qtbot.waitSignal(carte.lue):
        _touche(qtbot, carte.attente.bouton)

    assert source.finie.wait(5)
    assert carte.telecharger.isEnabled()
    assert not carte.attente.isVisible()
    assert neuf.avis.avis == []
    assert "9.1.0 est disponible" in carte.etat.text()


def _mettre_a_jour(neuf: PosteNeuf, maj: PosteAJour) -> None:
    maj.publier()
    services = maj.brancher(neuf.poste.services)
    verifier_mise_a_jour(services, annule=lambda: False)
    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)
    _faire(neuf, services, installer_mise_a_jour)
    bilan_au_demarrage(maj.brancher(neuf.poste.services, "9.1.0"))


def test_coming_back_says_what_would_be_lost_and_is_agreed_to(
    neuf: PosteNeuf, maj: PosteAJour, montrer: Montrer, qtbot: QtBot
) -> None:
    _mettre_a_jour(neuf, maj)
    carte = montrer("9.1.0")
    qtbot.waitUntil(carte.retour.revenir.isVisible)
    assert "La version 9.0.0 peut être remise en place" in carte.retour.phrase.text()

    _touche(qtbot, carte.retour.revenir)
    assert "Rien n’a été enregistré depuis" in carte.retour.confirmation.accessibleName()
    with qtbot.waitSignal(carte.remplacement_voulu) as voulu:
        qtbot.keyClick(carte.retour.confirmation.oui, Qt.Key.Key_Space)

    assert voulu.args == [revenir]
    assert maj.lanceur.lances == [SETUP]


def test_the_former_version_is_erased_once_agreed_to(
    neuf: PosteNeuf, maj: PosteAJour, montrer: Montrer, qtbot: QtBot
) -> None:
    _mettre_a_jour(neuf, maj)
    carte = montrer("9.1.0")
    qtbot.waitUntil(carte.retour.revenir.isVisible)

    _touche(qtbot, carte.retour.oublier)
    qtbot.keyClick(carte.retour.confirmation.oui, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not carte.retour.revenir.isVisible())
    assert "Aucune version précédente n’est gardée sur ce poste" in carte.retour.phrase.text()

    assert not maj.depot.est_prete(installation(ANCIEN_SETUP, "9.0.0"))
    assert neuf.avis.succes_dits == ["L’ancienne version et les copies de la base sont effacées de ce poste."]


def test_what_is_being_typed_in_the_address_stays_when_the_card_is_read_again(
    maj: PosteAJour, montrer: Montrer, qtbot: QtBot
) -> None:
    maj.publier()
    carte = montrer()
    carte.reglage.adresse.ligne.setFocus()
    qtbot.keyClick(carte.reglage.adresse.ligne, Qt.Key.Key_End)
    qtbot.keyClicks(carte.reglage.adresse.ligne, "/suite")

    _chercher(qtbot, carte)

    assert str(carte.reglage.adresse.valeur()).endswith("/suite")
