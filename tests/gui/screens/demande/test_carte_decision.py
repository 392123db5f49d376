"""From the calculation to the notification: who may decide, with which reasons, and what can no longer change."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.application.instruction.page import lire_brouillons
from ccas_desktop.domain.demandes.decision import Organe, SensDecision
from ccas_desktop.domain.demandes.demande import StatutDemande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, choisir_dans_le_menu, choisir_segment, cliquer, lisible, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def energie(bureau: Bureau, *, facture: str = "300", ressources: str = "600") -> str:
    """Deposit a request that the scale grants at 50 % (reste à vivre of 100 €)."""
    bureau.avec_budget(ressources=ressources, charges="500")
    return bureau.deposer("aide_energie", montant_facture=Decimal(facture)).id


def issue(ecran: EcranDemande) -> str:
    return lisible(ecran.evaluation.issue.accessibleName())


def test_says_the_amount_and_explains_it(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)

    assert issue(ecran) == "Peut être accordée : 150,00 €"
    assert "1. Degré et mode de contribution du calcul" in ecran.evaluation.explication
    assert "4. Opérations effectuées" in ecran.evaluation.explication


def test_leads_to_where_a_missing_fact_is_typed(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer("aide_energie", montant_facture=Decimal(300)).id
    ecran = ouvrir(preparer(), demande_id)
    assert issue(ecran) == "Information manquante"

    with qtbot.waitSignal(ecran.dossier_voulu) as emis:
        cliquer(ecran.evaluation.manquants.boutons[0])

    assert emis.args == [bureau.dossier.dossier.id]


def test_copies_the_explanation(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, avis = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)

    cliquer(ecran.evaluation.copier)

    assert avis.succes_dits == ["Explication copiée."]


def test_records_what_the_calculation_proposes(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, avis = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)

    cliquer(ecran.decision.enregistrer)

    qtbot.waitUntil(lambda: avis.succes_dits == ["Décision 2026DEC0001 enregistrée."])
    decision = lire_demande(bureau.services.base, demande_id).decision
    assert decision is not None
    assert (decision.sens, decision.montant) == (SensDecision.ACCORD, Decimal("150.00"))
    assert decision.organe is Organe.PRESIDENT_DELEGUE


def test_ctrl_s_records_and_the_focus_stays_in_the_step(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, avis = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    qtbot.waitUntil(ecran.demande.accuse.hasFocus)
    ecran.aller_a(Etape.DECISION)
    pris = QApplication.focusWidget()
    assert pris is not None
    assert ecran.decision.isAncestorOf(pris)

    QTest.keyClick(pris, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: avis.succes_dits == ["Décision 2026DEC0001 enregistrée."])
    qtbot.waitUntil(ecran.decision.bloc.mode.controle.hasFocus)


def test_a_refusal_without_reasons_is_refused_at_its_fields(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    champs = ecran.decision.formulaire
    choisir_segment(champs.sens, "refus")
    assert not champs.montant.isVisible()

    cliquer(ecran.decision.enregistrer)

    qtbot.waitUntil(lambda: champs.motif_fait.erreur.startswith("Un refus s’explique"))
    assert champs.motif_droit.erreur.startswith("Un refus s’explique")
    assert lire_demande(bureau.services.base, demande_id).decision is None


# The offscreen platform says that it cannot give a menu the keyboard, and gives it all the same.
@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_common_reasons_and_rules_are_inserted_to_be_edited(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    champs = ecran.decision.formulaire
    choisir_segment(champs.sens, "refus")

    champs.motif_courant.setFocus()
    # The menu runs an event loop of its own until it is closed.
    QTimer.singleShot(0, lambda: choisir_dans_le_menu(champs.motif_courant, rang=3))
    QTest.keyClick(champs.motif_courant, Qt.Key.Key_Space)
    QTimer.singleShot(0, lambda: choisir_dans_le_menu(champs.regle, rang=0))
    QTest.keyClick(champs.regle, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "n’est pas dans la commune" in champs.motif_fait.brouillon())
    qtbot.waitUntil(lambda: champs.motif_droit.brouillon().startswith("Article 4.1 du règlement"))
    assert champs.motif_droit.controle.hasFocus()


def test_a_refusal_proposed_by_the_rules_comes_with_its_reasons(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau, ressources="1500")
    ecran = ouvrir(preparer(), demande_id)
    champs = ecran.decision.formulaire
    assert champs.sens.valeur() == "refus"
    assert "Reste à vivre par personne" in champs.motif_fait.brouillon()
    assert "Article 4.3" in champs.motif_droit.brouillon()

    cliquer(ecran.decision.enregistrer)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande_id).decision is not None)


class TestPlafond:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(plafond=Decimal(100))

    def test_a_way_closed_by_its_ceiling_is_shown_with_its_reason(
        self, qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
    ) -> None:
        bureau, preparer, _ = poste_de_travail
        demande_id = energie(bureau)
        ecran = ouvrir(preparer(), demande_id)
        voie = ecran.decision.formulaire.voie
        modele = voie.liste.model()
        assert isinstance(modele, QStandardItemModel)
        fermes = [i for i in range(modele.rowCount()) if not modele.item(i).isEnabled()]
        assert len(fermes) == 1
        assert "plafond de la délégation (100,00 €)" in lisible(voie.controle.accessibleDescription())
        assert voie.voie is not None
        assert voie.voie.organe is Organe.COMMISSION_PERMANENTE

        champs = ecran.decision.formulaire
        taper(champs.montant.ligne, "90")

        qtbot.waitUntil(lambda: all(modele.item(i).isEnabled() for i in range(modele.rowCount())))


def test_a_partial_grant_says_instead_of_what(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.avec_budget(ressources="600")
    demande_id = bureau.deposer("aide_energie", montant_facture=Decimal(300), montant_demande=Decimal(300)).id
    ecran = ouvrir(preparer(), demande_id)
    champs = ecran.decision.formulaire
    assert champs.sens.valeur() == "accord_partiel"
    assert champs.reference.isVisible()

    cliquer(ecran.decision.enregistrer)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande_id).decision is not None)
    decision = lire_demande(bureau.services.base, demande_id).decision
    assert decision is not None
    assert decision.montant_reference == Decimal(300)


def test_what_is_typed_of_a_decision_comes_back(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id, poste = energie(bureau), preparer()
    ecran = ouvrir(poste, demande_id)
    taper(ecran.decision.formulaire.modalites.texte, "Virement au fournisseur")
    qtbot.waitUntil(lambda: f"decision/{demande_id}" in lire_brouillons(bureau.services, f"decision/{demande_id}"))

    retour = ouvrir(poste, demande_id)

    qtbot.waitUntil(lambda: retour.decision.formulaire.modalites.brouillon() == "Virement au fournisseur")
    assert retour.decision.formulaire.voie.valeur()


def test_notifies_then_nothing_can_be_edited(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    cliquer(ecran.decision.enregistrer)
    bloc = ecran.decision.bloc
    qtbot.waitUntil(bloc.notifier.isVisible)

    choisir(bloc.mode, "remise en main propre")
    cliquer(bloc.notifier)

    qtbot.waitUntil(lambda: "ne se modifie plus" in bloc.bandeau.accessibleName())
    complete = lire_demande(bureau.services.base, demande_id)
    assert complete.demande.statut is StatutDemande.NOTIFIEE
    assert complete.decision is not None
    assert complete.decision.notifiee_le == AUJOURDHUI
    assert not bloc.annuler.isVisible()
    assert not ecran.decision.formulaire.isVisible()


def test_a_notification_needs_how_it_was_given(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    cliquer(ecran.decision.enregistrer)
    bloc = ecran.decision.bloc
    qtbot.waitUntil(bloc.notifier.isVisible)

    cliquer(bloc.notifier)
    assert bloc.mode.erreur == "À remplir."
    choisir(bloc.mode, "courrier")
    taper(bloc.le.ligne, "01112026")
    QTest.keyClick(bloc.le.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bloc.le.erreur.startswith("La notification est avant la décision"))


def test_takes_back_a_decision_after_a_question(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)
    cliquer(ecran.decision.enregistrer)
    bloc = ecran.decision.bloc
    qtbot.waitUntil(bloc.annuler.isVisible)

    cliquer(bloc.annuler)
    assert bloc.confirmation.non.hasFocus()
    QTest.keyClick(bloc.confirmation.non, Qt.Key.Key_Escape)
    assert not bloc.confirmation.isVisible()
    cliquer(bloc.annuler)
    cliquer(bloc.confirmation.oui)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande_id).decision is None)
    qtbot.waitUntil(ecran.decision.formulaire.isVisible)


def test_presents_a_request_to_the_commission(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)

    cliquer(ecran.decision.commission)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande_id).demande.statut is StatutDemande.A_DECIDER)
    qtbot.waitUntil(lambda: not ecran.decision.commission.isVisible())


def test_closes_a_request_that_the_person_withdraws(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = energie(bureau)
    ecran = ouvrir(preparer(), demande_id)

    cliquer(ecran.decision.retirer)
    cliquer(ecran.decision.confirmation.oui)

    qtbot.waitUntil(
        lambda: lire_demande(bureau.services.base, demande_id).demande.statut is StatutDemande.RETIREE_PAR_USAGER
    )
    qtbot.waitUntil(lambda: not ecran.decision.formulaire.isVisible())
