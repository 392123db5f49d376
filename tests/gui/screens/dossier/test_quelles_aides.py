"""The tab « Quelles aides ? »: reached by its key or its button, read without a call, one action opens the request."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.gui.forms import ChampOuiNon
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.onglet_quelles_aides import CarteAide, OngletQuellesAides
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
    voulues: list[tuple[str, Amorce]] = []
    ecran.aide_voulue.connect(lambda dossier_id, amorce: voulues.append((dossier_id, amorce)))

    qtbot.keyClick(ici(), Qt.Key.Key_A, CTRL | MAJ)
    premiere = _lu(qtbot, ecran).aides[0]
    qtbot.mouseClick(premiere.demander, Qt.MouseButton.LeftButton)

    assert "Peut être accordée" in premiere.issue.accessibleName()
    # What the former request was told is known already.
    assert voulues == [(le_bureau.dossier.dossier.id, Amorce("transport_solidaire", {"reside_commune": True}))]


def test_the_button_of_the_first_tab_leads_there(
    qtbot: QtBot, poste: Poste, ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    ecran = ouvrir(poste)

    qtbot.mouseClick(synthese(ecran).demandes.quelles, Qt.MouseButton.LeftButton)

    _lu(qtbot, ecran)


def test_the_new_request_is_of_the_aid_chosen(qtbot: QtBot, poste: Poste, le_bureau: Bureau) -> None:
    amorce = Amorce("aide_energie", {"reside_commune": False, "inconnue": True}, Decimal("312.40"), Decimal(90))
    nouvelle = EcranNouvelleDemande(poste, le_bureau.dossier.dossier.id, amorce)
    qtbot.addWidget(nouvelle)
    qtbot.waitUntil(lambda: nouvelle.formulaire is not None)

    formulaire = nouvelle.formulaire
    assert formulaire is not None
    assert formulaire.aide.valeur() == "aide_energie"
    assert (formulaire.facture.valeur(), formulaire.montant.valeur()) == (Decimal("312.40"), Decimal(90))
    assert formulaire.liaison.champs["question/reside_commune"].valeur() is False


def test_what_the_person_says_is_tried_at_once_and_taken_along(
    qtbot: QtBot, le_bureau: Bureau, installer: Callable[[], Poste], ouvrir: Callable[[Poste], EcranDossier]
) -> None:
    le_bureau.avec_budget("900", "800")
    ecran = ouvrir(installer())
    voulues: list[Amorce] = []
    ecran.aide_voulue.connect(lambda _dossier_id, amorce: voulues.append(amorce))
    qtbot.keyClick(ici(), Qt.Key.Key_A, CTRL | MAJ)
    onglet = _lu(qtbot, ecran)

    def energie() -> CarteAide:
        return next(carte for carte in onglet.aides if carte.code == "aide_energie")

    reside, facture = onglet.dits.champs["reside_commune"], onglet.dits.champs["montant_facture"]
    assert isinstance(reside, ChampOuiNon)
    qtbot.mouseClick(reside.segments.boutons["oui"], Qt.MouseButton.LeftButton)
    facture.controle.setFocus()
    qtbot.keyClicks(facture.controle, "200")
    qtbot.waitUntil(lambda: "100,00" in energie().issue.accessibleName())
    assert facture.controle.hasFocus()

    qtbot.mouseClick(energie().demander, Qt.MouseButton.LeftButton)

    assert voulues == [Amorce("aide_energie", {"reside_commune": True}, Decimal(200), None)]
    with le_bureau.services.base.lecture() as base:
        assert base.demandes_du_dossier(le_bureau.dossier.dossier.id) == ()
