"""The letters of a step, typed and made by keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.gui.forms import ChampChoix, ChampDate, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.apercu import Apercu
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def passer(bureau: Bureau, demande_id: str, vers: StatutDemande, **champs: Any) -> None:
    changer_etat(bureau.services, bureau.auteur, demande_id, SaisieTransition(vers, **champs))


def demander(ecran: EcranDemande, modele: Modele) -> None:
    bouton = ecran.courriers.boutons[modele, "ouvrir"]
    bouton.setFocus()
    QTest.keyClick(bouton, Qt.Key.Key_Space)


def ligne(ecran: EcranDemande, nom: str) -> LigneTexte | ChampDate:
    champ = ecran.courriers.complement.champs[nom]
    assert isinstance(champ, LigneTexte | ChampDate)
    return champ


def lettre(qtbot: QtBot, ecran: EcranDemande) -> Apercu:
    qtbot.waitUntil(lambda: ecran.courriers.apercu is not None and ecran.courriers.apercu.isVisible())
    assert ecran.courriers.apercu is not None
    return ecran.courriers.apercu


def test_a_meeting_is_typed_then_made(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)
    demander(ecran, Modele.RENDEZ_VOUS)
    qtbot.waitUntil(lambda: ligne(ecran, "le").ligne.hasFocus())

    taper(ligne(ecran, "le").ligne, "01/12/2026")
    taper(ligne(ecran, "heure").ligne, "demain")
    taper(ligne(ecran, "lieu").ligne, "bureau 3")
    QTest.keyClick(ligne(ecran, "lieu").ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ligne(ecran, "heure").erreur.startswith("Heure illisible"))
    assert lire_demande(bureau.services.base, demande_id).courriers == ()

    taper(ligne(ecran, "heure").ligne, "14h30")
    QTest.keyClick(ligne(ecran, "heure").ligne, Qt.Key.Key_Return)

    assert lettre(qtbot, ecran).windowTitle() == "Rendez-vous"
    (courrier,) = lire_demande(bureau.services.base, demande_id).courriers
    assert "14\u00a0h\u00a030" in courrier.contenu
    assert not ecran.courriers.complement.isVisible()


def test_escape_closes_the_fields_and_keeps_what_was_typed(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)
    demander(ecran, Modele.RENDEZ_VOUS)
    qtbot.waitUntil(lambda: ligne(ecran, "le").ligne.hasFocus())
    taper(ligne(ecran, "lieu").ligne, "bureau 3")

    QTest.keyClick(ligne(ecran, "lieu").ligne, Qt.Key.Key_Escape)
    assert not ecran.courriers.complement.isVisible()

    demander(ecran, Modele.RENDEZ_VOUS)
    qtbot.waitUntil(lambda: ligne(ecran, "lieu").valeur() == "bureau 3")


def test_a_decision_put_off_hides_its_form_and_is_told_by_letter(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    passer(bureau, demande_id, StatutDemande.A_DECIDER, organe=OrganeSaisi.COMMISSION)
    passer(bureau, demande_id, StatutDemande.AJOURNEE, motif="Devis attendu.", le=AUJOURDHUI)
    ecran = ouvrir(preparer(), demande_id)
    assert not ecran.decision.enregistrer.isVisible()

    demander(ecran, Modele.AJOURNEMENT)
    qtbot.waitUntil(lambda: ligne(ecran, "action").ligne.hasFocus())
    taper(ligne(ecran, "action").ligne, "nous remettre le devis")
    taper(ligne(ecran, "reexamen_le").ligne, "15/12/2026")
    QTest.keyClick(ligne(ecran, "reexamen_le").ligne, Qt.Key.Key_Return)

    assert lettre(qtbot, ecran).windowTitle() == "Ajournement"


def test_an_inadmissible_request_is_notified_once_its_letter_is_made(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    passer(bureau, demande_id, StatutDemande.IRRECEVABLE, motif="Demande déjà présentée.")
    ecran = ouvrir(preparer(), demande_id)
    suite = ecran.decision.suite
    choisir(suite.suite, StatutDemande.NOTIFIEE.value)
    QTest.keyClick(suite.enregistrer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: suite.suite.erreur.startswith("Préparez d’abord la lettre"))

    demander(ecran, Modele.IRRECEVABILITE)
    signataire = ecran.courriers.complement.champs["signataire_id"]
    assert isinstance(signataire, ChampChoix)
    qtbot.waitUntil(signataire.liste.hasFocus)
    president = next(agent for agent in bureau.reglages.agents if agent.nom == "Durand")
    # Who welcomes the person holds no delegation, and is not offered.
    assert [signataire.liste.itemData(rang) for rang in range(signataire.liste.count())] == ["", president.id]
    choisir(signataire, president.id)
    taper(ligne(ecran, "motif_droit").ligne, "Article 2 : une demande par an.")
    QTest.keyClick(ligne(ecran, "motif_droit").ligne, Qt.Key.Key_Return)
    lettre(qtbot, ecran).close()

    qtbot.waitUntil(lambda: suite.enregistrer.isVisible() and suite.enregistrer.isEnabled())
    choisir(suite.suite, StatutDemande.NOTIFIEE.value)
    taper(suite.le.ligne, f"{date(2026, 11, 23):%d/%m/%Y}")
    QTest.keyClick(suite.le.ligne, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande_id).demande.statut is StatutDemande.NOTIFIEE)
