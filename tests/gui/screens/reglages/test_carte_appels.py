"""The way to the register of the calls, and the page of the habilitation request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.gui.screens.reglages import EcranReglages
from tests.fakes.poste_neuf import RESSOURCES, PosteNeuf

Ouvrir = Callable[..., EcranReglages]


def tracer(services: Services, *ages: timedelta) -> bool:
    with services.base.ecriture(Auteur("Essai")) as base:
        for age in ages:
            base.ajouter_trace(
                TraceAppel(
                    id=nouvel_id(),
                    instant=services.horloge.maintenant() - age,
                    agent="Essai",
                    source=Source.PRIME_ACTIVITE,
                    base_legale="support",
                    empreinte="ab",
                )
            )
    return True


def test_it_says_how_many_calls_are_kept_and_leads_to_them(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.ecrire(lambda services: tracer(services, timedelta(days=1), timedelta(days=2)))
    ecran = ouvrir("appels")
    qtbot.waitUntil(lambda: ecran.appels.compte.text().split() == ["2", "appels"])

    with qtbot.waitSignal(ecran.traces_voulues):
        qtbot.mouseClick(ecran.appels.ouvrir, Qt.MouseButton.LeftButton)

    assert not ecran.appels.purge.isVisible()


def test_it_says_that_some_are_too_old(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    neuf.ecrire(lambda services: tracer(services, timedelta(days=2000)))

    carte = ouvrir("appels").appels

    qtbot.waitUntil(carte.purge.isVisible)
    assert "36" in carte.purge.accessibleName()


def test_the_page_of_the_habilitation_is_previewed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    texte = (RESSOURCES / "reglements" / "demonstration.toml").read_text("utf-8")
    neuf.ecrire(lambda services: importer_reglement(services, Auteur("Essai"), texte, nom_fichier="r.toml"))
    bouton = ouvrir("reglement").reglement.habilitation
    qtbot.waitUntil(bouton.isVisible)

    with qtbot.waitSignal(bouton.montre, timeout=15_000):
        qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)

    apercu = bouton.apercu
    assert apercu is not None
    assert apercu.document.pageCount() == 3
    with qtbot.waitSignal(apercu.finished):
        qtbot.keyClick(apercu, Qt.Key.Key_Escape)


def test_there_is_no_such_page_without_a_reglement(ouvrir: Ouvrir) -> None:
    assert not ouvrir("reglement").reglement.habilitation.isVisible()
