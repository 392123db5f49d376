"""The tab « Quelles aides ? »: reached by its key or its button, read without a call, one action opens the request."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.onglet_quelles_aides import OngletQuellesAides
from tests.fakes.bureau import Bureau
from tests.gui.screens.dossier.gestes import ici, synthese

CTRL, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _lu(qtbot: QtBot, ecran: EcranDossier) -> OngletQuellesAides:
    onglet = ecran.onglet
    assert isinstance(onglet, OngletQuellesAides)
    qtbot.waitUntil(lambda: bool(onglet.aides))
    return onglet


def test_the_key_tries_every_aid_and_one_click_asks_for_it(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    demande = le_bureau.deposer()
    for code, valeur in (("quotient_familial", "650"), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "non")):
        retenir_saisie(le_bureau.services, le_bureau.auteur, demande.id, ValeurSaisie(code, valeur))
    ecran = ouvrir(installer())
    voulues: list[tuple[str, str]] = []
    ecran.aide_voulue.connect(lambda dossier_id, aide: voulues.append((dossier_id, aide)))

    qtbot.keyClick(ici(), Qt.Key.Key_A, CTRL | MAJ)
    premiere = _lu(qtbot, ecran).aides[0]
    qtbot.mouseClick(premiere.demander, Qt.MouseButton.LeftButton)

    assert "Peut être accordée" in premiere.issue.accessibleName()
    assert voulues == [(le_bureau.dossier.dossier.id, "transport_solidaire")]


def test_the_button_of_the_first_tab_leads_there(
    qtbot: QtBot, poste: Poste, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    ecran = ouvrir(poste)

    qtbot.mouseClick(synthese(ecran).demandes.quelles, Qt.MouseButton.LeftButton)

    _lu(qtbot, ecran)


def test_the_new_request_is_of_the_aid_chosen(qtbot: QtBot, poste: Poste, le_bureau: Bureau) -> None:
    nouvelle = EcranNouvelleDemande(poste, le_bureau.dossier.dossier.id, "aide_alimentaire")
    qtbot.addWidget(nouvelle)
    qtbot.waitUntil(lambda: nouvelle.formulaire is not None)

    assert nouvelle.formulaire is not None
    assert nouvelle.formulaire.aide.valeur() == "aide_alimentaire"
